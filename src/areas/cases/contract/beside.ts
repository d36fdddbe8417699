import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { ADVICE_STATES, MOST_PERSPECTIVE, PERSPECTIVE_PARTS } from '../rules/index.ts';

/** What stands beside a case. It is part of `contract.ts`, which gives it on. */

const version = z.int32().positive();
const part = z.enum(PERSPECTIVE_PARTS);

const perspectivePart = z.object({
  part,
  words: z.string(),
  /** The entry of the history in which the customer said so; null where these are the officer's words. */
  entryId: id.nullable(),
  at: instant,
  by: id,
});

const advice = z.object({
  id,
  state: z.enum(ADVICE_STATES),
  caseId: id,
  /** The notes in the history that hold the question and the answer. */
  questionId: id,
  question: z.string(),
  answerId: id.nullable(),
  answer: z.string().nullable(),
  askedBy: id,
  askedAt: instant,
  ofOfficerId: id.nullable(),
  ofTeamId: id.nullable(),
  answeredBy: id.nullable(),
  answeredAt: instant.nullable(),
});

const handedOver = z.object({
  id,
  noteId: id,
  by: id,
  at: instant,
  toTeamId: id,
  toOfficerId: id.nullable(),
  why: z.string(),
  asked: z.string(),
  promised: z.string(),
});

/** The customer's side, advice, and a handing over that nobody has taken yet. */
export const beside = question({
  path: '/api/cases/:id/beside',
  may: 'cases.read',
  /** The id, or the reference as people see it. */
  params: z.object({ id: z.string().max(40) }),
  reply: z.object({
    perspective: z.array(perspectivePart),
    advice: z.array(advice),
    handOver: handedOver.nullable(),
  }),
});

/** What was once said of the customer's side, newest first, with who said it and until when it held. */
export const perspectiveHistory = question({
  path: '/api/cases/:id/perspective',
  may: 'cases.read',
  params: byId,
  reply: z.object({
    parts: z.array(perspectivePart.extend({ endedAt: instant.nullable(), endedBy: id.nullable() })),
  }),
});

const said = z.object({ words: words(MOST_PERSPECTIVE), entryId: id.nullable().default(null) });

/** Says parts of the customer's side. A part that is null is taken away; one that is left out stays. */
export const setPerspective = command({
  path: '/api/cases/:id/perspective',
  may: 'cases.change',
  params: byId,
  body: z.object({
    asked: said.nullable().optional(),
    needs: said.nullable().optional(),
    feels: said.nullable().optional(),
    expects: said.nullable().optional(),
    affected: said.nullable().optional(),
  }),
  reply: done,
});

/** Hands the case to an officer or a queue, with all that the new owner has to know, in one act. */
export const handOver = command({
  path: '/api/cases/:id/hand-over',
  may: 'cases.assign',
  once: true,
  params: byId,
  body: z.object({
    version,
    teamId: id,
    ownerId: id.nullable(),
    why: words(2000),
    asked: z.string().trim().max(2000).default(''),
    promised: z.string().trim().max(2000).default(''),
    nextStep: words(280).optional(),
    nextDueAt: instant.optional(),
  }),
  reply: z.object({ version, handOverId: id }),
});

/** Puts a handing over back whole, as long as nobody has taken it. */
export const undoHandOver = command({
  path: '/api/hand-overs/:id/undo',
  may: 'cases.assign',
  params: byId,
  reply: done,
});

/** "I have it": the note comes off the top, and a case of a queue is then this officer's. */
export const takeOver = command({
  path: '/api/hand-overs/:id/take',
  may: 'cases.assign',
  params: byId,
  reply: done,
});

/** Asks an officer or a team what they would do. They must be able to see the case. */
export const askAdvice = command({
  path: '/api/cases/:id/advice',
  may: 'cases.note',
  once: true,
  params: byId,
  body: z.object({
    question: words(4000),
    of: z.union([z.object({ officerId: id }), z.object({ teamId: id })]),
  }),
  reply: z.object({ id }),
});

export const answerAdvice = command({
  path: '/api/advice/:id/answer',
  may: 'cases.note',
  params: byId,
  body: z.object({ answer: words(20000) }),
  reply: done,
});

/** The advice went into what was done. */
export const useAdvice = command({ path: '/api/advice/:id/use', may: 'cases.note', params: byId, reply: done });

export const withdrawAdvice = command({
  path: '/api/advice/:id/withdraw',
  may: 'cases.note',
  params: byId,
  reply: done,
});

const adviceLine = advice.extend({ reference: z.string(), subject: z.string() });

/** Advice asked of this officer or their teams, oldest first, and answers to their own questions that wait to be used. */
export const myAdvice = question({
  path: '/api/advice',
  may: 'cases.read',
  reply: z.object({ asked: z.array(adviceLine), answered: z.array(adviceLine) }),
});

const doing = z.enum(['reading', 'writing']);
const others = z.array(z.object({ officerId: id, doing, since: instant }));
const seat = z.string().min(8).max(40);

/** Who else has the case open, and who of them is writing. */
export const whoIsHere = question({
  path: '/api/cases/:id/here',
  may: 'cases.read',
  params: byId,
  reply: z.object({ others }),
});

/** This window has the case open. It is said again every half minute, and at once when the officer begins to write. */
export const beHere = command({
  path: '/api/cases/:id/here',
  may: 'cases.read',
  params: byId,
  body: z.object({ seat, doing, arriving: z.boolean().default(false) }),
  reply: z.object({
    others,
    /** On arriving: when this officer last left the case, or null on the first visit. */
    seenAt: instant.nullable(),
  }),
});

/** The window was closed or shows something else. What stood on it until now has been seen. */
export const leave = command({
  path: '/api/cases/:id/left',
  may: 'cases.read',
  params: byId,
  body: z.object({ seat }),
  reply: done,
});
