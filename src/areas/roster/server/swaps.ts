import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { isDuplicate, isOverlap } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { takeRefused } from '../rules/index.ts';
import { limitsOf, me, memberOf, tellOfRoster, type Roster } from './roster.ts';
import { cancelShifts, passOn } from './shifts.ts';
import { dutyOf, namesOfSkills, takerOf } from './taker.ts';
import { tellOfficers } from './told.ts';

const GONE = 'This shift is not offered any more. Look again: somebody was quicker.';

type Offering = { readonly toOfficerId: string | null; readonly words: string };

export async function offerShift(roster: Roster, work: Work, shiftId: string, it: Offering): Promise<string> {
  const { rows } = await sql<{ teamId: string; startsAt: number }>`
    select team_id as "teamId", starts_at as "startsAt" from roster.shift
     where id = ${shiftId} and officer_id = ${me(work)} and cancelled_at is null and published_at is not null for update`.execute(
    work.db,
  );
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'You have no such shift.');
  if (found.startsAt <= work.now) throw new Refusal(409, 'This shift has begun. Speak with your leader.');
  if (it.toOfficerId === me(work))
    throw new Refusal(422, 'Offer it to a colleague, or to the team.', [{ field: 'toOfficerId', problem: 'is you' }]);
  if (it.toOfficerId !== null) await memberOf(work, it.toOfficerId, [found.teamId]);
  const id = newId(work.now);
  try {
    await sql`
      insert into roster.swap (id, shift_id, offered_by, to_officer_id, words, state, offered_at)
      values (${id}, ${shiftId}, ${me(work)}, ${it.toOfficerId}::uuid, ${it.words}, 'offered', ${new Date(work.now)})`.execute(
      work.db,
    );
  } catch (fault) {
    if (isDuplicate(fault)) throw new Refusal(409, 'You have offered this shift already. Take it back first.');
    throw fault;
  }
  await tellOfficers(work, { officerIds: [it.toOfficerId], kind: 'shift offered', swapId: id });
  await announce(work, { kind: 'swap.offered', data: { swapId: id, shiftId, toOfficerId: it.toOfficerId } });
  tellOfRoster(roster, work, found.teamId);
  return id;
}

type SwapRow = {
  readonly id: string;
  readonly shiftId: string;
  readonly returnShiftId: string | null;
  readonly teamId: string;
  readonly offeredBy: string;
  readonly toOfficerId: string | null;
  readonly takenBy: string | null;
  readonly state: 'offered' | 'taken';
};

/** An open swap, locked with its shifts in their order, so that two at a time wait for each other and do not collide. */
async function lockSwap({ db, now }: Work, id: string): Promise<SwapRow> {
  const { rows } = await sql<SwapRow & { startsAt: number }>`
    select w.id, w.shift_id as "shiftId", w.return_shift_id as "returnShiftId", s.team_id as "teamId", w.offered_by as "offeredBy",
           w.to_officer_id as "toOfficerId", w.taken_by as "takenBy", w.state, s.starts_at as "startsAt"
      from roster.swap w join roster.shift s on s.id = w.shift_id
     where w.id = ${id} and w.state in ('offered', 'taken') for update of w`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, GONE);
  if (found.startsAt <= now) throw new Refusal(409, 'This shift has begun. Speak with your leader.');
  return found;
}

type Passing = {
  readonly swap: Pick<SwapRow, 'shiftId' | 'teamId' | 'offeredBy'>;
  readonly taker: string;
  readonly returnShiftId: string | null;
};

/** Why this swap would not do: for the one who takes, and for the one who is given another shift for it. */
export async function swapRefused(
  work: Pick<Reading, 'db' | 'now'>,
  { swap, taker, returnShiftId }: Passing,
): Promise<string | undefined> {
  const [duty, inReturn, limits] = await Promise.all([
    dutyOf(work.db, swap.shiftId),
    returnShiftId === null ? undefined : dutyOf(work.db, returnShiftId),
    limitsOf(work.db, swap.teamId),
  ]);
  if (duty === undefined) return GONE;
  if (returnShiftId !== null && inReturn === undefined) return 'The shift that is given for it is not there any more.';
  const names = await namesOfSkills(work.db, [...duty.needs, ...(inReturn?.needs ?? [])]);
  const given = { limits, skillName: (id: string) => names.get(id) ?? 'a skill that is closed' };
  const refused = takeRefused(duty, await takerOf(work.db, { officerId: taker, duty, without: returnShiftId }), given);
  if (refused !== undefined || inReturn === undefined) return refused;
  const offerer = { officerId: swap.offeredBy, duty: inReturn, without: swap.shiftId };
  return takeRefused(inReturn, await takerOf(work.db, offerer), given);
}

