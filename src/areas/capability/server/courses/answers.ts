import { feedOf } from '#areas/roster/rules/index.ts';
import { z } from 'zod';
import { admit, parse, type Answers, type Server } from '#platform/serve.ts';
import type * as contract from '../../contract/courses.ts';
import { bringCourses } from './bring.ts';
import { changeCourse, closeCourse, coursesFor, makeCourse } from './catalogue.ts';
import {
  addCourseDate,
  cancelCourseDate,
  courseDateFor,
  dateAsEvent,
  enrol,
  leaveCourse,
  markAttendance,
} from './dates.ts';
import { trainingOf } from './duties.ts';

const DONE = { done: true } as const;

export const courseAnswers = (zone: string): Answers<typeof contract> => ({
  courses: coursesFor,
  makeCourse: async (work, { body }) => ({ id: await makeCourse(work, body) }),
  changeCourse: (work, { params, body }) => changeCourse(work, params.id, body).then(() => DONE),
  closeCourse: (work, { params }) => closeCourse(work, params.id).then(() => DONE),
  addCourseDate: async (work, { params, body }) => ({ id: await addCourseDate(work, params.id, body) }),
  cancelCourseDate: (work, { params, body }) => cancelCourseDate(work, params.id, body.why).then(() => DONE),
  enrol: (work, { params, body }) => enrol(work, params.id, body.officerId).then(() => DONE),
  leaveCourse: (work, { params }) => leaveCourse(work, params.id).then(() => DONE),
  courseDate: (reading, { params }) => courseDateFor(reading, params.id),
  markAttendance: (work, { params, body }) => markAttendance(work, zone, { ...body, id: params.id }).then(() => DONE),
  bringCourses: (work, { body }) => bringCourses(work, zone, body),
  training: trainingOf,
});

/** One date as a file for a calendar program. */
export function courseFileRoutes(server: Server, agency: string): void {
  const { http, db, clock } = server;
  http.get('/api/capability/course-dates/:id/ics', async (request, reply) => {
    const actor = await admit(server, { may: 'frameworks.read', method: 'GET' }, request);
    const { id } = parse(z.object({ id: z.uuid() }), request.params, 'address');
    const event = await dateAsEvent({ db, actor, now: clock() }, id);
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'attachment; filename="course.ics"')
      .send(feedOf({ agency, officer: event.name, shifts: [event] }));
  });
}
