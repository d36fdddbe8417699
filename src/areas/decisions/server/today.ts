import { sql, type RawBuilder } from 'kysely';
import { cardOf, type TodaySource } from '#areas/cases/server/index.ts';
import { referenceOf } from '#areas/cases/rules/index.ts';
import { positionsOf } from '#areas/delegations/server/index.ts';
import { onLeave } from '#areas/roster/server/index.ts';
import { DAY } from '#kernel/time.ts';
import type { Actor } from '#platform/work.ts';

/** A customer waits behind each of these, and a colleague before them. */
const COST = 4;
const MOST = 50;

type Row = {
  key: string;
  about: string;
  because: string;
  caseId: string;
  dueAt: number;
  who: string | null;
  power: string | null;
  amountCents: number | null;
  words: string | null;
  messageId: string | null;
  number: number;
  subject: string;
  customerName: string | null;
};

type Person = {
  readonly me: RawBuilder<unknown>;
  readonly now: Date;
  readonly since: Date;
  readonly positions: readonly string[];
  readonly away: ReadonlySet<string>;
  readonly actor: Actor;
};

/** What they have a place in that is not signed: their own, a position of theirs, or one in which they stand in now. */
const placesOf = ({ me, now, positions, away }: Person) => sql`
  select p.decision_id, p.message_id, p.n, coalesce(p.substitute_id = ${me}, false) as "standsIn"
    from decisions.place p
   where p.verdict is null and (p.officer_id = ${me} or p.role = any(${[...positions]}::text[])
      or (p.substitute_id = ${me} and (p.officer_id = any(${[...away]}::uuid[]) or exists (
           select from decisions.decision d where d.id = p.decision_id and d.due_at <= ${now}) or exists (
           select from decisions.approval a where a.message_id = p.message_id and a.due_at <= ${now}))))`;

const toSign = ({ me }: Person) => sql`
  select 'sign ' || d.id as key, 'decisions.sign' as about, case when m."standsIn" then 'stands in' else 'asked' end as because,
         d.case_id, d.due_at, d.asked_by as who, d.power, d.amount_cents, d.what as words, null::uuid as message_id
    from mine m join decisions.decision d on d.id = m.decision_id
   where d.state = 'waiting' and d.asked_by <> ${me}
  union all
  select 'approve ' || a.message_id, 'decisions.approve', case when m."standsIn" then 'stands in' else 'asked' end,
         a.case_id, a.due_at, a.asked_by, null, null, array_to_string(a.because, ' '), a.message_id
    from mine m join decisions.approval a on a.message_id = m.message_id
   where a.state = 'waiting' and a.asked_by is distinct from ${me}
     and not exists (select from decisions.place s where s.message_id = a.message_id and s.by = ${me})
     and (a.signs = 'parallel' or not exists (
           select from decisions.place s where s.message_id = a.message_id and s.verdict is null and s.n < m.n))`;

/** What they asked for and is late, came back, or is decided and has to be told. */
const theirOwn = ({ me, now, since }: Person) => sql`
  select 'late ' || d.id, 'decisions.late', 'late', d.case_id, d.due_at, (
           select p.officer_id from decisions.place p where p.decision_id = d.id and p.verdict is null order by p.n limit 1),
         d.power, d.amount_cents, d.what, null
    from decisions.decision d where d.asked_by = ${me} and d.state = 'waiting' and d.due_at < ${now}
  union all
  select 'returned ' || d.id, 'decisions.returned', 'decision', d.case_id, d.settled_at + interval '1 day', d.settled_by, d.power,
         d.amount_cents, (select p.reasons from decisions.place p where p.decision_id = d.id and p.verdict = 'returned' limit 1), null
    from decisions.decision d
   where d.asked_by = ${me} and d.state = 'returned' and d.settled_at > ${since}
     and not exists (select from decisions.decision f where f.follows_id = d.id)
  union all
  select 'given back ' || a.message_id, 'decisions.returned', 'text', a.case_id, a.settled_at + interval '1 day', p.by, null, null,
         p.reasons, a.message_id
    from decisions.approval a join decisions.place p on p.message_id = a.message_id and p.verdict = 'returned'
   where a.asked_by = ${me} and a.state = 'returned' and a.taken_up_at is null and a.settled_at > ${since}
  union all
  select 'tell ' || d.id, 'decisions.tell', d.state, d.case_id, d.settled_at + interval '1 day', d.settled_by, d.power, d.amount_cents,
         d.what, null
    from decisions.decision d
   where d.asked_by = ${me} and d.state in ('approved', 'declined') and d.told_at is null`;

/** What a leader should know of. */
const flagged = ({ me, actor }: Person) => sql`
  select 'flag ' || f.id, 'decisions.flag', f.kind, f.case_id, f.at + interval '1 hour', f.by, null, null, f.why, null
    from decisions.flag f
   where ${actor.may('cases.see-all') ? sql`true` : sql`false`} and f.team_id = any(${[...actor.teams]}::uuid[])
     and f.ended_at is null and f.seen_at is null and f.by <> ${me}`;

/** What waits for this officer to sign, what came back to them, and what they have to tell a customer. */
export const decisionsToday: TodaySource = async ({ db, actor }, { now }) => {
  if (actor.id === null) return [];
  const [positions, away] = await Promise.all([positionsOf(db, actor.id, now), onLeave(db, now)]);
  const it: Person = {
    me: sql`${actor.id}::uuid`,
    now: new Date(now),
    since: new Date(now - 30 * DAY),
    positions,
    away,
    actor,
  };
  const { rows } = await sql<Row>`
    with mine as (${placesOf(it)}),
    things as (${toSign(it)} union all ${theirOwn(it)} union all ${flagged(it)})
    select t.key, t.about, t.because, t.case_id as "caseId", t.due_at as "dueAt", t.who, t.power, t.amount_cents as "amountCents",
           left(t.words, 200) as words, t.message_id as "messageId", v.number, v.subject, v."customerName"
      from things t cross join lateral (${cardOf(actor, sql`t.case_id`)}) v
     order by t.due_at, t.key limit ${MOST}`.execute(db);
  return rows.map(asThing);
};

const asThing = ({ key, about, because, caseId, dueAt, number, subject, customerName, ...facts }: Row) => ({
  key,
  about,
  because,
  dueAt,
  cost: COST,
  caseId,
  teamId: null,
  reference: referenceOf(number),
  subject,
  customerName,
  restricted: false,
  priority: null,
  facts: {
    who: facts.who,
    power: facts.power,
    amountCents: facts.amountCents,
    words: facts.words,
    messageId: facts.messageId,
  },
});
