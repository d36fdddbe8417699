import { sql } from 'kysely';
import { dayOfText } from '#kernel/civil.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { SYSTEM, inTransaction, type Work } from '#platform/work.ts';
import { daysOn, remindOfMeeting, remindToSign, reminderDue, type Told } from '../rules/index.ts';
import { todayIn, type Assessing } from './facts.ts';
import type { Link } from './links.ts';
import { addressees, queueLetter, type Post } from './post.ts';

export type Reminding = Pick<Assessing, 'zone'> & {
  readonly db: Db;
  readonly post: Post;
  readonly clock: () => Instant;
};

const AT_ONCE = 20;

/** Before its day a signature that is missing is asked for again, twice at most; and a meeting is told of on the day before. */
export async function remindPeople(it: Reminding): Promise<number> {
  const { db, clock } = it;
  return inTransaction(
    { db, actor: SYSTEM, now: clock() },
    async (work) => (await remindSigners(it, work)) + (await remindOfMeetings(it, work)),
  );
}

type Missing = Pick<Link, 'id' | 'programmeId' | 'officerId' | 'as' | 'signBy'> & {
  readonly reminded: number;
  readonly apprenticeId: string;
};

async function remindSigners(it: Reminding, work: Work): Promise<number> {
  const today = todayIn(it, work.now);
  const { rows } = await sql<Missing>`
    select s.id, s.programme_id as "programmeId", s.officer_id as "officerId", s.signs_as as "as", s.sign_by::text as "signBy", s.reminded,
           p.apprentice_id as "apprenticeId"
      from assessment.signing s join assessment.programme p on p.id = s.programme_id
     where s.ended_at is null and s.sign_by between ${today} and ${daysOn(today, 3)} and s.ends_at > ${new Date(work.now)}
       and s.reminded < case when s.sign_by <= ${daysOn(today, 1)} then 2 else 1 end
     order by s.sign_by, s.id limit ${AT_ONCE} for update of s skip locked`.execute(work.db);
  for (const one of rows) {
    const left = (dayOfText(one.signBy) ?? 0) - (dayOfText(today) ?? 0);
    const due = reminderDue(left, one.reminded);
    const people = await addressees(work.db, [one.officerId, one.apprenticeId]);
    const to = people.find(({ id }) => id === one.officerId);
    const apprentice = people.find(({ id }) => id === one.apprenticeId);
    await sql`update assessment.signing set reminded = ${due ?? one.reminded} where id = ${one.id}`.execute(work.db);
    if (due === null || to === undefined) continue;
    const naming = { name: to.name, agency: it.post.agency, apprentice: apprentice?.name ?? '' };
    await queueLetter(work, {
      ...remindToSign({ ...naming, as: one.as, signBy: one.signBy }),
      kind: 'reminder to sign',
      programmeId: one.programmeId,
      to,
      signingId: one.id,
    });
  }
  return rows.length;
}

type Soon = Omit<Told, 'key' | 'revision'> & { readonly programmeId: string; readonly apprenticeId: string };

async function remindOfMeetings(it: Reminding, work: Work): Promise<number> {
  const { rows } = await sql<Soon>`
    select a.id, a.what, a.at, a.minutes, a.place, a.about, a.programme_id as "programmeId", p.apprentice_id as "apprenticeId",
           array(select i.officer_id from assessment.invited i where i.appointment_id = a.id and i.cancelled_at is null) as people
      from assessment.appointment a join assessment.programme p on p.id = a.programme_id
     where a.cancelled_at is null and a.reminded_at is null and a.at > ${new Date(work.now)} and a.at <= ${new Date(work.now + DAY)}
     order by a.at, a.id limit ${AT_ONCE} for update of a skip locked`.execute(work.db);
  for (const one of rows) {
    await sql`update assessment.appointment set reminded_at = ${new Date(work.now)} where id = ${one.id}`.execute(
      work.db,
    );
    const [apprentice] = await addressees(work.db, [one.apprenticeId]);
    for (const to of await addressees(work.db, one.people))
      await queueLetter(work, {
        ...remindOfMeeting({
          name: to.name,
          agency: it.post.agency,
          apprentice: apprentice?.name ?? '',
          zone: it.zone,
          appointment: one,
        }),
        kind: 'reminder of a meeting',
        programmeId: one.programmeId,
        to,
      });
  }
  return rows.length;
}
