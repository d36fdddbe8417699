import { saidToUs, visibleCase, visibleFacts, type CaseFacts } from '#areas/cases/server/index.ts';
import { textOfDay } from '#kernel/civil.ts';
import { dayAt } from '#kernel/zone.ts';
import type { Reading } from '#platform/work.ts';
import {
  dissatisfactionIn,
  keptApart,
  lateSince,
  mattersIn,
  reliefOf,
  standingOf,
  statusOf,
  type Pack,
  type Relief,
  type RemedyKind,
} from '../rules/index.ts';
import { missingOf } from './answer.ts';
import { learnedOf } from './causes.ts';
import { closureOf } from './closing.ts';
import { outsideOf, type OutsideRow } from './outside.ts';
import { touchesOf } from './apart.ts';
import { reliefBefore } from './imported.ts';
import { issuesOf } from './issues.ts';
import { packAt, packOf, type Complaints } from './packs.ts';
import { remediesOf } from './remedies.ts';
import { complaintOf, complaintsFrom, decisionsOf, stagesOf, mattersOf, type ComplaintRow } from './store.ts';

/** What is to be known of a case as a complaint, or of what in it might be one. */
export async function readComplaint(complaints: Complaints, reading: Reading, id: string) {
  const at = await visibleCase(reading, id);
  const { db } = reading;
  const [complaint, decisions, matters, about, said] = await Promise.all([
    complaintOf(db, id),
    decisionsOf(db, id),
    mattersOf(db, id),
    complaintsFrom(db, id),
    saidToUs(db, id),
  ]);
  const linked = await visibleFacts(reading, [
    ...about,
    ...matters.flatMap(({ matterCaseId }) => matterCaseId ?? []),
    ...(complaint?.fromCaseId === undefined || complaint.fromCaseId === null ? [] : [complaint.fromCaseId]),
  ]);
  const is = (caseId: string | null | undefined) =>
    caseId === null || caseId === undefined ? undefined : linked.get(caseId);
  const told =
    complaint === undefined
      ? null
      : { ...shownAs(complaints, complaint, decisions, is), ...(await handlingOf(complaints, reading, complaint, at)) };
  const settled = new Set(decisions.filter(({ kind }) => kind === 'service request').map(({ contactId }) => contactId));
  const known = new Set(matters.map(({ matter }) => matter));
  return {
    complaint: told,
    words: said[0] ?? null,
    decisions,
    offer: complaint?.state === 'open' || about.length > 0 ? null : offerFrom(said, settled),
    matters: found(said, known, at),
    started: matters.flatMap(({ matter, matterCaseId, at: when, by }) => {
      const its = is(matterCaseId);
      return its === undefined ? [] : [{ matter, caseId: its.id, reference: its.reference, at: when, by }];
    }),
    complaints: about.flatMap((caseId) => {
      const its = is(caseId);
      return its === undefined ? [] : [{ caseId, reference: its.reference, state: its.state }];
    }),
    external: packAt(complaints, reading.now).external,
  };
}

type Said = Awaited<ReturnType<typeof saidToUs>>;
type Linked = (caseId: string | null) => CaseFacts | undefined;

/** The newest thing the customer said that reads like a complaint and that nobody has decided about. */
function offerFrom(said: Said, settled: ReadonlySet<string | null>) {
  for (const { contactId, at, text } of said.toReversed()) {
    const found_ = settled.has(contactId) ? undefined : dissatisfactionIn(text);
    if (found_ !== undefined) return { contactId, at, words: [...found_.words] };
  }
  return null;
}

/** What has a law of its own. A case that is of that kind itself needs no other. */
function found(said: Said, known: ReadonlySet<string>, { kind }: CaseFacts) {
  return said
    .flatMap(({ contactId, text }) =>
      mattersIn(text).map(({ matter, words }) => ({ matter, contactId, words: [...words] })),
    )
    .filter(
      ({ matter }, n, all) =>
        matter !== kind && !known.has(matter) && all.findIndex((one) => one.matter === matter) === n,
    );
}

