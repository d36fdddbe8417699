import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { phase, priority, row, version } from './contract/row.ts';
import { draftRest, person, saidWith } from './contract/writing.ts';
import { CHANNELS, KINDS, PARTY_ROLES, TONES } from './rules/index.ts';

export { doBulk, previewBulk, undoBulk } from './contract/bulk.ts';
export { changeView, chooseColumns, count, list, queues, removeView, saveView, tags, views } from './contract/lists.ts';
export { today } from './contract/today.ts';
export {
  draftRest,
  drafts,
  endDraft,
  logCall,
  mentions,
  saveDraft,
  saidWith,
  saveLooseDraft,
  seeMentions,
  source,
  toldOfTexts,
} from './contract/writing.ts';

const kind = z.enum(KINDS);
const channel = z.enum(CHANNELS);
const tone = z.enum(TONES);
const nextStep = words(280);

const attachment = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
  inline: z.boolean(),
  contentId: z.string().nullable(),
  scan: z.string(),
});

/** One line of a case's history. Fields that do not belong to its type are null. */
const entry = z.object({
  id: z.string(),
  type: z.enum(['message', 'contact', 'note', 'notice', 'event']),
  at: instant,
  /** Another case's id where that case was joined to this one. */
  caseId: id,
  contactId: id.nullable(),
  channel: z.string().nullable(),
  direction: z.enum(['in', 'out']).nullable(),
  officerId: id.nullable(),
  /** The writer's name as the message gave it, or the system. */
  who: z.string(),
  fromAddress: z.string().nullable(),
  to: z.array(z.string()).nullable(),
  subject: z.string().nullable(),
  body: z.string(),
  /** There is more text (quotes, signature) than body shows. */
  quoted: z.boolean(),
  hasHtml: z.boolean(),
  tone: z.string().nullable(),
  delivery: z.string().nullable(),
  /** Until when a held message can be taken back. */
  recallUntil: instant.nullable(),
  /** Of a notice or an event. */
  kind: z.string().nullable(),
  mailId: id.nullable(),
  attachments: z.array(attachment),
});

const party = z.object({
  id,
  customerId: id,
  name: z.string(),
  role: z.string(),
  authority: z.string(),
  contactPoints: z.array(z.object({ kind: z.string(), value: z.string() })),
});

const task = z.object({
  id,
  title: z.string(),
  ownerId: id.nullable(),
  dueAt: instant.nullable(),
  doneAt: instant.nullable(),
});

export const read = question({
  path: '/api/cases/:id',
  may: 'cases.read',
  /** The id, or the reference as people see it (482-130-T). */
  params: z.object({ id: z.string().max(40) }),
  reply: z.object({
    case: row.extend({
      version,
      closedAt: instant.nullable(),
      mergedInto: id.nullable(),
      /** The states it can move to, with the phase each means. */
      moves: z.array(z.object({ state: z.string(), phase })),
      needs: z.string().nullable(),
    }),
    entries: z.array(entry),
    parties: z.array(party),
    tasks: z.array(task),
    tags: z.array(z.string()),
    links: z.array(z.object({ id, reference: z.string(), subject: z.string(), phase })),
    merged: z.array(z.object({ mergeId: id, id, reference: z.string(), subject: z.string() })),
    splits: z.array(z.object({ splitId: id, newId: id, reference: z.string(), subject: z.string() })),
    drafts: z.array(
      z.object({
        id,
        kind: z.enum(['reply', 'note', 'call', 'answer', 'form']),
        body: z.string(),
        rest: draftRest,
        version: z.number(),
        savedAt: instant,
      }),
    ),
  }),
});

/** One message with its whole text, quotes included, and its sanitised HTML. */
export const readMessage = question({
  path: '/api/messages/:id',
  may: 'cases.read',
  params: byId,
  reply: z.object({ id, body: z.string(), fullBody: z.string(), html: z.string().nullable(), mailId: id.nullable() }),
});

/** A case that begins at the counter, on the telephone or with a letter. */
export const open = command({
  path: '/api/cases',
  may: 'cases.open',
  once: true,
  body: z.object({
    kind,
    subject: words(500),
    teamId: id,
    customer: person.nullable(),
    channel,
    said: words(20000),
    tone: tone.nullable().default(null),
    ownerId: id.nullable().default(null),
    nextStep: nextStep.optional(),
    nextDueAt: instant.optional(),
    /** The draft this was, which is then gone. */
    draftId: id.optional(),
  }),
  reply: z.object({ id, reference: z.string() }),
});

/** A call or a visit about a case that exists. */
export const logContact = command({
  path: '/api/cases/:id/contacts',
  may: 'cases.change',
  once: true,
  params: byId,
  body: z.object({
    channel,
    direction: z.enum(['in', 'out']),
    said: words(20000),
    tone: tone.nullable().default(null),
  }),
  reply: z.object({ id }),
});

