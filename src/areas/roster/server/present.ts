import { sql } from 'kysely';
import { workingOfficersOf } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { MINUTE, type Instant } from '#kernel/time.ts';
import type { Live } from '#platform/live.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { CHANNELS, USUAL_CAPACITY, type Capacity, type Channel, type Presence } from '../rules/index.ts';
import { setPresence, tellOfPresence, wrapUp } from './presence.ts';
import { me, mustLeadOfficer } from './roster.ts';

/** What an officer takes who says "I am writing this down": long enough for notes, and never for ever. */
const WRAP_UP = 5 * MINUTE;

export async function becomeMe(live: Live, work: Work, state: Exclude<Presence, 'busy'>): Promise<void> {
  if (state !== 'wrap-up') return setPresence(live, work, { officerId: me(work), state });
  // Whoever writes something down is here.
  await setPresence(live, work, { officerId: me(work), state: 'busy' });
  return wrapUp(live, work, { officerId: me(work), until: work.now + WRAP_UP });
}

type Own = {
  readonly state: Presence;
  readonly since: Instant | null;
  readonly until: Instant | null;
  readonly shiftEndsAt: Instant | null;
  readonly nextShiftAt: Instant | null;
};

/** How this officer is. */
export async function presenceOf(reading: Reading) {
  const { db, now } = reading;
  const at = new Date(now);
  const id = me(reading);
  const published = sql`s.officer_id = ${id} and s.cancelled_at is null and s.published_at is not null and s.ends_at > ${at}`;
  const [own, capacity] = await Promise.all([
    sql<Own>`
      select case when p.until <= ${at} then 'available' else coalesce(p.state, 'off') end as state,
             case when p.until <= ${at} then p.until else p.since end as since,
             case when p.until > ${at} then p.until end as until,
             (select max(s.ends_at) from roster.shift s where ${published} and s.starts_at <= ${at}) as "shiftEndsAt",
             (select min(s.starts_at) from roster.shift s where ${published} and s.starts_at > ${at}) as "nextShiftAt"
        from (select 1) one left join roster.presence p on p.officer_id = ${id}`.execute(db),
    capacityOf(reading, id),
  ]);
  return { ...capacity, ...ownOf(own.rows) };
}

/** The colleagues of their teams: how they are, and never since when. */
export async function colleaguesHere({ db, now, actor }: Reading) {
  const { rows } = await sql<{ id: string; name: string; state: Presence }>`
    select o.id, o.name, case when p.until <= ${new Date(now)} then 'available' else coalesce(p.state, 'off') end as state
      from (${workingOfficersOf(actor.teams)}) o left join roster.presence p on p.officer_id = o.id
     where o.id <> ${actor.id} order by o.name, o.id limit 200`.execute(db);
  return { colleagues: rows };
}

const ownOf = ([row]: readonly Own[]): Own =>
  row ?? { state: 'off', since: null, until: null, shiftEndsAt: null, nextShiftAt: null };

type CapacityRow = Record<Channel | `own_${Channel}`, number | null>;

async function capacityOf({ db }: Pick<Reading, 'db'>, officerId: string) {
  const { rows } = await sql<CapacityRow>`
    select phone, chat, counter, email, own_phone, own_chat, own_counter, own_email from roster.capacity
     where officer_id = ${officerId}`.execute(db);
  const [row] = rows;
  const each = (of: (channel: Channel) => number): Capacity => ({
    phone: of('phone'),
    chat: of('chat'),
    counter: of('counter'),
    email: of('email'),
  });
  const most = each((channel) => row?.[channel] ?? USUAL_CAPACITY[channel]);
  return { most, takes: each((channel) => row?.[`own_${channel}`] ?? most[channel]) };
}

type Takes = Readonly<Record<Channel, number | null>>;

/** Less than the leader set. More would be for the leader to say. */
export async function takeLess(live: Live, work: Work, takes: Takes): Promise<void> {
  const { most } = await capacityOf(work, me(work));
  const over = CHANNELS.find((channel) => (takes[channel] ?? 0) > most[channel]);
  if (over !== undefined)
    throw new Refusal(422, `Your leader set ${most[over]} as the most. You can take less, not more.`, [
      { field: over, problem: 'is more than your leader set' },
    ]);
  const { phone, chat, counter, email } = takes;
  await sql`
    insert into roster.capacity (officer_id, phone, chat, counter, email, own_phone, own_chat, own_counter, own_email)
    values (${me(work)}, ${most.phone}, ${most.chat}, ${most.counter}, ${most.email}, ${phone}, ${chat}, ${counter}, ${email})
    on conflict (officer_id) do update set own_phone = excluded.own_phone, own_chat = excluded.own_chat,
       own_counter = excluded.own_counter, own_email = excluded.own_email`.execute(work.db);
  tellOfPresence(live, work);
}

/** What somebody has set lower for themselves stays, as far as it is not more than the new most. */
export async function setCapacity(
  live: Live,
  work: Work,
  it: Capacity & { readonly officerId: string },
): Promise<void> {
  await mustLeadOfficer(work, it.officerId);
  const { officerId, ...most } = it;
  await sql`
    insert into roster.capacity as c (officer_id, phone, chat, counter, email)
    values (${officerId}, ${most.phone}, ${most.chat}, ${most.counter}, ${most.email})
    on conflict (officer_id) do update set phone = excluded.phone, chat = excluded.chat, counter = excluded.counter, email = excluded.email,
       own_phone = least(c.own_phone, excluded.phone), own_chat = least(c.own_chat, excluded.chat),
       own_counter = least(c.own_counter, excluded.counter), own_email = least(c.own_email, excluded.email)`.execute(
    work.db,
  );
  await announce(work, { kind: 'roster.capacity-set', data: { officerId, ...most } });
  tellOfPresence(live, work);
}
