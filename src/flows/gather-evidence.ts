import { visibleFacts, type CaseFacts } from '#areas/cases/server/index.ts';
import { criteriaOf, lineFor, onceEach, type Happened, type MapLine } from '#areas/capability/rules/index.ts';
import { lookAtWork, type Gather, type Offered } from '#areas/capability/server/index.ts';
import { complimentsFor } from '#areas/recovery/server/index.ts';
import { eventsOf, type Happening } from '#areas/records/server/index.ts';
import type { Reading, Work } from '#platform/work.ts';

/** As far back as somebody still remembers what they did. */
const MOST_EVENTS = 600;
const MOST_PRAISE = 20;

/**
 * What an officer did of late, as evidence of what they can do: each event of ordinary work that the map knows is offered once, with the
 * reason and the lines it may be claimed for. Nothing is stored, and nothing is evidence until the officer says so. A restricted case
 * offers nothing: nothing of it may leave it.
 */
export const gatherEvidence =
  (map: readonly MapLine[]): Gather =>
  async (reading) => {
    const { db, actor } = reading;
    if (actor.id === null) return [];
    const own = await eventsOf(db, { actorId: actor.id, actsOnly: true, limit: MOST_EVENTS });
    const events: readonly Happened[] = [
      ...own.filter(({ kind }) => kind !== 'recovery.praised'),
      ...(await praiseOf(reading, actor.id)),
    ];
    const known = new Set(map.map(({ event }) => event));
    const wanted = events.filter(({ kind }) => known.has(kind));
    const cases = await visibleFacts(reading, [...new Set(wanted.flatMap(({ caseId }) => caseId ?? []))]);
    const spokeOn = casesWhere(events, answeredAloud);
    const wroteOn = casesWhere(events, ({ kind }) => kind === 'message.written');
    const turned = Map.groupBy(
      events.filter((it) => it.kind === 'message.written' || answeredAloud(it)),
      ({ caseId }) => caseId,
    );
    const found = wanted.flatMap((it): readonly Offered[] => {
      const at = it.caseId === null ? undefined : cases.get(it.caseId);
      if (it.caseId !== null && (at === undefined || at.restricted)) return [];
      const about = {
        caseKind: at?.kind ?? '',
        spoke: has(spokeOn, it.caseId),
        wrote: has(wroteOn, it.caseId),
        informed: (turned.get(it.caseId)?.length ?? 0) > 1,
      };
      const line = lineFor(map, it, about);
      return line === undefined ? [] : [offered(it, { ...line, criteria: criteriaOf(line, about) }, at)];
    });
    return onceEach(found);
  };

const ALOUD = ['phone', 'counter'];
const NOBODY_THERE = ['left a message', 'no answer'];

/**
 * The customer heard an answer from this officer: they rang or went to them and met them, or settled it while the customer was there. A call
 * or a letter that was only put down shows what the customer said, and nothing of what was done about it.
 */
const answeredAloud = ({ kind, data: { channel, direction, outcome } }: Happened): boolean =>
  kind === 'contact.logged' &&
  ALOUD.some((one) => one === channel) &&
  (outcome === 'settled' || (direction === 'out' && !NOBODY_THERE.some((one) => one === outcome)));

const casesWhere = (events: readonly Happened[], met: (it: Happened) => boolean): ReadonlySet<string> =>
  new Set(events.filter(met).flatMap(({ caseId }) => caseId ?? []));

const has = (cases: ReadonlySet<string>, caseId: string | null): boolean => caseId !== null && cases.has(caseId);

const offered = (
  it: Happened,
  { key, kind, title, because, criteria }: MapLine,
  at: CaseFacts | undefined,
): Offered => ({
  seq: it.seq,
  key,
  kind,
  at: it.at,
  caseId: it.caseId,
  reference: at?.reference ?? null,
  title,
  because,
  criteria,
});

/** Somebody else put down that a customer praised this officer. */
async function praiseOf({ db }: Reading, officerId: string): Promise<readonly Happened[]> {
  const praise = (await complimentsFor(db, officerId)).slice(0, MOST_PRAISE);
  if (praise.length === 0) return [];
  const events = await eventsOf(db, {
    caseIds: [...new Set(praise.map(({ caseId }) => caseId))],
    actsOnly: true,
    limit: MOST_EVENTS,
  });
  return events.filter(({ kind, data }) => kind === 'recovery.praised' && data['officerId'] === officerId);
}

const idIn = (it: Happening, name: string): readonly string[] => {
  const value = it.data?.[name];
  return typeof value === 'string' ? [value] : [];
};

/** What happens to a case after something on it was claimed. */
const TOUCHES = [
  'case.merged',
  'case.merge-undone',
  'case.split',
  'case.split-undone',
  'case.redacted',
  'case.disposed',
  'message.redacted',
];

/** Whatever rests on a case is looked at again when the case is joined, taken apart, or loses a part of itself. */
export const watchEvidence = async (work: Work, happenings: readonly Happening[]): Promise<void> => {
  const touched = happenings.filter(({ kind }) => TOUCHES.includes(kind));
  const cases = touched.flatMap((it) => [
    ...(it.caseId === undefined ? [] : [it.caseId]),
    ...idIn(it, 'intoId'),
    ...idIn(it, 'newId'),
    ...idIn(it, 'fromId'),
  ]);
  if (cases.length > 0) await lookAtWork(work, [...new Set(cases)]);
};