function shownAs(complaints: Complaints, it: ComplaintRow, decisions: readonly { kind: string }[], is: Linked) {
  const pack = packOf(complaints, it);
  const receivedOn = textOfDay(dayAt(complaints.zone, it.receivedAt));
  const late = lateSince(it.learnedOn, receivedOn, pack.late.months);
  const from = is(it.fromCaseId);
  return {
    pack: { key: pack.key, version: pack.version, title: pack.title, source: pack.source },
    receivedAt: it.receivedAt,
    recordedBy: it.recordedBy,
    acknowledgedAt: it.acknowledgedAt,
    wanted: it.wanted,
    learnedOn: it.learnedOn,
    late:
      late === null
        ? null
        : { since: late, months: pack.late.months, decided: decisions.some(({ kind }) => kind === 'late and taken') },
    state: it.state,
    from: from === undefined ? null : { caseId: from.id, reference: from.reference, state: from.state },
    external: pack.external,
    refusals: pack.refusals.map(({ code, words }) => ({ code, words })),
  };
}

/** Where a complaint stands, by the pack that binds it; null where the case is none. */
async function standingNow(
  complaints: Complaints,
  reading: Pick<Reading, 'db' | 'now'>,
  { id, phase }: { readonly id: string; readonly phase: string },
): Promise<ReturnType<typeof statusOf> | null> {
  const it = await complaintOf(reading.db, id);
  if (it === undefined) return null;
  const [remedies, outside, before] = await Promise.all([
    remediesOf(reading, id),
    outsideOf(reading, id),
    reliefBefore(reading.db, id),
  ]);
  const at = { closed: phase === 'closed', outside: isAway(outside), before };
  return reportedAs(packOf(complaints, it), { ...it, ...at }, remedies);
}

/** The words in which a customer reads where their complaint stands, by the pack that binds it. */
export const publicStanding = async (...asked: Parameters<typeof standingNow>): Promise<string | null> =>
  (await standingNow(...asked))?.public ?? null;

/** What the CFPB would call it. */
export const cfpbCategory = async (...asked: Parameters<typeof standingNow>): Promise<string> =>
  (await standingNow(...asked))?.cfpb ?? '';

const isAway = (outside: readonly OutsideRow[]): boolean => outside.some(({ endedAt }) => endedAt === null);

type Owed = { readonly kind: RemedyKind; readonly outstanding: boolean };

type At = { readonly closed: boolean; readonly outside: boolean };

/** What others call where it stands, by what the customer got and what they are still owed. */
type Reported = ComplaintRow & At & { readonly before: Relief | null };

function reportedAs(pack: Pack, it: Reported, remedies: readonly Owed[]) {
  const owed = remedies.filter(({ outstanding }) => outstanding).length;
  const kinds = remedies.map(({ kind }) => kind);
  // What was given elsewhere, before it was brought here, until something is given here.
  const here = it.answeredAt !== null || kinds.length > 0;
  const relief = here ? reliefOf(kinds, it.answeredAt !== null) : (it.before ?? 'none');
  return statusOf(pack, standingOf({ ...it, owed }), relief);
}

/** How it is handled: its stages, its points, and who is kept apart from them. */
async function handlingOf(complaints: Complaints, reading: Reading, it: ComplaintRow, { phase }: CaseFacts) {
  const { db } = reading;
  const [reached, issues, touches, remedies, missing, before, closure, outside, learned] = await Promise.all([
    stagesOf(db, it.caseId),
    issuesOf(db, it.caseId),
    touchesOf(reading, it.caseId),
    remediesOf(reading, it.caseId),
    missingOf(reading, it.caseId, it.stage),
    reliefBefore(db, it.caseId),
    closureOf(reading, it.caseId),
    outsideOf(reading, it.caseId),
    learnedOf(db, it.caseId),
  ]);
  const pack = packOf(complaints, it);
  const { stages } = pack;
  const stage = reached.at(-1)?.number ?? 1;
  const apart = (number: number) => [
    ...keptApart(touches, { number, independent: stages[number - 1]?.independent ?? true }),
  ];
  return {
    status: reportedAs(pack, { ...it, closed: phase === 'closed', outside: isAway(outside), before }, remedies),
    closure: closure ?? null,
    outside,
    learned,
    answeredAt: it.answeredAt,
    remedies,
    stage,
    stages: stages.map(({ title, independent }, n) => ({
      number: n + 1,
      title,
      independent,
      beganAt: reached[n]?.beganAt ?? null,
      why: reached[n]?.why ?? '',
      investigatorId: reached[n]?.investigatorId ?? null,
      deciderId: reached[n]?.deciderId ?? null,
      answeredAt: reached[n]?.answeredAt ?? null,
    })),
    issues,
    subjects: touches.flatMap(({ part, officerId }) => (part === 'subject' ? [officerId] : [])),
    apart: { now: apart(stage), next: apart(stage + 1) },
    undecided: [...missing.undecided],
    unsaid: [...missing.unsaid],
  };
}
