import { sql } from 'kysely';
import { officerNameOf } from '#areas/identity/server/index.ts';
import { must } from '#kernel/must.ts';
import { MINUTE, type Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import type { Work } from '#platform/work.ts';
import {
  appointmentsOf,
  callOff,
  changesIn,
  invitationOf,
  invite,
  titleOf,
  type Appointment,
  type Journey,
  type Plan,
  type Told,
} from '../rules/index.ts';
import type { Assessing } from './facts.ts';
import { addressees, queueLetter, type Post } from './post.ts';

type Telling = Pick<Assessing, 'zone'> & { readonly post: Post };
type Of = { readonly programmeId: string; readonly plan: Plan; readonly journey: Journey };

/** Tells everybody of what is called, moved or called off by an act, in the transaction of the act. */
export async function tellAppointments(it: Telling, work: Work, of: Of): Promise<void> {
  const planned = appointmentsOf(of.plan, of.journey);
  const told = await toldOf(work.db, of.programmeId);
  const { made, moved, cancelled } = changesIn(planned, told, work.now);
  if (made.length + moved.length + cancelled.length === 0) return;
  const [apprentice] = await addressees(work.db, [of.journey.parties.apprentice]);
  const saying = { it, of, apprentice: apprentice?.name ?? '' };
  for (const one of made) {
    const kept = await keep(work, of, { ...one, id: newId(work.now), revision: 0 });
    await say(saying, work, { appointment: { ...one, ...kept }, to: one.people, as: 'new' });
  }
  for (const { now, told: before, left } of moved) {
    const appointment = { ...now, ...(await keep(work, of, { ...now, id: before.id, revision: before.revision + 1 })) };
    const joined = now.people.filter((person) => !before.people.includes(person));
    await say(saying, work, { appointment, to: joined, as: 'new' });
    await say(saying, work, { appointment, to: now.people.filter((one) => !joined.includes(one)), as: 'moved' });
    await leave(work, before.id, left);
    await say(saying, work, { appointment: { ...before, revision: appointment.revision }, to: left, as: 'off' });
  }
  for (const one of cancelled) {
    const off = { ...one, revision: one.revision + 1 };
    await sql`
      update assessment.appointment set cancelled_at = ${new Date(work.now)}, changed_at = ${new Date(work.now)}, revision = ${off.revision}
       where id = ${one.id}`.execute(work.db);
    await leave(work, one.id, one.people);
    await say(saying, work, { appointment: off, to: one.people, as: 'off' });
  }
}

async function toldOf(db: Db | Tx, programmeId: string): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    select a.id, a.key, a.what, a.at, a.minutes, a.place, a.about, a.revision,
           array(select i.officer_id from assessment.invited i where i.appointment_id = a.id and i.cancelled_at is null) as people
      from assessment.appointment a where a.programme_id = ${programmeId} and a.cancelled_at is null`.execute(db);
  return rows;
}

/** An appointment that was called off and is called again stays the same one, with a higher number. */
async function keep(work: Work, { programmeId }: Of, it: Told): Promise<Pick<Told, 'id' | 'revision'>> {
  const at = new Date(work.now);
  const { rows } = await sql<{ id: string; revision: number }>`
    insert into assessment.appointment (id, programme_id, key, what, at, minutes, place, about, revision, changed_at)
    values (${it.id}, ${programmeId}, ${it.key}, ${it.what}, ${new Date(it.at)}, ${it.minutes}, ${it.place}, ${it.about}, ${it.revision}, ${at})
    on conflict (programme_id, key) do update
       set at = excluded.at, minutes = excluded.minutes, place = excluded.place, about = excluded.about,
           revision = greatest(excluded.revision, appointment.revision + 1), changed_at = excluded.changed_at, cancelled_at = null,
           reminded_at = case when appointment.at = excluded.at and appointment.cancelled_at is null then appointment.reminded_at end
    returning id, revision`.execute(work.db);
  const { id, revision } = must(rows[0], 'the appointment that was just written');
  const until = new Date(it.at + it.minutes * MINUTE);
  await sql`
    insert into assessment.invited (officer_id, appointment_id, until_at)
    select person, ${id}, ${until} from unnest(${[...it.people]}::uuid[]) person
    on conflict (officer_id, appointment_id) do update set cancelled_at = null, until_at = excluded.until_at`.execute(
    work.db,
  );
  return { id, revision };
}

const leave = (work: Work, id: string, people: readonly string[]) =>
  sql`
    update assessment.invited set cancelled_at = ${new Date(work.now)}
     where appointment_id = ${id} and officer_id = any(${[...people]}::uuid[])`.execute(work.db);

type Saying = { readonly it: Telling; readonly of: Of; readonly apprentice: string };
type Said = { readonly appointment: Told; readonly to: readonly string[]; readonly as: 'new' | 'moved' | 'off' };

async function say({ it, of, apprentice }: Saying, work: Work, { appointment, to, as }: Said): Promise<void> {
  if (to.length === 0) return;
  const { id, revision } = appointment;
  const everybody = await addressees(work.db, as === 'off' ? to : appointment.people);
  const method = as === 'off' ? ('CANCEL' as const) : ('REQUEST' as const);
  for (const one of everybody.filter((each) => to.includes(each.id))) {
    const naming = { name: one.name, agency: it.post.agency, apprentice, zone: it.zone, appointment };
    await queueLetter(work, {
      ...(as === 'off' ? callOff(naming) : invite({ ...naming, moved: as === 'moved' })),
      kind: as === 'off' ? 'called off' : 'invitation',
      programmeId: of.programmeId,
      to: one,
      calendar: {
        method,
        text: invitationOf({
          id,
          revision,
          appointment,
          apprentice,
          organizer: { name: it.post.agency, address: it.post.address },
          people: method === 'CANCEL' ? [one] : everybody,
          method,
          at: work.now,
        }),
      },
    });
  }
}

type Row = Omit<Appointment, 'people' | 'key' | 'about'> & {
  readonly id: string;
  readonly revision: number;
  readonly changedAt: Instant;
  readonly cancelled: boolean;
  readonly apprentice: string;
};

/** The appointments of somebody, for the calendar they subscribe to; those that they are not expected at any more among them. */
export async function appointmentsForCalendar(db: Db | Tx, officerId: string, since: Instant) {
  const { rows } = await sql<Row>`
    select a.id, a.what, a.at, a.minutes, a.place, a.revision, greatest(a.changed_at, i.cancelled_at) as "changedAt",
           i.cancelled_at is not null as cancelled, ${officerNameOf(sql`p.apprentice_id`)} as apprentice
      from assessment.invited i
      join assessment.appointment a on a.id = i.appointment_id
      join assessment.programme p on p.id = a.programme_id
     where i.officer_id = ${officerId} and i.until_at > ${new Date(since)}
     order by i.until_at limit 500`.execute(db);
  return rows.map(({ what, at, minutes, apprentice, ...row }) => ({
    ...row,
    name: titleOf(what),
    team: apprentice,
    startsAt: at,
    endsAt: at + minutes * MINUTE,
  }));
}
