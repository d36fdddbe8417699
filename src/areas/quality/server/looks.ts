import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { saidToUs, visibleFacts } from '#areas/cases/server/index.ts';
import { casesTouchedBy, pointOf } from '#areas/complaints/server/index.ts';
import { decisionOf, decisionsWithPartOf } from '#areas/decisions/server/index.ts';
import { announce, hasRead, type ReadLog } from '#areas/records/server/index.ts';
import { must } from '#kernel/must.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { isDrawn } from '../rules/index.ts';

export type LookKind = 'finding' | 'cause' | 'decision';
type LookRow = {
  readonly id: string;
  readonly kind: LookKind;
  readonly subjectId: string;
  readonly caseId: string;
  readonly drawnAt: Instant;
  readonly firstBy: string;
  readonly first: string[];
  readonly readerId: string | null;
  readonly second: string[] | null;
  readonly reasons: string | null;
  readonly blind: boolean | null;
};

const COLUMNS = sql`
  id, kind, subject_id as "subjectId", case_id as "caseId", drawn_at as "drawnAt", first_by as "firstBy", first, reader_id as "readerId",
  second, reasons, blind`;

const FIRST_SHARE = 10;

type Rule = { readonly sharePercent: number; readonly seed: string };

async function ruleNow(db: Db | Tx): Promise<Rule | undefined> {
  const { rows } = await sql<Rule>`select share_percent as "sharePercent", seed from quality.rule`.execute(db);
  return rows[0];
}

/** A new desk draws one in ten, by a seed of its own that nobody chose. */
export async function prepareQuality({ db, now }: Work): Promise<void> {
  await sql`
    insert into quality.rule (share_percent, seed, set_at)
    values (${FIRST_SHARE}, ${randomBytes(16).toString('hex')}, ${new Date(now)}) on conflict do nothing`.execute(db);
}

export async function setShare(work: Work, sharePercent: number): Promise<void> {
  await sql`
    update quality.rule set share_percent = ${sharePercent}, set_by = ${work.actor.id}, set_at = ${new Date(work.now)}`.execute(
    work.db,
  );
  await announce(work, { kind: 'quality.share-set', data: { sharePercent } });
}

type Decided = {
  readonly kind: LookKind;
  readonly subjectId: string;
  readonly caseId: string;
  readonly by: string;
  readonly first: readonly string[];
};

/** Something was decided: the seed says whether somebody looks at it again. */
export async function drawFor(work: Work, it: Decided): Promise<void> {
  const rule = await ruleNow(work.db);
  if (
    rule === undefined ||
    it.first.length === 0 ||
    !isDrawn(rule.seed, `${it.kind} ${it.subjectId}`, rule.sharePercent)
  )
    return;
  await sql`
    insert into quality.look (id, kind, subject_id, case_id, seed, drawn_at, first_by, first)
    values (${newId(work.now)}, ${it.kind}, ${it.subjectId}, ${it.caseId}, ${rule.seed}, ${new Date(work.now)}, ${it.by},
            ${[...it.first]}::text[]) on conflict (kind, subject_id) do nothing`.execute(work.db);
}

const MOST = 100;

/** What waits for a second look, the oldest first. What this officer had to do with, or may not see, is for others. */
export async function openLooks(reading: Reading) {
  const { rows } = await sql<LookRow>`
    select ${COLUMNS} from quality.look where reader_id is null order by drawn_at, id limit ${MOST}`.execute(
    reading.db,
  );
  const caseIds = rows.map(({ caseId }) => caseId);
  const [facts, theirs, rule] = await Promise.all([
    visibleFacts(reading, caseIds),
    partsOf(reading, rows),
    ruleNow(reading.db),
  ]);
  const looks = rows.flatMap(({ id, kind, caseId, drawnAt }) => {
    const its = facts.get(caseId);
    return its === undefined || theirs.has(id) ? [] : [{ id, kind, reference: its.reference, drawnAt }];
  });
  return { looks, others: rows.length - looks.length, sharePercent: rule?.sharePercent ?? 0 };
}

