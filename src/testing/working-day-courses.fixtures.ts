import { must } from '#kernel/must.ts';
import { keep, type Day, type Step } from './day.fixtures.ts';

const of = (day: Day, name: string) => must(day[name], name);
const FAR = 4_000_000_000_000;
const date = (name: string, startsAt: number): Step => ({
  name: 'capability.addCourseDate',
  who: 'administrator',
  path: (day) => `/api/capability/courses/${of(day, 'course')}/dates`,
  body: () => ({ startsAt, endsAt: startsAt + 3_600_000, place: 'Room 2', seats: 5 }),
  keep: keep(name),
});

/** A course with three dates: one that is given up and cancelled, and one that has been. */
export const COURSES: readonly Step[] = [
  {
    name: 'capability.makeCourse',
    who: 'administrator',
    path: () => '/api/capability/courses',
    body: () => ({ title: 'Cash handling', months: 12, duties: [{ profileId: null, withinDays: 30 }] }),
    keep: keep('course'),
  },
  {
    name: 'capability.changeCourse',
    who: 'administrator',
    path: (day) => `/api/capability/courses/${of(day, 'course')}`,
    body: () => ({ title: 'Handling cash', months: 24 }),
  },
  date('course date', FAR),
  date('course date that has been', 1_700_000_000_000),
  {
    name: 'capability.enrol',
    who: 'officer',
    path: (day) => `/api/capability/course-dates/${of(day, 'course date')}/enrol`,
  },
  {
    name: 'capability.leaveCourse',
    who: 'officer',
    path: (day) => `/api/capability/course-dates/${of(day, 'course date')}/leave`,
  },
  {
    name: 'capability.cancelCourseDate',
    who: 'administrator',
    path: (day) => `/api/capability/course-dates/${of(day, 'course date')}/cancel`,
    body: () => ({ why: 'The trainer is ill.' }),
  },
  {
    name: 'capability.markAttendance',
    who: 'administrator',
    path: (day) => `/api/capability/course-dates/${of(day, 'course date that has been')}/attendance`,
    body: (day) => ({ attended: [day['officer']] }),
  },
  {
    name: 'capability.bringCourses',
    who: 'administrator',
    path: () => '/api/capability/courses/bring',
    body: () => ({ name: 'a.csv', content: Buffer.from('course,months\nListening,6\n').toString('base64') }),
  },
  {
    name: 'capability.closeCourse',
    who: 'administrator',
    path: (day) => `/api/capability/courses/${of(day, 'course')}/close`,
  },
];
