import { sql, type RawBuilder } from 'kysely';
import { customerName } from '#areas/customers/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Actor, Reading } from '#platform/work.ts';
import { referenceOf, type Phase } from '../rules/index.ts';
import { countedFor, visibleTo } from './visible.ts';

/** What areas around a case decide by. Not for showing: who may see a case is asked elsewhere. */
export type CaseFacts = {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly phase: Phase;
  readonly reference: string;
  readonly teamId: string;
  readonly ownerId: string | null;
  readonly customerId: string | null;
  readonly restricted: boolean;
  readonly openedAt: Instant;
  readonly channel: string;
  readonly priority: number;
  readonly mergedInto: string | null;
};

export async function factsOf(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CaseFacts>> {
  const { rows } = await sql<CaseFacts & { number: number }>`
    select id, kind, state, phase, number, team_id as "teamId", owner_id as "ownerId", customer_id as "customerId", restricted,
           opened_at as "openedAt", channel, priority, merged_into as "mergedInto"
      from cases."case" where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ number, ...row }) => [row.id, { ...row, reference: referenceOf(number) }]));
}

/** How many cases of a kind a customer opened since a moment, but for one of them. */
export async function otherCasesOf(
  db: Db | Tx,
  it: { readonly customerId: string; readonly kind: string; readonly since: Instant; readonly but: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from cases."case"
     where customer_id = ${it.customerId} and kind = ${it.kind} and opened_at >= ${new Date(it.since)} and id <> ${it.but}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** What each of these cases is called. */
export async function subjectsOf(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; subject: string }>`
    select id, subject from cases."case" where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, subject }) => [id, subject]));
}

/** What each of these cases is tagged with. */
export async function tagsOf(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ id: string; tags: string[] }>`
    select case_id as id, array_agg(tag order by tag) as tags from cases.tag where case_id = any(${[...ids]}::uuid[]) group by 1`.execute(
    db,
  );
  return new Map(rows.map(({ id, tags }) => [id, tags]));
}