/** Of these, those where an officer had to do with what was decided, in any part. */
async function partsOf(
  { db, actor }: Pick<Reading, 'db' | 'actor'>,
  looks: readonly LookRow[],
): Promise<ReadonlySet<string>> {
  const decisions = looks.flatMap(({ kind, subjectId }) => (kind === 'decision' ? [subjectId] : []));
  const complaints = looks.flatMap(({ kind, caseId }) => (kind === 'decision' ? [] : [caseId]));
  const [decided, touched] = await Promise.all([
    decisionsWithPartOf(db, decisions, actor.id),
    casesTouchedBy(db, complaints, actor.id),
  ]);
  return new Set(
    looks
      .filter(
        ({ kind, firstBy, subjectId, caseId }) =>
          firstBy === actor.id || (kind === 'decision' ? decided.has(subjectId) : touched.has(caseId)),
      )
      .map(({ id }) => id),
  );
}

/** What a reader is given. Only who may read it, and what came out only once they have said what they would have found. */
export async function readLook(reading: Reading, readLog: ReadLog, id: string) {
  const { it, reference } = await mustRead(reading, id);
  await readLog.looked(reading, { kind: 'look.read', caseId: it.caseId });
  const decided = it.kind === 'decision';
  const [said, point, asked] = await Promise.all([
    saidToUs(reading.db, it.caseId),
    decided ? null : pointOf(reading.db, it.subjectId),
    decided ? decisionOf(reading.db, it.subjectId) : null,
  ]);
  return {
    id: it.id,
    kind: it.kind,
    reference,
    drawnAt: it.drawnAt,
    said: said.map(({ at, channel, text }) => ({ at, channel, text })),
    point,
    asked: asked && { power: asked.power, amountCents: asked.amountCents, what: asked.what, reasons: asked.reasons },
    given: givenIn(it),
  };
}

async function mustRead(reading: Reading, id: string): Promise<{ it: LookRow; reference: string }> {
  const { rows } = await sql<LookRow>`select ${COLUMNS} from quality.look where id = ${id}`.execute(reading.db);
  const [it] = rows;
  const its = it && (await visibleFacts(reading, [it.caseId])).get(it.caseId);
  if (it === undefined || its === undefined) throw notThere();
  const theirs = it.readerId === reading.actor.id;
  if (!theirs && (it.readerId !== null || (await partsOf(reading, [it])).has(it.id))) throw notYours();
  return { it, reference: its.reference };
}

const givenIn = ({ first, second, reasons, blind }: LookRow) =>
  second === null || reasons === null || blind === null ? null : { first, second, reasons, blind };

const notThere = () => new Refusal(404, 'There is no such second look, or it is not yours to see.');
const notYours = () =>
  new Refusal(
    403,
    'You had to do with this, or somebody else has looked at it. A second look is given by somebody new to it.',
  );

type Given = {
  readonly finding?: string | undefined;
  readonly causes?: readonly { readonly wentWrong: string; readonly because: string }[] | undefined;
  readonly outcome?: string | undefined;
  readonly reasons: string;
};

/** Causes are kept so that each axis can be compared by itself. */
export const causeText = ({ wentWrong, because }: { wentWrong: string; because: string }): string =>
  `${wentWrong} / ${because}`;

export async function giveLook(work: Work, id: string, given: Given) {
  const { rows } = await sql<LookRow>`select ${COLUMNS} from quality.look where id = ${id} for update`.execute(work.db);
  const [it] = rows;
  if (it === undefined || !(await visibleFacts(work, [it.caseId])).has(it.caseId)) throw notThere();
  if (it.readerId !== null) throw new Refusal(409, 'Somebody has looked at this again already.');
  if ((await partsOf(work, [it])).has(id)) throw notYours();
  const second = resultIn(it.kind, given);
  const reader = must(work.actor.id, 'an officer');
  const blind = !(await hasRead(work.db, { officerId: reader, caseId: it.caseId, since: it.drawnAt }));
  await sql`
    update quality.look set reader_id = ${reader}, read_at = ${new Date(work.now)}, second = ${second}::text[],
           reasons = ${given.reasons}, blind = ${blind} where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'quality.looked-again', caseId: it.caseId, data: { lookId: id, kind: it.kind, blind } });
  return { first: it.first, second, blind };
}

function resultIn(kind: LookKind, { finding, causes, outcome }: Given): string[] {
  const result = {
    finding: finding === undefined ? [] : [finding],
    cause: (causes ?? []).map(causeText),
    decision: outcome === undefined ? [] : [outcome],
  }[kind];
  if (result.length > 0) return result;
  const field = { finding: 'finding', cause: 'causes', decision: 'outcome' }[kind];
  throw new Refusal(422, 'Say what you would have found.', [{ field, problem: 'is needed' }]);
}
