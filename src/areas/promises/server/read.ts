import { sql } from 'kysely';
import { cardOf, visibleCase, writtenByUs } from '#areas/cases/server/index.ts';
import { referenceOf } from '#areas/cases/rules/index.ts';
import { allTeams } from '#areas/identity/server/index.ts';
import type { Standards } from '#areas/standards/server/index.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Reading } from '#platform/work.ts';
import { promisesIn, standingOf, type FoundPromise, type Standing } from '../rules/index.ts';
import { COLUMNS, promisesOf, type PromiseRow } from './store.ts';

const shownAs = (now: number) => {
  return ({ state, ...row }: PromiseRow) => ({ ...row, standing: standingOf({ state, ...row }, now) });
};

const asOffer = ({ quote, what, dueAt, because, closed }: FoundPromise) => ({ quote, what, dueAt, ...because, closed });

/** `bare`: the text comes after "I will", as in the field of a promise. */
type Sought = { readonly text: string; readonly bare: boolean };

export async function findPromises(standards: Standards, reading: Reading, { text, bare }: Sought) {
  const calendar = await standards.office(reading.db);
  const at = { now: reading.now, calendar };
  const found = promisesIn(text, at);
  return (found.length > 0 || !bare ? found : promisesIn(`I will ${text}`, at)).map(asOffer);
}

/** How long what was written is offered as a promise. After that it is too late to be told. */
const OFFERED_FOR = 2 * DAY;

export async function promisesOnCase(standards: Standards, reading: Reading, id: string) {
  await visibleCase(reading, id);
  const [rows, written, calendar] = await Promise.all([
    promisesOf(reading.db, id),
    writtenByUs(reading.db, id, reading.now - OFFERED_FOR),
    standards.office(reading.db),
  ]);
  const passed = await passedOver(
    reading,
    written.map(({ contactId }) => contactId),
  );
  const known = new Set([...rows.map(({ contactId, quote }) => `${contactId} ${quote}`), ...passed]);
  const offers = written.flatMap(({ contactId, at, text }) =>
    promisesIn(text, { now: at, calendar })
      .filter(({ quote, dueAt }) => dueAt > reading.now && !known.has(`${contactId} ${quote}`))
      .map((one) => ({ contactId, at, ...asOffer(one) })),
  );
  return { promises: rows.map(shownAs(reading.now)), offers };
}

async function passedOver({ db }: Reading, contactIds: readonly string[]): Promise<string[]> {
  if (contactIds.length === 0) return [];
  const { rows } = await sql<{ contactId: string; quote: string }>`
    select contact_id as "contactId", quote from promises.passed_over where contact_id = any(${[...contactIds]}::uuid[])`.execute(
    db,
  );
  return rows.map(({ contactId, quote }) => `${contactId} ${quote}`);
}

type Listed = PromiseRow & { readonly number: number; readonly subject: string; readonly customerName: string | null };

export async function duePromises(reading: Reading, { whose, limit }: { whose: 'mine' | 'teams'; limit: number }) {
  const { actor, now, db } = reading;
  const of =
    whose === 'mine'
      ? sql`p.owner_id = ${actor.id}`
      : actor.may('cases.see-all')
        ? sql`true`
        : sql`p.team_id = any(${[...actor.teams]}::uuid[])`;
  const { rows } = await sql<Listed>`
    select ${COLUMNS}, v.number, v.subject, v."customerName"
      from promises.promise p
      cross join lateral (${cardOf(actor, sql`p.case_id`)}) v
     where p.state = 'open' and ${of}
     order by p.due_at, p.id limit ${limit}`.execute(db);
  const show = shownAs(now);
  const promises = rows.map(({ number, subject, customerName, ...row }) => ({
    ...show(row),
    reference: referenceOf(number),
    subject,
    customerName,
  }));
  return {
    promises,
    late: promises.filter(({ dueAt }) => dueAt < now).length,
    today: promises.filter(({ dueAt }) => dueAt >= now && dueAt < now + DAY).length,
  };
}

type Counted = { teamId: string; state: string; cause: string | null; late: boolean; count: number };

