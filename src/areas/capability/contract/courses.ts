import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';

const standing = z.enum(['good', 'expiring', 'expired', 'missing', 'not asked']);

/** The courses there are, their dates, and where the reader stands with each. */
export const courses = question({
  path: '/api/capability/courses',
  may: 'frameworks.read',
  reply: z.object({
    courses: z.array(
      z.object({
        id,
        title: z.string(),
        about: z.string(),
        months: z.number().nullable(),
        skill: z.string().nullable(),
        /** Who has to take it, and within how many days of beginning. */
        duties: z.array(z.object({ profileId: id.nullable(), role: z.string().nullable(), withinDays: z.number() })),
        standing,
        doneAt: instant.nullable(),
        until: instant.nullable(),
        dates: z.array(
          z.object({
            id,
            startsAt: instant,
            endsAt: instant,
            place: z.string(),
            seats: z.number(),
            taken: z.number(),
            cancelled: z.boolean(),
            mine: z.string().nullable(),
          }),
        ),
      }),
    ),
    /** For whoever may change the catalogue: what it can be tied to. */
    skills: z.array(z.object({ id, name: z.string() })),
    roles: z.array(z.object({ id, name: z.string() })),
  }),
});

const course = z.object({
  title: words(200),
  about: z.string().trim().max(4000).default(''),
  months: z.number().int().min(1).max(120).nullable().default(null),
  skillId: id.nullable().default(null),
  skillLevel: z.number().int().min(1).max(5).default(3),
  /** Roles that have to take it; null stands for everybody. */
  duties: z
    .array(z.object({ profileId: id.nullable(), withinDays: z.number().int().min(1).max(730) }))
    .max(50)
    .default([]),
});

export const makeCourse = command({
  path: '/api/capability/courses',
  may: 'capability.courses',
  once: true,
  body: course,
  reply: z.object({ id }),
});

export const changeCourse = command({
  path: '/api/capability/courses/:id',
  may: 'capability.courses',
  params: byId,
  body: course,
  reply: done,
});

/** It is not offered any more. Who took it, took it. */
export const closeCourse = command({
  path: '/api/capability/courses/:id/close',
  may: 'capability.courses',
  params: byId,
  reply: done,
});

export const addCourseDate = command({
  path: '/api/capability/courses/:id/dates',
  may: 'capability.courses',
  once: true,
  params: byId,
  body: z.object({ startsAt: instant, endsAt: instant, place: words(300), seats: z.number().int().min(1).max(5000) }),
  reply: z.object({ id }),
});

export const cancelCourseDate = command({
  path: '/api/capability/course-dates/:id/cancel',
  may: 'capability.courses',
  params: byId,
  body: z.object({ why: words(1000) }),
  reply: done,
});

/** Takes a place: one’s own, or for somebody the reader leads. */
export const enrol = command({
  path: '/api/capability/course-dates/:id/enrol',
  may: 'capability.own',
  params: byId,
  body: z.object({ officerId: id.optional() }),
  reply: done,
});

export const leaveCourse = command({
  path: '/api/capability/course-dates/:id/leave',
  may: 'capability.own',
  params: byId,
  reply: done,
});

/** Who has a place, for whoever holds the course. */
export const courseDate = question({
  path: '/api/capability/course-dates/:id',
  may: 'capability.courses',
  params: byId,
  reply: z.object({
    title: z.string(),
    startsAt: instant,
    officers: z.array(z.object({ id, name: z.string(), state: z.string() })),
  }),
});

/** Who was there, and who was not. */
export const markAttendance = command({
  path: '/api/capability/course-dates/:id/attendance',
  may: 'capability.courses',
  params: byId,
  body: z.object({ attended: z.array(id).max(5000), missed: z.array(id).max(5000).default([]) }),
  reply: done,
});

/** Brings the catalogue, or who took what, from a sheet: all of it, or nothing. */
export const bringCourses = command({
  path: '/api/capability/courses/bring',
  may: 'capability.courses',
  body: z.object({ name: words(200), content: z.string().min(1).max(980_000) }),
  reply: z.object({ courses: z.number(), dates: z.number(), taken: z.number() }),
});

/** Everybody the reader leads, by each course that somebody has to take. */
export const training = question({
  path: '/api/capability/training',
  may: 'capability.lead',
  reply: z.object({
    courses: z.array(z.object({ id, title: z.string() })),
    officers: z.array(
      z.object({ id, name: z.string(), standings: z.array(z.object({ standing, until: instant.nullable() })) }),
    ),
  }),
});
