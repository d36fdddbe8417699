import { sql } from 'kysely';
import { familyOfCustomer } from '#areas/customers/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Reading } from '#platform/work.ts';
import { referenceOf } from '../rules/index.ts';
import { opensTo, visibleTo } from './visible.ts';

/** A case as mail finds it: the one that answers for the case that was named, if that was joined to another. */
export type Root = { readonly id: string; readonly number: number; readonly subject: string; readonly phase: string };

/** Follows joins to the case that answers. */
export async function rootOf(db: Db | Tx, caseId: string): Promise<Root | undefined> {
  const { rows } = await sql<Root>`
    with recursive chain as (
      select c.id, c.merged_into from cases."case" c where c.id = ${caseId}
      union select c.id, c.merged_into from cases."case" c join chain on c.id = chain.merged_into)
    select c.id, c.number, c.subject, c.phase
      from chain join cases."case" c on c.id = chain.id
     where chain.merged_into is null`.execute(db);
  return rows[0];
}

/** A case with everything that was joined to it. */
export async function familyOfCase(db: Db | Tx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive family as (
      select ${caseId}::uuid as id
      union select c.id from cases."case" c join family f on c.merged_into = f.id)
    select id from family`.execute(db);
  return rows.map(({ id }) => id);
}

export async function caseNumbered(db: Db | Tx, number: number): Promise<Root | undefined> {
  const { rows } = await sql<{ id: string }>`select id from cases."case" where number = ${number}`.execute(db);
  return rows[0] && rootOf(db, rows[0].id);
}

/** The cases that hold a message with one of these Message-IDs, the latest named first. */
export async function caseOfMessageIds(db: Db | Tx, messageIds: readonly string[]): Promise<string[]> {
  if (messageIds.length === 0) return [];
  const { rows } = await sql<{ caseId: string }>`
    select m.case_id as "caseId" from cases.message m
     where m.message_id = any(${[...messageIds]}::text[])
     order by array_position(${[...messageIds]}::text[], m.message_id)
     limit 20`.execute(db);
  return [...new Set(rows.map(({ caseId }) => caseId))];
}

/** The case that answers for a message of ours now, whatever it was written on. */
export async function caseOfMessage(db: Db | Tx, messageId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    caseId: string;
  }>`select case_id as "caseId" from cases.message where id = ${messageId}`.execute(db);
  return rows[0] && (await rootOf(db, rows[0].caseId))?.id;
}

/** Whether one of these customers is a party of the case, or of a case joined to it. Records joined to them count. */
export async function isParty(db: Db | Tx, caseId: string, customerIds: readonly string[]): Promise<boolean> {
  if (customerIds.length === 0) return false;
  const records = (await Promise.all(customerIds.map((id) => familyOfCustomer(db, id)))).flat();
  const { rows } = await sql<{ is: boolean }>`
    with recursive family as (
      select ${caseId}::uuid as id
      union select c.id from cases."case" c join family f on c.merged_into = f.id)
    select exists (select from cases.party p
                    where p.case_id in (select id from family) and p.ended_at is null
                      and p.customer_id = any(${records}::uuid[])) as is`.execute(db);
  return rows[0]?.is === true;
}

/** The Message-IDs of a case's conversation, oldest first: what an answer names so that mail programs keep it together. */
export async function threadOf(db: Db | Tx, caseId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.message_id as id from cases.message m
     where m.case_id = ${caseId} and m.message_id is not null and (m.delivery is null or m.delivery not in ('recalled', 'to approve'))
     order by m.at desc, m.id desc limit ${limit}`.execute(db);
  return rows.map(({ id }) => id).toReversed();
}

export type PlacedMail = { readonly mailId: string; readonly caseId: string };

/** Which of these mails the reader may see: on the case where the message is now, or else where the mail was put. */
export async function mailsOpenTo(
  { db, actor }: Pick<Reading, 'db' | 'actor'>,
  mails: readonly PlacedMail[],
): Promise<Set<string>> {
  if (mails.length === 0) return new Set();
  const { rows } = await sql<{ mailId: string }>`
    select p.mail_id as "mailId"
      from unnest(${mails.map(({ mailId }) => mailId)}::uuid[], ${mails.map(({ caseId }) => caseId)}::uuid[]) p(mail_id, case_id)
      join cases."case" c on c.id = coalesce((select m.case_id from cases.message m where m.mail_id = p.mail_id limit 1), p.case_id)
     where ${opensTo(actor)}`.execute(db);
  return new Set(rows.map(({ mailId }) => mailId));
}

/** The references of those of these cases that the reader may see. */
export async function referencesOf(
  { db, actor }: Pick<Reading, 'db' | 'actor'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; number: number }>`
    select c.id, c.number from cases."case" c where c.id = any(${[...ids]}::uuid[]) and ${visibleTo(actor)}`.execute(
    db,
  );
  return new Map(rows.map(({ id, number }) => [id, referenceOf(number)]));
}

/** The contact in which a message came or went. */
export async function contactOfMessage(db: Db | Tx, messageId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select contact_id as id from cases.message where id = ${messageId}`.execute(db);
  return rows[0]?.id ?? null;
}
