import {
  addCourseDate,
  assignLearning,
  enrol,
  makeCourse,
  makeLearningCase,
  type Course,
} from '#areas/capability/server/index.ts';
import { profilesOf } from '#areas/frameworks/server/index.ts';
import { addCandidate, judge, openRound } from '#areas/recruitment/server/index.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { inTransaction, type Work } from '#platform/work.ts';
import type { Officer } from './agency.ts';

const PLAIN = { about: '', months: null, skillId: null, skillLevel: 3, duties: [] };
const COURSES: readonly (Course & { readonly place: string; readonly ahead: number })[] = [
  {
    ...PLAIN,
    title: 'Privacy at the counter',
    about: 'What may be said to whom, and what somebody shows first.',
    months: 12,
    duties: [{ profileId: null, withinDays: 60 }],
    place: 'Merrin Street, room 2',
    ahead: 9 * DAY,
  },
  {
    ...PLAIN,
    title: 'When somebody shouts',
    about: 'Standing, voice, distance; when to stop; how to be afterwards.',
    place: 'Merrin Street, room 4',
    ahead: 16 * DAY,
  },
];

type Growing = { readonly jo: Officer; readonly team: readonly Officer[]; readonly learnFrom: string | undefined };

/** Courses with dates, a case to learn from that was given to a team, and a round in which two people judge. */
export async function fillGrowing(db: Db, { jo, team, learnFrom }: Growing, now: number): Promise<void> {
  const act = <T>(who: Officer, at: number, run: (work: Work) => Promise<T>): Promise<T> =>
    inTransaction({ db, actor: who.actor, now: at }, run);
  const [first, second] = team;
  for (const { place, ahead, ...course } of COURSES) {
    const id = await act(jo, now - 20 * DAY, (work) => makeCourse(work, course));
    const startsAt = Math.floor((now + ahead) / HOUR) * HOUR;
    const date = { startsAt, endsAt: startsAt + 3 * HOUR, place, seats: 12 };
    const dateId = await act(jo, now - 20 * DAY, (work) => addCourseDate(work, id, date));
    if (first !== undefined) await act(first, now - 5 * DAY, (work) => enrol(work, dateId, undefined));
  }
  if (learnFrom !== undefined && first !== undefined) {
    const learning = {
      evidenceId: learnFrom,
      title: 'The answer that was not asked for',
      question: 'What would you have asked first?',
    };
    const id = await act(jo, now - HOUR, (work) => makeLearningCase(work, learning));
    const officerIds = team.map((one) => one.id);
    await act(jo, now - HOUR, (work) => assignLearning(work, id, { officerIds, teamIds: [], dueAt: now + 6 * DAY }));
  }
  const [profile] = await profilesOf(db);
  if (profile !== undefined && second !== undefined) await recruit(act, { jo, second, profileId: profile.id }, now);
}

type Acting = <T>(who: Officer, at: number, run: (work: Work) => Promise<T>) => Promise<T>;
type Judging = { readonly jo: Officer; readonly second: Officer; readonly profileId: string };

async function recruit(act: Acting, { jo, second, profileId }: Judging, now: number): Promise<void> {
  const opening = { title: 'Two officers for the front counter', profileId, panel: [second.id], keepMonths: 6 };
  const round = await act(jo, now - 6 * DAY, (work) => openRound(work, opening));
  for (const name of ['Astrid Lindqvist', 'Ravi Menon']) {
    const id = await act(jo, now - 5 * DAY, (work) => addCandidate(work, round, { name, about: '' }));
    await act(second, now - 4 * DAY, (work) => judge(work, id, { marks: {}, notes: {}, give: false }));
  }
}