/** What became of promises, by the day they were due. A promise that was renewed is counted as renewed, and the new one by itself. */
export async function promiseFigures(reading: Reading, days: number) {
  const from = reading.now - days * DAY;
  const [{ rows }, names] = await Promise.all([
    sql<Counted>`
      select team_id as "teamId", state, cause, done_late_at is not null as late, count(*) as count
        from promises.promise
       where due_at >= ${new Date(from)} and due_at < ${new Date(reading.now)} and state <> 'open'
       group by 1, 2, 3, 4`.execute(reading.db),
    allTeams(reading.db),
  ]);
  const teams = [...Map.groupBy(rows, ({ teamId }) => teamId)].map(([teamId, ofTeam]) => {
    const sum = (is: (row: Counted) => boolean) => ofTeam.filter(is).reduce((all, { count }) => all + count, 0);
    const causes = Map.groupBy(
      ofTeam.filter(({ state }) => state === 'broken'),
      ({ cause }) => cause ?? 'not given',
    );
    return {
      teamId,
      team: names.find(({ id }) => id === teamId)?.name ?? '',
      kept: sum(({ state }) => state === 'kept'),
      renewed: sum(({ state }) => state === 'renewed'),
      broken: sum(({ state }) => state === 'broken'),
      released: sum(({ state }) => state === 'released'),
      doneLate: sum(({ late }) => late),
      causes: [...causes]
        .map(([cause, some]) => ({ cause, count: some.reduce((all, { count }) => all + count, 0) }))
        .toSorted((one, other) => other.count - one.count),
    };
  });
  return { teams: teams.toSorted((one, other) => one.team.localeCompare(other.team)), from, to: reading.now };
}

export type PublicPromise = {
  readonly what: string;
  readonly dueAt: Instant;
  readonly standing: Standing;
  /** Why it was renewed, as the customer was told. */
  readonly reason: string | null;
  readonly doneAt: Instant | null;
};

/**
 * What a customer sees of our promises to them on a case: what, by when and what became of it. Never whose it is or why it
 * was late, and nothing that was promised to somebody else.
 */
export async function publicPromises(
  db: Reading['db'],
  { caseId, customerId, now }: { caseId: string; customerId: string; now: Instant },
): Promise<PublicPromise[]> {
  const { rows } = await sql<PromiseRow>`
    select ${COLUMNS} from promises.promise p
     where p.case_id = ${caseId} and p.state <> 'released' and (p.customer_id is null or p.customer_id = ${customerId})
     order by p.state <> 'open', p.due_at desc limit 20`.execute(db);
  return rows.map(({ what, dueAt, state, madeAt, words, doneLateAt, settledAt }) => ({
    what,
    dueAt,
    standing: standingOf({ state, madeAt, dueAt }, now),
    reason: state === 'renewed' ? words : null,
    doneAt: state === 'kept' ? settledAt : doneLateAt,
  }));
}

export type Promiser = { readonly caseId: string; readonly customerId: string | null; readonly officerId: string };

/** Who has an open promise on these cases or to these customers, the one that is due first first. */
export async function promisersOf(
  db: Reading['db'],
  { caseIds, customerIds }: { caseIds: readonly string[]; customerIds: readonly string[] },
): Promise<readonly Promiser[]> {
  const columns = sql`p.case_id as "caseId", p.customer_id as "customerId", p.owner_id as "officerId", p.due_at, p.id`;
  const open = sql`p.state = 'open' and p.owner_id is not null`;
  const { rows } = await sql<Promiser>`
    select * from (
      select ${columns} from promises.promise p where p.case_id = any(${[...caseIds]}::uuid[]) and ${open}
      union
      select ${columns} from promises.promise p where p.customer_id = any(${[...customerIds]}::uuid[]) and ${open}) found
     order by due_at, id`.execute(db);
  return rows.map(({ caseId, customerId, officerId }) => ({ caseId, customerId, officerId }));
}

/** Promises by their ids, for whoever may see the case they are on. */
export async function promisesNamed({ db, now }: Pick<Reading, 'db' | 'now'>, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, ReturnType<ReturnType<typeof shownAs>>>();
  const { rows } = await sql<PromiseRow>`
    select ${COLUMNS} from promises.promise p where p.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(shownAs(now)).map((promise) => [promise.id, promise]));
}

type Settled = { readonly officerId: string; readonly from: Instant; readonly until: Instant };

/** What became of the promises of one officer that were due in a time: kept, or broken, also where it was done too late. */
export async function promisesSettled(
  db: Db | Tx,
  { officerId, from, until }: Settled,
): Promise<readonly { caseId: string; kept: boolean }[]> {
  const { rows } = await sql<{ caseId: string; kept: boolean }>`
    select case_id as "caseId", state = 'kept' as kept from promises.promise
     where owner_id = ${officerId} and state in ('kept', 'broken') and due_at >= ${new Date(from)} and due_at < ${new Date(until)}
     order by due_at, id limit 2000`.execute(db);
  return rows;
}
