import { activeOfficers } from '#areas/identity/server/index.ts';
import { ROLES } from '#areas/identity/rules/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { sql } from 'kysely';
import { dayOfText } from '#kernel/civil.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import {
  isMoney,
  mayDecide,
  standsFor,
  type Decider,
  type Holder,
  type Matter,
  type Power,
  type Table,
  type Verdict,
} from '../rules/index.ts';
import { actingOf, linesOf } from './store.ts';

/** `sign`: that of the money, such as $. */
export type Delegations = { readonly sign: string };

/** `kinds`: the kinds of case there are, which this area does not know by itself. */
export type Shown = Delegations & { readonly kinds: readonly string[] };

export async function readTable({ sign, kinds }: Shown, { db }: Reading) {
  const [lines, acting] = await Promise.all([linesOf(db), actingOf(db)]);
  return { lines: lines.map((line) => ({ ...line, kinds: [...line.kinds] })), acting, sign, kinds: [...kinds] };
}

/** The lines for one power and whoever acts now: what a decision about it is asked of. */
export async function tableFor(db: Db | Tx, power: Power, now: Instant): Promise<Table> {
  const [lines, acting] = await Promise.all([linesOf(db, power), actingOf(db, now)]);
  return { lines, acting };
}

/**
 * Whether an officer may decide this, now, and by which line. Asked in the transaction of the decision itself: whoever was
 * disabled, moved or outlived their appointment since it was asked for may not.
 */
export async function checkDelegation(
  { sign }: Delegations,
  { db, now }: Pick<Reading, 'db' | 'now'>,
  officerId: string,
  matter: Matter,
): Promise<Verdict> {
  const [table, [officer]] = await Promise.all([
    tableFor(db, matter.power, now),
    activeOfficers({ db }, { officerId }),
  ]);
  if (officer === undefined) return { ok: false, because: 'They do not work here any more.' };
  return mayDecide(table, deciderOf(officer), matter, { now, sign });
}

export const deciderOf = (officer: { id: string; roles: readonly string[]; teamIds: readonly string[] }): Decider => ({
  officerId: officer.id,
  roles: officer.roles,
  teamIds: officer.teamIds,
});

/** The positions an officer has now: their own, and those they act in, their own or for a person. */
export async function positionsOf(db: Db | Tx, officerId: string, now: Instant): Promise<readonly string[]> {
  const [acting, [officer]] = await Promise.all([actingOf(db, now), activeOfficers({ db }, { officerId })]);
  if (officer === undefined) return [];
  const stood = standsFor({ acting }, deciderOf(officer), now);
  return [...new Set(stood.flatMap(({ roles }) => roles))];
}

type NewLine = {
  readonly instrument: string;
  readonly instrumentOn: string;
  readonly source: string;
  readonly holder: Holder;
  readonly power: Power;
  readonly limitCents: number | null;
  readonly secondAboveCents: number | null;
  readonly kinds: readonly string[];
  readonly ownTeams: boolean;
  readonly condition: string;
  readonly from: Instant;
  readonly until: Instant | null;
};

const wrong = (field: string, reason: string) => new Refusal(422, reason, [{ field, problem: 'cannot be used' }]);

export async function addLine(work: Work, it: NewLine): Promise<string> {
  await mustBeHolder(work, it.holder, 'holder');
  if (!isMoney(it.power) && (it.limitCents !== null || (it.secondAboveCents ?? 0) > 0))
    throw wrong(
      'limitCents',
      'This is not about money, so it has no amounts. A second signature is asked for always or never.',
    );
  if (it.until !== null && it.until <= it.from) throw wrong('until', 'It lapses before it begins.');
  if (dayOfText(it.instrumentOn) === undefined) throw wrong('instrumentOn', 'There is no such day.');
  const id = newId(work.now);
  await sql`
    insert into delegations.line (id, instrument, instrument_on, source, role, officer_id, power, limit_cents, second_above_cents, kinds,
                                  own_teams, condition, from_at, until_at, added_at, added_by)
    values (${id}, ${it.instrument}, ${it.instrumentOn}::date, ${it.source}, ${roleOf(it.holder)}, ${officerOf(it.holder)}::uuid, ${it.power},
            ${it.limitCents}, ${it.secondAboveCents}, ${[...it.kinds]}::text[], ${it.ownTeams}, ${it.condition}, ${new Date(it.from)},
            ${it.until === null ? null : new Date(it.until)}, ${new Date(work.now)}, ${work.actor.id}::uuid)`.execute(
    work.db,
  );
  const { instrument, power, limitCents, secondAboveCents, holder } = it;
  await announce(work, {
    kind: 'delegation.added',
    data: { lineId: id, instrument, power, limitCents, secondAboveCents, holder },
  });
  return id;
}