export const note = command({
  path: '/api/cases/:id/notes',
  may: 'cases.note',
  once: true,
  params: byId,
  body: z.object({
    body: words(100000),
    /** Officers and teams that the note names with an @. */
    mentions: z
      .array(z.union([z.object({ officerId: id }), z.object({ teamId: id })]))
      .max(20)
      .optional(),
    draftId: id.optional(),
    ...saidWith,
  }),
  reply: z.object({ id }),
});

/** Hands the case to an officer, or back to a queue. */
export const assign = command({
  path: '/api/cases/:id/assign',
  may: 'cases.assign',
  params: byId,
  body: z.object({ version, teamId: id, ownerId: id.nullable() }),
  reply: z.object({ version }),
});

/** Moves the case to another state. An open one needs its next step and date; a closed one needs neither. */
export const move = command({
  path: '/api/cases/:id/move',
  may: 'cases.change',
  params: byId,
  body: z.object({
    version,
    state: words(40),
    nextStep: nextStep.optional(),
    nextDueAt: instant.optional(),
    why: z.string().max(1000).optional(),
  }),
  reply: z.object({ version }),
});

export const change = command({
  path: '/api/cases/:id/change',
  may: 'cases.change',
  params: byId,
  body: z.object({
    version,
    subject: words(500).optional(),
    priority: priority.optional(),
    kind: kind.optional(),
    restricted: z.boolean().optional(),
    nextStep: nextStep.optional(),
    nextDueAt: instant.optional(),
  }),
  reply: z.object({ version }),
});

const tag = words(40).transform((text) => text.toLowerCase());

export const retag = command({
  path: '/api/cases/:id/tags',
  may: 'cases.change',
  params: byId,
  body: z.object({ add: z.array(tag).max(20).default([]), remove: z.array(tag).max(20).default([]) }),
  reply: z.object({ tags: z.array(z.string()) }),
});

export const addTask = command({
  path: '/api/cases/:id/tasks',
  may: 'cases.change',
  once: true,
  params: byId,
  body: z.object({ title: words(280), ownerId: id.nullable().default(null), dueAt: instant.nullable().default(null) }),
  reply: z.object({ id }),
});

export const finishTask = command({ path: '/api/tasks/:id/done', may: 'cases.change', params: byId, reply: done });

export const addParty = command({
  path: '/api/cases/:id/parties',
  may: 'cases.change',
  params: byId,
  body: z.object({ customerId: id, role: z.enum(PARTY_ROLES), authority: z.string().max(500).default('') }),
  reply: z.object({ id }),
});

export const endParty = command({ path: '/api/parties/:id/end', may: 'cases.change', params: byId, reply: done });

export const link = command({
  path: '/api/cases/:id/links',
  may: 'cases.change',
  params: byId,
  body: z.object({ other: z.string().max(40), linked: z.boolean() }),
  reply: done,
});

/** Joins this case to another, which then shows both. Nothing moves, so undoing it loses nothing. */
export const merge = command({
  path: '/api/cases/:id/merge',
  may: 'cases.merge',
  params: byId,
  body: z.object({ into: z.string().max(40), version }),
  reply: z.object({ mergeId: id, intoId: id }),
});

export const undoMerge = command({ path: '/api/case-merges/:id/undo', may: 'cases.merge', params: byId, reply: done });

/** Takes whole contacts out into a new case. */
export const split = command({
  path: '/api/cases/:id/split',
  may: 'cases.merge',
  params: byId,
  body: z.object({ contactIds: z.array(id).min(1).max(200), subject: words(500), version }),
  reply: z.object({ splitId: id, newId: id, reference: z.string() }),
});

export const undoSplit = command({ path: '/api/case-splits/:id/undo', may: 'cases.merge', params: byId, reply: done });

/** Who was let in on a case; it counts while the case is restricted. */
export const access = question({
  path: '/api/cases/:id/access',
  may: 'cases.read',
  params: byId,
  reply: z.object({ restricted: z.boolean(), officerIds: z.array(id) }),
});

/** Who besides the owner may see a restricted case. */
export const setAccess = command({
  path: '/api/cases/:id/access',
  may: 'cases.assign',
  params: byId,
  body: z.object({ officerIds: z.array(id).max(50) }),
  reply: done,
});

export {
  dropSearch,
  history,
  keepSearch,
  likelySame,
  recent,
  rememberSearch,
  search,
  searches,
} from './contract/find.ts';
export {
  answerAdvice,
  askAdvice,
  beHere,
  beside,
  handOver,
  leave,
  myAdvice,
  perspectiveHistory,
  setPerspective,
  takeOver,
  undoHandOver,
  useAdvice,
  whoIsHere,
  withdrawAdvice,
} from './contract/beside.ts';
