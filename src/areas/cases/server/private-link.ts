import { createHmac } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { customerName, recordKnownAs } from '#areas/customers/server/index.ts';
import { teamNameOf } from '#areas/identity/server/index.ts';
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
export const privateToken = (
  { linkSecret }: Pick<Desk, 'linkSecret'>,
  caseId: string,
  customerId: string | null,
): string =>
  createHmac('sha256', linkSecret)
    .update(`${caseId} ${customerId ?? ''}`)
    .digest()
    .subarray(0, 20)
    .toString('base64url');

/** Opens the way for the link. Doing so twice does no harm, and a link that was ended stays ended. */
export async function makePrivateLink(
  desk: Desk,
  work: Work,
  caseId: string,
  customerId: string | null,
): Promise<string> {
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
  /** Written by the desk itself, such as an acknowledgement. */
  readonly automatic: boolean;
  readonly who: string;
  readonly body: string;
  readonly attachments: readonly { id: string; name: string; size: number }[];
};

export type PublicCase = {
  readonly id: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly reference: string;
  readonly kind: string;
  readonly state: string;
  readonly phase: Phase;
  readonly subject: string;
  /** The name of the team that has it. */
  readonly team: string;
  readonly openedAt: number;
  readonly nextDueAt: number | null;
  /** Newest first, an answer of the same moment above what it answers: what was written between us, and nothing internal. */
  readonly messages: readonly PublicMessage[];
};

/** The case a link was made for, and the one that answers for it where it was joined to another. */
const opened = (token: string): RawBuilder<unknown> => sql`
  recursive link as (
    select l.case_id, l.customer_id from cases.private_link l
     where l.token_hash = ${sha256(token)} and l.ended_at is null and l.customer_id is not null),
  chain as (
    select c.id, c.merged_into from cases."case" c join link on c.id = link.case_id
    union select c.id, c.merged_into from cases."case" c join chain on c.id = chain.merged_into)`;

/** Of the messages `m` on these cases, those this customer wrote or was written to, and that have left the house. */
const MINE = sql`
  m.case_id in (select id from chain)
  and ${recordKnownAs(sql`m.customer_id`)} = (select ${recordKnownAs(sql`link.customer_id`)} from link)
  and (m.direction = 'in' or m.delivery not in ('to approve', 'held', 'to post', 'recalled'))`;

/** What may be given out of the attachments `t`. Pictures inside a message are not listed by themselves. */
const GIVEN_OUT = sql`not t.inline and t.scan <> 'infected'`;

/**
 * The case a private link opens, as its customer may see it: no notes, no events, nothing that was taken back or is still
 * held, and only what was written by or to this customer's side of the case.
 */
export async function openPrivateLink(db: Db | Tx, token: string): Promise<PublicCase | undefined> {
  const { rows } = await sql<Omit<PublicCase, 'reference'> & { number: number }>`
    with ${opened(token)}
    select c.id, link.customer_id as "customerId", coalesce(${customerName(sql`link.customer_id`)}, '') as "customerName", c.number, c.kind,
           c.state, c.phase, c.subject, ${teamNameOf(sql`c.team_id`)} as team, c.opened_at as "openedAt", c.next_due_at as "nextDueAt",
           coalesce((select json_agg(m order by m.at desc, m.direction desc, m.id desc) from (
             select m.id, (extract(epoch from m.at) * 1000)::bigint as at, m.direction, m.from_name as who, m.body,
                    m.direction = 'out' and m.officer_id is null as automatic,
                    coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'size', t.size) order by t.at, t.id)
                                from cases.attachment t where t.message_id = m.id and ${GIVEN_OUT}), '[]') as attachments
               from cases.message m
              where ${MINE}
              order by m.at desc, m.direction desc, m.id desc limit 200) m), '[]') as messages
      from link cross join chain join cases."case" c on c.id = chain.id
     where chain.merged_into is null`.execute(db);
  const [found] = rows;
  if (found === undefined) return undefined;
  const { number, ...rest } = found;
  return { ...rest, reference: referenceOf(number) };
}

export type GivenOut = {
  readonly name: string;
  readonly mediaType: string;
  readonly hash: Buffer;
  readonly caseId: string;
  readonly customerId: string;
};

/** An attachment that stands on the page of this link. Any other is answered like one that is not there. */
export async function findByPrivateLink(
  db: Db | Tx,
  token: string,
  attachmentId: string,
): Promise<GivenOut | undefined> {
  const { rows } = await sql<GivenOut>`
    with ${opened(token)}
    select t.name, t.media_type as "mediaType", t.sha256 as hash, (select c.id from chain c where c.merged_into is null) as "caseId",
           (select link.customer_id from link) as "customerId"
      from cases.attachment t join cases.message m on m.id = t.message_id
     where t.id = ${attachmentId} and ${GIVEN_OUT} and ${MINE}`.execute(db);
  return rows[0];
}

export type LinkOwner = { readonly caseId: string; readonly customerId: string; readonly subject: string };

/**
 * Which of these customers may have the link to the case of this number sent to them: its own customer, and whoever had
 * one before. A link that was ended is not sent again.
 */
export async function ownerOfLink(
  db: Db | Tx,
  caseNumber: number,
  customerIds: readonly string[],
): Promise<LinkOwner | undefined> {
  const ids = [...customerIds];
  const { rows } = await sql<LinkOwner>`
    select c.id as "caseId", c.subject, coalesce(l.customer_id, c.customer_id) as "customerId"
      from cases."case" c
      left join cases.private_link l on l.case_id = c.id and ${recordKnownAs(sql`l.customer_id`)} = any(${ids}::uuid[])
     where c.number = ${caseNumber} and l.ended_at is null
       and (l.customer_id is not null or ${recordKnownAs(sql`c.customer_id`)} = any(${ids}::uuid[]))
     order by l.made_at limit 1`.execute(db);
  return rows[0];
}