const roleOf = (holder: Holder): string | null => ('role' in holder ? holder.role : null);
const officerOf = (holder: Holder): string | null => ('officerId' in holder ? holder.officerId : null);

async function mustBeHolder(work: Work, holder: Holder, field: string): Promise<void> {
  if ('role' in holder) {
    if (!ROLES.some((role) => role === holder.role)) throw wrong(field, 'There is no such position.');
    return;
  }
  await mustBeOther(work, holder.officerId, field);
}

/** Nobody gives themselves what they may decide: that takes another administrator. */
async function mustBeOther(work: Work, officerId: string, field: string): Promise<void> {
  if (officerId === work.actor.id)
    throw wrong(field, 'Nobody gives themselves a delegation. Ask another administrator to do it.');
  if ((await activeOfficers(work, { officerId })).length === 0) throw wrong(field, 'There is no such officer.');
}

export async function endLine(work: Work, id: string, reason: string): Promise<void> {
  const { rows } = await sql`
    update delegations.line set ended_at = ${new Date(work.now)}, ended_by = ${work.actor.id}::uuid, end_reason = ${reason}
     where id = ${id} and ended_at is null returning id`.execute(work.db);
  if (rows.length === 0) throw new Refusal(404, 'There is no such delegation, or it was ended already.');
  await announce(work, { kind: 'delegation.ended', data: { lineId: id }, why: reason });
}

type Appointing = {
  readonly officerId: string;
  readonly as: Holder;
  readonly instrument: string;
  readonly from: Instant;
  readonly until: Instant;
};

const LONGEST_MS = 366 * 24 * 3_600_000;

export async function appoint(work: Work, it: Appointing): Promise<string> {
  await mustBeOther(work, it.officerId, 'officerId');
  if ('role' in it.as) await mustBeHolder(work, it.as, 'as');
  else if (it.as.officerId === it.officerId) throw wrong('as', 'Nobody acts in place of themselves.');
  else if ((await activeOfficers(work, it.as)).length === 0) throw wrong('as', 'There is no such officer.');
  if (it.until <= it.from) throw wrong('until', 'It ends before it begins.');
  if (it.until - it.from > LONGEST_MS) throw wrong('until', 'Appoint somebody for at most a year at a time.');
  const id = newId(work.now);
  await sql`
    insert into delegations.acting (id, officer_id, as_role, as_officer_id, instrument, from_at, until_at, added_at, added_by)
    values (${id}, ${it.officerId}, ${roleOf(it.as)}, ${officerOf(it.as)}::uuid, ${it.instrument}, ${new Date(it.from)}, ${new Date(it.until)},
            ${new Date(work.now)}, ${work.actor.id}::uuid)`.execute(work.db);
  await announce(work, {
    kind: 'acting.appointed',
    data: { actingId: id, officerId: it.officerId, as: it.as, from: it.from, until: it.until },
  });
  return id;
}

export async function endActing(work: Work, id: string, reason: string): Promise<void> {
  const { rows } = await sql`
    update delegations.acting set ended_at = ${new Date(work.now)}, ended_by = ${work.actor.id}::uuid, end_reason = ${reason}
     where id = ${id} and ended_at is null returning id`.execute(work.db);
  if (rows.length === 0) throw new Refusal(404, 'There is no such appointment, or it was ended already.');
  await announce(work, { kind: 'acting.ended', data: { actingId: id }, why: reason });
}
