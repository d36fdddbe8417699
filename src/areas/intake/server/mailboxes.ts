import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Work } from '#platform/work.ts';

export type Mailbox = { address: string; teamId: string; caseKind: string };

/** The address without what stands after a plus: desk+k100.x@agency.example is the mailbox desk@agency.example. */
export const withoutTag = (address: string): string => address.toLowerCase().replace(/\+[^@]*(?=@)/, '');

/** Which queue mail to these addresses goes to, the first that is known. */
export async function teamOfAddress(db: Db | Tx, addresses: readonly string[]): Promise<Mailbox | undefined> {
  const plain = addresses.map(withoutTag);
  const { rows } = await sql<Mailbox>`
    select address, team_id as "teamId", case_kind as "caseKind" from intake.mailbox
     where address = any(${plain}::text[]) order by array_position(${plain}::text[], address) limit 1`.execute(db);
  return rows[0];
}

export async function listMailboxes(db: Db | Tx): Promise<Mailbox[]> {
  const { rows } = await sql<Mailbox>`
    select address, team_id as "teamId", case_kind as "caseKind" from intake.mailbox order by address`.execute(db);
  return rows;
}

export async function setMailbox(work: Work, { address, teamId, caseKind }: Mailbox): Promise<void> {
  await sql`insert into intake.mailbox (address, team_id, case_kind, made_at)
            values (${withoutTag(address)}, ${teamId}, ${caseKind}, ${new Date(work.now)})
            on conflict (address) do update set team_id = excluded.team_id, case_kind = excluded.case_kind`.execute(
    work.db,
  );
  await announce(work, { kind: 'mailbox.set', data: { address: withoutTag(address), teamId, caseKind } });
}
