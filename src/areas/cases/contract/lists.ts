import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { after, byId, done, id, words } from '#kernel/fields.ts';
import { CHANNELS, COLUMNS, DUES, KINDS, ORDERS, SHOWN, TONES, WAITS } from '../rules/index.ts';
import { row, version } from './row.ts';

const queueCount = z.object({ teamId: id, name: z.string(), open: z.number(), late: z.number(), unowned: z.number() });

/** The queues this officer serves, with exact counts, and their own cases. */
export const queues = question({
  path: '/api/queues',
  may: 'cases.read',
  reply: z.object({ queues: z.array(queueCount), mine: z.object({ open: z.number(), late: z.number() }) }),
});

/** Several of a kind: a list in a body, divided by commas in an address. */
const several = <T extends z.ZodType>(of: T) =>
  z
    .preprocess((given) => (typeof given === 'string' ? given.split(',') : given), z.array(of).min(1).max(20))
    .optional();

/** A day, year first. */
const day = z.iso.date().optional();

const filters = {
  team: several(id),
  owner: z.union([z.enum(['me', 'nobody', 'me or nobody']), id]).optional(),
  kind: several(z.enum(KINDS)),
  state: several(words(40)),
  priority: several(z.coerce.number().int().min(1).max(4)),
  channel: several(z.enum(CHANNELS)),
  /** How the customer sounded when they last spoke. */
  tone: several(z.enum(TONES)),
  /** All of these. */
  tag: several(words(40).transform((text) => text.toLowerCase())),
  due: z.enum(DUES).optional(),
  waits: z.enum(WAITS).optional(),
  /** From a day to a day, both included, in the agency's zone: when the case was opened, when anybody of us or them last spoke, when its next step is due. */
  openedFrom: day,
  openedTo: day,
  spokeFrom: day,
  spokeTo: day,
  dueFrom: day,
  dueTo: day,
};

/** What a list asks for. An owner of 'me' is whoever looks. */
const wanted = z.object({
  ...filters,
  phase: z.enum(SHOWN).default('live'),
  order: z.enum(ORDERS).default('due'),
});

export type Wanted = z.infer<typeof wanted>;

const listRow = row.extend({ version, tone: z.string().nullable(), tags: z.array(z.string()) });

/** A page of cases, of a queue, an owner, a customer, or of whatever filters are given. */
export const list = question({
  path: '/api/cases',
  may: 'cases.read',
  query: wanted.extend({
    customer: id.optional(),
    after,
    /** The place where the page ended when it was first read: read again, it neither repeats nor passes over anything. */
    until: after,
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ cases: z.array(listRow), next: z.string().nullable() }),
});

/** How many cases a list has, exactly, as this officer sees it. */
export const count = question({
  path: '/api/cases/count',
  may: 'cases.read',
  query: wanted,
  reply: z.object({ open: z.number(), late: z.number() }),
});

const columns = z.array(z.enum(COLUMNS)).max(12);

/** A list with a name, for oneself or for a team. */
const view = z.object({
  name: words(60),
  /** The team it is shared with. */
  teamId: id.nullable(),
  wanted,
  columns,
});

/** The lists this officer has made or been given, with exact counts, and the columns they chose for the others. */
export const views = question({
  path: '/api/views',
  may: 'cases.read',
  reply: z.object({
    views: z.array(
      view.extend({ id, ownerId: id, version, columns: z.array(z.string()), open: z.number(), late: z.number() }),
    ),
    lists: z.array(z.object({ list: z.string(), columns: z.array(z.string()) })),
  }),
});

export const saveView = command({
  path: '/api/views',
  may: 'cases.read',
  body: view,
  reply: z.object({ id }),
});

export const changeView = command({
  path: '/api/views/:id/change',
  may: 'cases.read',
  params: byId,
  body: view.extend({ version }),
  reply: z.object({ version }),
});

export const removeView = command({ path: '/api/views/:id/remove', may: 'cases.read', params: byId, reply: done });

/** The columns of a list that everybody has: "mine", "all", or the id of a queue. */
export const chooseColumns = command({
  path: '/api/list-columns',
  may: 'cases.read',
  body: z.object({ list: z.union([z.enum(['mine', 'all']), id]), columns }),
  reply: done,
});

/** Tags that begin like this, the most used first, on cases the officer may see. */
export const tags = question({
  path: '/api/tags',
  may: 'cases.read',
  query: z.object({ begins: z.string().max(40).default('') }),
  reply: z.object({ tags: z.array(z.string()) }),
});