/** Open cases of these customers. */
export async function openCasesOf(db: Db | Tx, customerIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from cases."case" where customer_id = any(${[...customerIds]}::uuid[]) and phase = 'open'`.execute(db);
  return rows.map(({ id }) => id);
}

/** The same of those cases that somebody may see; what they may not see is left out like what is not there. */
export async function visibleFacts(
  { db, actor }: Pick<Reading, 'db' | 'actor'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseFacts>> {
  const { rows } = await sql<{ id: string }>`
    select c.id from cases."case" c where c.id = any(${[...ids]}::uuid[]) and ${visibleTo(actor)}`.execute(db);
  return factsOf(
    db,
    rows.map(({ id }) => id),
  );
}

/** One case, or the refusal that says no more than that there is none. */
export async function visibleCase(reading: Pick<Reading, 'db' | 'actor'>, id: string): Promise<CaseFacts> {
  const found = (await visibleFacts(reading, [id])).get(id);
  if (found === undefined) throw new Refusal(404, 'There is no such case, or it is not yours to see.');
  return found;
}

export type NextOf = { readonly step: string; readonly at: Instant; readonly heardAt: Instant | null };

/** What happens next on a case, and when its customer last heard from an officer. */
export async function nextOf(db: Db | Tx, id: string): Promise<NextOf | null> {
  const { rows } = await sql<NextOf>`
    select c.next_step as step, c.next_due_at as at,
           (select max(t.at) from cases.contact t where t.case_id = c.id and t.direction = 'out' and t.officer_id is not null) as "heardAt"
      from cases."case" c where c.id = ${id} and c.phase <> 'closed'`.execute(db);
  return rows[0] ?? null;
}

/** What a list of something else says of a case, where its reader may see it; no row where they may not. */
export const cardOf = (actor: Actor, caseId: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select c.number, c.subject, ${customerName(sql`c.customer_id`)} as "customerName"
    from cases."case" c where c.id = ${caseId} and ${visibleTo(actor)}`;

/** The card of a case that is this officer's and open; no row for any other. */
export const ownCard = (actor: Actor, caseId: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select c.number, c.subject, ${customerName(sql`c.customer_id`)} as "customerName"
    from cases."case" c
   where c.id = ${caseId} and c.owner_id = ${actor.id}::uuid and c.phase <> 'closed' and ${visibleTo(actor)}`;

/** The queue of a case that is counted on a board, for other areas' counts; no row where it is not. */
export const countedCase = (actor: Actor, caseId: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select c.team_id from cases."case" c where c.id = ${caseId} and ${countedFor(actor)}`;

/** What officers wrote to the customer of a case since a moment, and what has not been taken back. */
export async function writtenByUs(db: Db | Tx, id: string, since: Instant) {
  const { rows } = await sql<{ contactId: string; at: Instant; text: string }>`
    select contact_id as "contactId", at, left(body, 20000) as text from cases.message
     where case_id = ${id} and direction = 'out' and officer_id is not null and delivery not in ('recalled', 'to approve') and at >= ${new Date(since)}
     order by at desc limit 10`.execute(db);
  return rows;
}

/** Whether the customer of a case has said anything since a moment. */
export async function heardSince(db: Db | Tx, id: string, since: Instant): Promise<boolean> {
  const { rows } = await sql`
    select 1 from cases.contact where case_id = ${id} and direction = 'in' and at > ${new Date(since)} limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** What a case is about, in a line. */
export async function subjectOf(db: Db | Tx, id: string): Promise<string> {
  const { rows } = await sql<{ subject: string }>`select subject from cases."case" where id = ${id}`.execute(db);
  return rows[0]?.subject ?? '';
}

export type CaseCard = { readonly id: string; readonly reference: string; readonly subject: string };

/** What a list of something else says of these cases; those that its reader may not see are not there. */
export async function visibleCards(
  { db, actor }: Pick<Reading, 'db' | 'actor'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseCard>> {
  const { rows } = await sql<{ id: string; number: number; subject: string }>`
    select c.id, c.number, c.subject from cases."case" c
     where c.id = any(${[...new Set(ids)]}::uuid[]) and ${visibleTo(actor)}`.execute(db);
  return new Map(rows.map(({ number, ...row }) => [row.id, { ...row, reference: referenceOf(number) }]));
}

/** Which of these are entries of a case: what was said or written on it, and its attachments. */
export async function entriesOn(db: Db | Tx, id: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const wanted = [...ids];
  const { rows } = await sql<{ id: string }>`
    select id from cases.message where case_id = ${id} and id = any(${wanted}::uuid[])
    union all select id from cases.contact where case_id = ${id} and id = any(${wanted}::uuid[])
    union all select id from cases.note where case_id = ${id} and id = any(${wanted}::uuid[])
    union all select id from cases.attachment where case_id = ${id} and id = any(${wanted}::uuid[])`.execute(db);
  return new Set(rows.map((row) => row.id));
}

export type SaidToUs = {
  readonly contactId: string;
  readonly at: Instant;
  readonly channel: string;
  readonly text: string;
  /** How they sounded, where somebody noted it. */
  readonly tone: string | null;
};

/** What the customer of a case wrote to us or told us, oldest first, and no more of each than anybody reads at once. */
export async function saidToUs(db: Db | Tx, id: string): Promise<readonly SaidToUs[]> {
  const { rows } = await sql<SaidToUs>`
    select t.id as "contactId", t.at, t.channel, t.tone, left(coalesce(t.said, m.body, ''), 20000) as text
      from cases.contact t
      left join lateral (select body from cases.message where contact_id = t.id and direction = 'in' order by at limit 1) m on true
     where t.case_id = ${id} and t.direction = 'in' and coalesce(t.said, m.body, '') <> ''
     order by t.at, t.id limit 20`.execute(db);
  return rows;
}

/** Open cases of a queue that nobody has and everybody of the queue may see, for an area that gives them out. */
export async function unownedIn(db: Db | Tx, teamId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from cases."case"
     where team_id = ${teamId} and phase <> 'closed' and phase = 'open' and owner_id is null and merged_into is null and not restricted`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** How the customer sounded whenever somebody noted it, the first time first. */
export async function tonesOf(db: Db | Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ tone: string }>`
    select tone from cases.contact where case_id = ${id} and direction = 'in' and tone is not null order by at, id limit 200`.execute(
    db,
  );
  return rows.map(({ tone }) => tone);
}

/** The same of several cases, with the moment of each, oldest first. */
export async function tonesHeard(
  db: Db | Tx,
  ids: readonly string[],
): Promise<readonly { caseId: string; at: Instant; tone: string }[]> {
  const { rows } = await sql<{ caseId: string; at: Instant; tone: string }>`
    select case_id as "caseId", at, tone from cases.contact
     where case_id = any(${[...new Set(ids)]}::uuid[]) and direction = 'in' and tone is not null order by at, id`.execute(
    db,
  );
  return rows;
}

export type Uttered = {
  readonly id: string;
  readonly caseId: string;
  readonly at: Instant;
  readonly direction: 'in' | 'out';
  readonly channel: string;
  readonly officerId: string | null;
  /** As whoever wrote it calls themselves. */
  readonly who: string;
  readonly text: string;
};

const MOST_UTTERED = 60;

/** What was said and written between customer and officers on these cases, oldest first; nothing that never left the house. */
export async function saidAndWritten(db: Db | Tx, caseIds: readonly string[]): Promise<readonly Uttered[]> {
  const ids = [...caseIds];
  const { rows } = await sql<Uttered>`
    select * from (
      select m.id, m.case_id as "caseId", m.at, m.direction, m.channel, m.officer_id as "officerId", m.from_name as who, left(m.body, 20000) as text
        from cases.message m
       where m.case_id = any(${ids}::uuid[]) and (m.direction = 'in' or m.delivery not in ('recalled', 'to approve', 'held'))
      union all
      select t.id, t.case_id, t.at, t.direction, t.channel, t.officer_id, '', left(t.said, 20000)
        from cases.contact t where t.case_id = any(${ids}::uuid[]) and t.said is not null) u
     where text <> '' order by at, id limit ${MOST_UTTERED}`.execute(db);
  return rows;
}

/** The same entries as they are now, wherever they lie meanwhile. What is not there any more is left out. */
export async function utteredNow(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...ids];
  const { rows } = await sql<{ id: string; text: string }>`
    select id, left(body, 20000) as text from cases.message where id = any(${wanted}::uuid[])
    union all select id, left(said, 20000) from cases.contact where id = any(${wanted}::uuid[]) and said is not null`.execute(
    db,
  );
  return new Map(rows.map(({ id, text }) => [id, text]));
}
