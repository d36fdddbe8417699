import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { sha256 } from '#platform/id.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Work } from '#platform/work.ts';
import { referenceOf, type Phase } from '../rules/index.ts';
import type { Desk } from './desk.ts';

/**
 * Stands in the text of a message for the customer's private link, and is replaced only on the way out: no officer reads
 * a link that opens the case as the customer.
 */
export const PRIVATE_LINK = '[private link]';

/**
 * The secret that opens one case for one customer, without an account. It is computed, not stored, so every message can
 * carry it; the database holds its hash, and ending that row ends the link.
 */
export const privateToken = ({ linkSecret }: Pick<Desk, 'linkSecret'>, caseId: string, customerId: string | null): string =>
  createHmac('sha256', linkSecret).update(`${caseId} ${customerId ?? ''}`).digest().subarray(0, 20).toString('base64url');

/** Opens the way for the link. Doing so twice does no harm, and a link that was ended stays ended. */
export async function makePrivateLink(desk: Desk, work: Work, caseId: string, customerId: string | null): Promise<string> {
  const token = privateToken(desk, caseId, customerId);
  await sql`insert into cases.private_link (token_hash, case_id, customer_id, made_at)
            values (${sha256(token)}, ${caseId}, ${customerId}, ${new Date(work.now)})
            on conflict (token_hash) do nothing`.execute(work.db);
  return token;
}

export type PublicMessage = {
  readonly id: string;
  readonly at: number;
  readonly direction: 'in' | 'out';
  readonly who: string;
  readonly body: string;
  readonly attachments: readonly { id: string; name: string; size: number }[];
};

export type PublicCase = {
  readonly id: string;
  readonly customerId: string | null;
  readonly reference: string;
  readonly kind: string;
  readonly state: string;
  readonly phase: Phase;
  readonly subject: string;
  readonly openedAt: number;
  readonly nextDueAt: number | null;
  /** Newest first: what was written between us and the customer, and nothing that is internal. */
  readonly messages: readonly PublicMessage[];
};

/**
 * The case a private link opens, as its customer may see it: no notes, no events, nothing that was taken back or is still
 * held, and only what was written by or to this customer's side of the case.
 */
export async function openPrivateLink(db: Db | Tx, token: string): Promise<PublicCase | undefined> {
  const { rows } = await sql<Omit<PublicCase, 'reference'> & { number: number }>`
    with recursive link as (
      select l.case_id, l.customer_id from cases.private_link l where l.token_hash = ${sha256(token)} and l.ended_at is null),
    chain as (
      select c.id, c.merged_into from cases."case" c join link on c.id = link.case_id
      union select c.id, c.merged_into from cases."case" c join chain on c.id = chain.merged_into)
    select c.id, link.customer_id as "customerId", c.number, c.kind, c.state, c.phase, c.subject, c.opened_at as "openedAt",
           c.next_due_at as "nextDueAt",
           coalesce((select json_agg(m order by m.at desc, m.id desc) from (
             select m.id, (extract(epoch from m.at) * 1000)::bigint as at, m.direction, m.from_name as who, m.body,
                    coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'size', t.size))
                                from cases.attachment t where t.message_id = m.id and not t.inline and t.scan <> 'infected'), '[]') as attachments
               from cases.message m
              where m.case_id in (select id from chain)
                and (m.direction = 'in' and m.customer_id is not distinct from link.customer_id
                     or m.direction = 'out' and m.delivery not in ('held', 'recalled') and m.customer_id is not distinct from link.customer_id)
              order by m.at desc, m.id desc limit 200) m), '[]') as messages
      from link cross join chain join cases."case" c on c.id = chain.id
     where chain.merged_into is null`.execute(db);
  const [found] = rows;
  if (found === undefined) return undefined;
  const { number, ...rest } = found;
  return { ...rest, reference: referenceOf(number) };
}
