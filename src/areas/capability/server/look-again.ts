import { sql } from 'kysely';
import { familyOfCase, factsOf, rootOf } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { SYSTEM, inTransaction, type Work } from '#platform/work.ts';
import type { Db } from '#platform/db.ts';
import type { Instant } from '#kernel/time.ts';
import { standingOf, type CopyLanguage, type Part, type Standing } from '../rules/index.ts';
import { countAgain } from './covered.ts';
import { copyOf, hashesNow, workOn } from './work.ts';

type Resting = {
  id: string;
  officerId: string;
  caseId: string;
  workId: string;
  title: string;
  parts: Part[];
  copy: string;
  copyLanguage: CopyLanguage;
  standing: Standing;
  state: string;
};

const RESTING = sql`
  e.id, e.officer_id as "officerId", e.case_id as "caseId", e.work_id as "workId", e.title, e.parts, e.copy, e.copy_language as "copyLanguage", e.standing, e.state`;

/** Something happened to these cases: whatever rests on them is looked at again, in the same transaction. */
export async function lookAtWork(work: Work, caseIds: readonly string[]): Promise<void> {
  const families = await Promise.all(caseIds.map((id) => familyOfCase(work.db, id)));
  const { rows } = await sql<Resting>`
    select ${RESTING} from capability.evidence e
     where e.case_id = any(${[...new Set([...caseIds, ...families.flat()])]}::uuid[]) and e.state <> 'withdrawn' for update`.execute(
    work.db,
  );
  for (const it of rows) await lookAt(work, it);
}

/**
 * Compares an item with the work as it is now. Where the case was joined to another it counts with that; where a part was changed or
 * taken out, the words that were copied from it go as well, and are made anew from what is left; where nothing is left, so are they.
 * What somebody agreed to stands, and says that it cannot be looked up any more.
 */
async function lookAt(work: Work, it: Resting): Promise<void> {
  const [root, now] = await Promise.all([rootOf(work.db, it.caseId), hashesNow(work.db, it.parts)]);
  const workId = root?.id ?? it.workId;
  const standing = standingOf(it.parts, now);
  if (workId !== it.workId) await joinWork(work, it, workId);
  if (standing === it.standing) return;
  const copy = standing === 'whole' || it.copy === '' ? it.copy : await copyLeft(work, it, standing);
  await sql`
    update capability.evidence set standing = ${standing}, standing_at = ${new Date(work.now)}, copy = ${copy} where id = ${it.id}`.execute(
    work.db,
  );
  await announce({ ...work, actor: SYSTEM }, { kind: 'evidence.work-changed', data: { evidenceId: it.id, standing } });
}

async function joinWork(work: Work, it: Resting, workId: string): Promise<void> {
  await sql`update capability.evidence set work_id = ${workId} where id = ${it.id}`.execute(work.db);
  if (it.state !== 'accepted') return;
  const { rows } = await sql<{ versionId: string }>`
    select distinct version_id as "versionId" from capability.claim where evidence_id = ${it.id} and ended_at is null`.execute(
    work.db,
  );
  await countAgain(
    work,
    it.officerId,
    rows.map(({ versionId }) => versionId),
  );
}

/** The words of what is left, or none: what was taken out of the case must not live on in a portfolio. */
async function copyLeft(work: Work, it: Resting, standing: Standing): Promise<string> {
  if (standing === 'gone') return '';
  const on = await workOn(work.db, it.caseId, it.officerId);
  const rests = new Map(it.parts.map(({ id, hash }) => [id, hash]));
  const now = await hashesNow(work.db, it.parts);
  const whole = on.uttered.filter(({ id }) => rests.has(id) && now.get(id) === rests.get(id));
  return copyOf({ uttered: whole, known: on.known }, it.title, { language: it.copyLanguage }).text;
}

const MOST = 200;

/** Items whose work was looked at longest ago, against what is there now: for whatever happened without anybody telling. */
export async function sweepWork({ db, clock }: { readonly db: Db; readonly clock: () => Instant }): Promise<number> {
  return inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
    const { rows } = await sql<Resting>`
      select ${RESTING} from capability.evidence e
       where e.case_id is not null and e.state in ('claimed', 'accepted', 'returned') and e.standing <> 'gone'
       order by e.looked_at, e.id limit ${MOST} for update skip locked`.execute(work.db);
    for (const it of rows) await lookAt(work, it);
    await sql`
      update capability.evidence set looked_at = ${new Date(work.now)} where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(
      work.db,
    );
    return 0;
  });
}

/** Of these cases, those whose words this reader may see: a case that has become restricted shows nothing of itself to others. */
export async function openCases(db: Db | Work['db'], caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const facts = await factsOf(db, caseIds);
  return new Set([...facts].filter(([, { restricted }]) => !restricted).map(([id]) => id));
}
