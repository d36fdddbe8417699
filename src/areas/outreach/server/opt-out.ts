import { sql } from 'kysely';
import { kindTyped, normalOf } from '#areas/customers/rules/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Work } from '#platform/work.ts';

type How = 'one click' | 'page' | 'officer';
type Off = {
  readonly address: string;
  readonly how: How;
  readonly campaignId: string | null;
  /** Who said so, where we know: none of the addresses they consented with is written to any more, by whichever way. */
  readonly customerId?: string;
};

/** The form in which two addresses are the same, of one whose kind nobody says. */
const sameAddress = (typed: string): string => normalOf(kindTyped(typed), typed);

/** This address wants no outreach any more. It is on record for ever, and what waits to go there does not. */
export async function optOutAddress(work: Work, { address, how, campaignId, customerId }: Off): Promise<void> {
  const at = new Date(work.now);
  const { rows: all } = await sql<{ address: string }>`
    select ${sameAddress(address)} as address
    union select address from outreach.consent where customer_id = ${customerId ?? null}::uuid and ended_at is null`.execute(
    work.db,
  );
  const addresses = all.map((one) => one.address);
  const { rows } = await sql`
    insert into outreach.opted_out (address, at, how, campaign_id, by)
    select one, ${at}, ${how}, ${campaignId}::uuid, ${how === 'officer' ? work.actor.id : null}::uuid from unnest(${addresses}::text[]) as one
    on conflict (address) do nothing returning address`.execute(work.db);
  await sql`
    update outreach.recipient set state = 'opted out' where address = any(${addresses}::text[]) and state in ('waiting', 'to post')`.execute(
    work.db,
  );
  await sql`update outreach.consent set ended_at = ${at} where address = any(${addresses}::text[]) and ended_at is null`.execute(
    work.db,
  );
  if (rows.length > 0) await announce(work, { kind: 'outreach.opted-out', data: { how, campaignId } });
}

export type ToTurnOff = { readonly address: string; readonly campaignId: string; readonly customerId: string };

/** To whom and about what a recipient was written; undefined where there is no such recipient. */
export async function recipientNamed(db: Db | Tx, id: string): Promise<ToTurnOff | undefined> {
  const { rows } = await sql<ToTurnOff>`
    select address, campaign_id as "campaignId", customer_id as "customerId" from outreach.recipient where id = ${id}`.execute(
    db,
  );
  return rows[0];
}
