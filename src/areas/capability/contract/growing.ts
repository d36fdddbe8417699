import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { ACTION_KINDS, MEASURES, SESSION_KINDS } from '../rules/index.ts';

/** What somebody works on, what was talked about, and what others said was good. */
export const development = question({
  path: '/api/capability/development',
  may: 'capability.own',
  query: z.object({ officer: id.optional() }),
  reply: z.object({
    officerId: id,
    actions: z.array(
      z.object({
        id,
        goal: z.string(),
        what: z.string(),
        kind: z.string(),
        itemId: id.nullable(),
        dueAt: instant,
        madeBy: id.nullable(),
        madeAt: instant,
        doneAt: instant.nullable(),
        effect: z.string().nullable(),
        measure: z.enum(MEASURES).nullable(),
      }),
    ),
    sessions: z.array(
      z.object({
        id,
        officerId: id,
        leaderId: id,
        kind: z.string(),
        heldAt: instant,
        notes: z.string(),
        agreedAt: instant.nullable(),
        remark: z.string().nullable(),
      }),
    ),
    recognition: z.array(z.object({ id, by: id, words: z.string(), at: instant })),
    /** Whom the reader leads. */
    led: z.array(z.object({ id, name: z.string() })),
  }),
});

/** Something to do by a day, to get better at something. */
export const addAction = command({
  path: '/api/capability/actions',
  may: 'capability.own',
  once: true,
  body: z.object({
    officerId: id,
    goal: words(500),
    what: words(1000),
    kind: z.enum(ACTION_KINDS),
    itemId: id.nullable().default(null),
    dueAt: instant,
    /** What of ordinary work is to change. */
    measure: z.enum(MEASURES).nullable().default(null),
  }),
  reply: z.object({ id }),
});

const figure = z.object({ n: z.number(), value: z.number().nullable() });

/** What of ordinary work was like before an action, and what it is like since. */
export const effectOfAction = question({
  path: '/api/capability/actions/:id/effect',
  may: 'capability.own',
  params: byId,
  reply: z.object({
    measure: z.enum(MEASURES),
    done: z.boolean(),
    from: instant,
    until: instant,
    before: figure,
    after: figure,
    low: z.number().nullable(),
    high: z.number().nullable(),
    says: z.enum(['too few', 'cannot tell', 'better', 'worse']),
  }),
});

/** It is done, with what came of it. */
export const finishAction = command({
  path: '/api/capability/actions/:id/done',
  may: 'capability.own',
  params: byId,
  body: z.object({ effect: words(2000) }),
  reply: done,
});

/** What a leader talked about with somebody. Both see the same words. */
export const holdSession = command({
  path: '/api/capability/sessions',
  may: 'capability.lead',
  once: true,
  body: z.object({ officerId: id, kind: z.enum(SESSION_KINDS), heldAt: instant, notes: words(8000) }),
  reply: z.object({ id }),
});

export const agreeSession = command({
  path: '/api/capability/sessions/:id/agree',
  may: 'capability.own',
  params: byId,
  body: z.object({ remark: z.string().trim().max(4000).default('') }),
  reply: done,
});

/** Says what somebody did well. */
export const recognise = command({
  path: '/api/capability/recognition',
  may: 'capability.own',
  once: true,
  body: z.object({ officerId: id, words: words(1000) }),
  reply: z.object({ id }),
});

/** Real matters without names, to be talked about. */
export const learningCases = question({
  path: '/api/capability/learning-cases',
  may: 'capability.own',
  reply: z.object({
    cases: z.array(
      z.object({
        id,
        title: z.string(),
        story: z.string(),
        question: z.string(),
        madeBy: id,
        madeAt: instant,
        answers: z.number(),
        /** Empty for whom it was given to and who has not answered yet. */
        said: z.array(z.object({ id, by: id, words: z.string(), at: instant })),
        mine: z.object({ dueAt: instant, readAt: instant.nullable(), answeredAt: instant.nullable() }).nullable(),
        /** To whom of those the reader leads it was given. */
        given: z.array(
          z.object({ officerId: id, dueAt: instant, readAt: instant.nullable(), answeredAt: instant.nullable() }),
        ),
      }),
    ),
    /** The teams the reader may give one to. */
    teams: z.array(id),
  }),
});

/** Makes an accepted item a matter for all to learn from. */
export const makeLearningCase = command({
  path: '/api/capability/learning-cases',
  may: 'capability.lead',
  once: true,
  body: z.object({ evidenceId: id, title: words(300), question: words(1000) }),
  reply: z.object({ id }),
});

export const contribute = command({
  path: '/api/capability/learning-cases/:id/words',
  may: 'capability.own',
  once: true,
  params: byId,
  body: z.object({ words: words(4000) }),
  reply: z.object({ id }),
});

/** Which skill of the roster follows from which line, and for how long. */
export const skillRules = question({
  path: '/api/capability/skill-rules',
  may: 'capability.lead',
  reply: z.object({
    skills: z.array(z.object({ id, name: z.string() })),
    rules: z.array(
      z.object({
        skillId: id,
        skill: z.string(),
        itemId: id,
        code: z.string(),
        words: z.string(),
        level: z.number(),
        months: z.number(),
      }),
    ),
  }),
});

export const setSkillRule = command({
  path: '/api/capability/skill-rules',
  may: 'capability.lead',
  body: z.object({
    skillId: id,
    itemId: id,
    level: z.number().int().min(1).max(5),
    months: z.number().int().min(1).max(60),
  }),
  reply: done,
});
