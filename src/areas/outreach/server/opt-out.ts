import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Work } from '#platform/work.ts';
import { sameAddress } from '../rules/index.ts';

type How = 'one click' | 'page' | 'officer';
type Off = { readonly address: string; readonly how: How; readonly campaignId: string | null };

/** This address wants no outreach any more. It is on record for ever, and what waits to go there does not. */
export async function optOutAddress(work: Work, { address, how, campaignId }: Off): Promise<void> {
  const same = sameAddress(address);
  const { rows } = await sql`
    insert into outreach.opted_out (address, at, how, campaign_id, by)
    values (${same}, ${new Date(work.now)}, ${how}, ${campaignId}::uuid, ${how === 'officer' ? work.actor.id : null}::uuid)
    on conflict (address) do nothing returning address`.execute(work.db);
  await sql`update outreach.recipient set state = 'opted out' where address = ${same} and state = 'waiting'`.execute(
    work.db,
  );
  await sql`update outreach.consent set ended_at = ${new Date(work.now)} where address = ${same} and ended_at is null`.execute(
    work.db,
  );
  if (rows.length > 0) await announce(work, { kind: 'outreach.opted-out', data: { how, campaignId } });
}

export type ToTurnOff = { readonly address: string; readonly campaignId: string };

/** To whom and about what a recipient was written; undefined where there is no such recipient. */
export async function recipientNamed(db: Db | Tx, id: string): Promise<ToTurnOff | undefined> {
  const { rows } = await sql<ToTurnOff>`
    select address, campaign_id as "campaignId" from outreach.recipient where id = ${id}`.execute(db);
  return rows[0];
}
