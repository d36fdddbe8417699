import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db.ts';
import type { Work } from '#platform/work.ts';
import { writeClosure } from './closing.ts';
import type { CfpbComplaint, Relief } from '../rules/index.ts';

/** Which of these complaints are here already. */
export async function importedBefore(db: Db | Tx, externalId: string): Promise<boolean> {
  const { rows } = await sql`
    select from complaints.imported where source = 'cfpb' and external_id = ${externalId}`.execute(db);
  return rows.length > 0;
}

/** What became of a complaint before it was brought here. */
export async function noteImported(work: Work, caseId: string, it: CfpbComplaint): Promise<void> {
  await sql`
    insert into complaints.imported (case_id, source, external_id, response, relief, timely, sent_on, imported_at, imported_by)
    values (${caseId}, 'cfpb', ${it.externalId}, ${it.response}, ${it.relief}, ${it.timely}, ${it.sentOn}::date,
            ${new Date(work.now)}, ${work.actor.id})`.execute(work.db);
  // It was answered where it came from.
  if (it.relief !== null) await writeClosure(work, caseId, { reason: 'answered', words: it.response });
}

export async function reliefBefore(db: Db | Tx, caseId: string): Promise<Relief | null> {
  const { rows } = await sql<{ relief: Relief | null }>`
    select relief from complaints.imported where case_id = ${caseId}`.execute(db);
  return rows[0]?.relief ?? null;
}