export async function takeSwap(roster: Roster, work: Work, id: string, returnShiftId: string | null): Promise<void> {
  const swap = await lockSwap(work, id);
  const taker = me(work);
  const forMe = swap.toOfficerId === null || swap.toOfficerId === taker;
  if (!forMe || swap.offeredBy === taker || !work.actor.teams.includes(swap.teamId)) throw new Refusal(404, GONE);
  if (swap.state === 'taken') throw new Refusal(409, GONE);
  if (returnShiftId !== null) await mustBeMine(work, returnShiftId);
  const refused = await swapRefused(work, { swap, taker, returnShiftId });
  if (refused !== undefined) throw new Refusal(409, refused);
  try {
    await sql`
      update roster.swap set state = 'taken', taken_by = ${taker}, taken_at = ${new Date(work.now)}, return_shift_id = ${returnShiftId}::uuid
       where id = ${id}`.execute(work.db);
  } catch (fault) {
    if (isDuplicate(fault)) throw new Refusal(409, 'You have given this shift for another one already.');
    throw fault;
  }
  await announce(work, { kind: 'swap.taken', data: { swapId: id, shiftId: swap.shiftId, returnShiftId } });
  tellOfRoster(roster, work, swap.teamId);
}

async function mustBeMine(work: Work, shiftId: string): Promise<void> {
  const { rows } = await sql`
    select from roster.shift where id = ${shiftId} and officer_id = ${me(work)} and cancelled_at is null and published_at is not null
       and starts_at > ${new Date(work.now)}`.execute(work.db);
  if (rows.length === 0)
    throw new Refusal(422, 'Give a shift of your own that is still to come.', [
      { field: 'returnShiftId', problem: 'is not yours' },
    ]);
}

/** Whoever offered takes it back; whoever took it gives it back, and it is offered as before. */
export async function withdrawSwap(roster: Roster, work: Work, id: string): Promise<void> {
  const swap = await lockSwap(work, id);
  const own = swap.offeredBy === me(work);
  if (!own && swap.takenBy !== me(work)) throw new Refusal(404, GONE);
  if (own)
    await sql`update roster.swap set state = 'withdrawn', decided_at = ${new Date(work.now)} where id = ${id}`.execute(
      work.db,
    );
  else
    await sql`
      update roster.swap set state = 'offered', taken_by = null, taken_at = null, return_shift_id = null where id = ${id}`.execute(
      work.db,
    );
  await announce(work, {
    kind: own ? 'swap.withdrawn' : 'swap.given-back',
    data: { swapId: id, shiftId: swap.shiftId },
  });
  tellOfRoster(roster, work, swap.teamId);
}

async function ledSwap(work: Work, id: string): Promise<SwapRow> {
  const swap = await lockSwap(work, id);
  if (!work.actor.teams.includes(swap.teamId)) throw new Refusal(404, 'There is no such swap in the teams you lead.');
  if (swap.state !== 'taken') throw new Refusal(409, 'Nobody has taken this shift yet, so there is nothing to decide.');
  return swap;
}

/** The shifts change hands, if they still may: weeks can lie between taking and deciding. */
export async function approveSwap(roster: Roster, work: Work, id: string): Promise<void> {
  const swap = await ledSwap(work, id);
  const { shiftId, returnShiftId, offeredBy, takenBy, teamId } = swap;
  if (takenBy === null) throw new Refusal(409, GONE);
  const refused = await swapRefused(work, { swap, taker: takenBy, returnShiftId });
  if (refused !== undefined) throw new Refusal(409, refused);
  const given = returnShiftId === null ? [shiftId] : [shiftId, returnShiftId];
  await cancelShifts(work, given, 'swapped');
  try {
    await passOn(work, shiftId, takenBy);
    if (returnShiftId !== null) await passOn(work, returnShiftId, offeredBy);
  } catch (fault) {
    if (isOverlap(fault)) throw new Refusal(409, 'One of them works at that time already. Look again.');
    throw fault;
  }
  await sql`
    update roster.swap set state = 'approved', decided_at = ${new Date(work.now)}, decided_by = ${me(work)} where id = ${id}`.execute(
    work.db,
  );
  await tellOfficers(work, { officerIds: [offeredBy, takenBy], kind: 'swap approved', swapId: id });
  await announce(work, {
    kind: 'swap.approved',
    data: { swapId: id, shiftId, returnShiftId, from: offeredBy, to: takenBy },
  });
  tellOfRoster(roster, work, teamId);
}

export async function declineSwap(roster: Roster, work: Work, id: string, reason: string): Promise<void> {
  const { shiftId, teamId, offeredBy, takenBy } = await ledSwap(work, id);
  await sql`
    update roster.swap set state = 'declined', decided_at = ${new Date(work.now)}, decided_by = ${me(work)}, reason = ${reason}
     where id = ${id}`.execute(work.db);
  await tellOfficers(work, { officerIds: [offeredBy, takenBy], kind: 'swap declined', swapId: id });
  await announce(work, { kind: 'swap.declined', data: { swapId: id, shiftId }, why: reason });
  tellOfRoster(roster, work, teamId);
}
