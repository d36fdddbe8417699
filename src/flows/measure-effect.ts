import { phaseOf } from '#areas/cases/rules/index.ts';
import { tonesHeard, visibleFacts } from '#areas/cases/server/index.ts';
import type { Looked, Measuring } from '#areas/capability/server/index.ts';
import { promisesSettled } from '#areas/promises/server/index.ts';
import { eventsOf } from '#areas/records/server/index.ts';
import { gradesOf } from '#areas/writing/server/index.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Reading } from '#platform/work.ts';

const MOST_EVENTS = 3000;
/** A matter that is settled badly comes back within this time. */
const COMES_BACK = 14 * DAY;

/** Figures of somebody’s ordinary work, of those cases alone that the reader may see. */
export const measureEffect: Measuring = async (reading, measure, looked) => {
  if (measure === 'promises kept') return promises(reading, looked);
  if (measure === 'not opened again') return notOpenedAgain(reading, looked);
  return measure === 'tone not worse' ? tones(reading, looked) : grades(reading, looked);
};

type OnCase = { readonly caseId: string | null };

async function seenBy<T extends OnCase>(
  reading: Reading,
  some: readonly T[],
): Promise<readonly (T & { caseId: string })[]> {
  const seen = await visibleFacts(reading, [...new Set(some.flatMap(({ caseId }) => caseId ?? []))]);
  return some.flatMap((one) => (one.caseId !== null && seen.has(one.caseId) ? [{ ...one, caseId: one.caseId }] : []));
}

const own = ({ db }: Reading, { officerId, from, until }: Looked, kinds: readonly string[]) =>
  eventsOf(db, { actorId: officerId, kinds, from, until, limit: MOST_EVENTS });

async function promises(reading: Reading, looked: Looked): Promise<readonly number[]> {
  const settled = await seenBy(reading, await promisesSettled(reading.db, looked));
  return settled.map(({ kept }) => (kept ? 1 : 0));
}

/** Of the cases somebody settled: was it left at that? Those of the last days are left out, because nobody knows yet. */
async function notOpenedAgain(reading: Reading, looked: Looked): Promise<readonly number[]> {
  const until = Math.min(looked.until, reading.now - COMES_BACK);
  const moved = await own(reading, { ...looked, until }, ['case.moved']);
  const cases = await visibleFacts(reading, [...new Set(moved.flatMap(({ caseId }) => caseId ?? []))]);
  const settled = new Map<string, Instant>();
  for (const { caseId, data, at } of moved) {
    if (caseId !== null && phaseAfter(cases, caseId, data) === 'closed')
      settled.set(caseId, Math.max(settled.get(caseId) ?? 0, at));
  }
  const since = await eventsOf(reading.db, {
    caseIds: [...settled.keys()],
    kinds: ['case.reopened', 'case.moved'],
    from: looked.from,
    limit: MOST_EVENTS,
  });
  const again = since.filter(
    ({ kind, caseId, data }) => kind === 'case.reopened' || phaseAfter(cases, caseId, data) === 'open',
  );
  return [...settled].map(([id, at]) =>
    again.some((one) => one.caseId === id && one.at > at && one.at <= at + COMES_BACK) ? 0 : 1,
  );
}

type Cases = Awaited<ReturnType<typeof visibleFacts>>;

/** Whether a move left a case open, waiting or closed. */
function phaseAfter(cases: Cases, caseId: string | null, data: Readonly<Record<string, unknown>>): string | undefined {
  const kind = caseId === null ? undefined : cases.get(caseId)?.kind;
  const to = data['to'];
  return kind === undefined || typeof to !== 'string' ? undefined : phaseOf(kind, to);
}

const TONES: readonly string[] = ['calm', 'worried', 'upset', 'angry', 'abusive'];

/** How a customer sounded when they came back, beside how they had sounded before somebody answered them. */
async function tones(reading: Reading, looked: Looked): Promise<readonly number[]> {
  const answers = await seenBy(reading, await own(reading, looked, ['message.written', 'contact.logged']));
  const heard = Map.groupBy(
    await tonesHeard(
      reading.db,
      answers.map(({ caseId }) => caseId),
    ),
    ({ caseId }) => caseId,
  );
  const pairs = new Map<string, number>();
  for (const { caseId, at } of answers) {
    const all = heard.get(caseId) ?? [];
    const before = all.findLast((one) => one.at <= at);
    const after = all.find((one) => one.at > at);
    if (before !== undefined && after !== undefined)
      pairs.set(`${caseId} ${after.at}`, TONES.indexOf(after.tone) > TONES.indexOf(before.tone) ? 0 : 1);
  }
  return [...pairs.values()];
}

async function grades(reading: Reading, looked: Looked): Promise<readonly number[]> {
  const written = await seenBy(reading, await own(reading, looked, ['message.written']));
  const ids = written.flatMap(({ data }) => (typeof data['messageId'] === 'string' ? [data['messageId']] : []));
  return gradesOf(reading.db, ids);
}
