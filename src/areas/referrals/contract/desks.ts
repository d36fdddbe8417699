import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { ACTS, GROUNDS, MANNERS, OUTCOMES, STATES } from '../rules/index.ts';

const state = z.enum(STATES);
const manner = z.enum(MANNERS);

/** A matter that another desk gave to us, as it stands beside its case. */
export const receivedLine = z.object({
  id,
  number: z.number(),
  caseId: id,
  agency: z.string(),
  officer: z.string(),
  service: z.string().nullable(),
  manner,
  dueAt: instant,
  state,
  words: z.string(),
  expectedOn: z.string().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  asks: z.enum(['question', 'withdrawn', 'undelivered']).nullable(),
  offeredAt: instant,
  receivedAt: instant,
  answeredAt: instant.nullable(),
});

/** A matter that another desk gave to us, with what is said with them beside the case. */
export const readReceived = question({
  path: '/api/received-referrals/:id',
  may: 'cases.read',
  params: byId,
  reply: receivedLine.extend({
    ground: z.enum(GROUNDS),
    groundWords: z.string(),
    summary: z.string(),
    given: z.array(z.object({ name: z.string(), value: z.string() })),
    heldBack: z.array(z.string()),
    said: z.array(
      z.object({
        id,
        at: instant,
        direction: z.enum(['in', 'out']),
        officerId: id.nullable(),
        who: z.string(),
        body: z.string(),
      }),
    ),
    acts: z.array(z.enum(ACTS)),
    /** What of ours has not reached them: it waits, or it cannot. */
    onTheWay: z.array(z.object({ id, at: instant, state: z.string(), response: z.string().nullable() })),
  }),
});

/** We say how it goes on. Their desk is told. */
export const answerReceived = command({
  path: '/api/received-referrals/:id/act',
  may: 'cases.change',
  params: byId,
  body: z.object({
    act: z.enum(['accept', 'decline', 'return', 'done']),
    words: z.string().trim().max(4000).default(''),
    outcome: z.enum(OUTCOMES).nullable().default(null),
    expectedOn: z.iso.date().nullable().default(null),
  }),
  reply: z.object({ state }),
});

/** Writes to the desk that gave it to us. The customer never sees it. */
export const sayReceived = command({
  path: '/api/received-referrals/:id/say',
  may: 'correspondence.send',
  once: true,
  params: byId,
  body: z.object({ body: words(20_000) }),
  reply: z.object({ id }),
});

export const seenOfReceived = command({
  path: '/api/received-referrals/:id/seen',
  may: 'cases.change',
  params: byId,
  reply: done,
});

/** Whether our desk is joined with theirs, and how it stands between them. */
export const deskOf = question({
  path: '/api/directory/organizations/:id/desk',
  may: 'directory.change',
  params: byId,
  reply: z.object({
    desk: z
      .object({
        state: z.enum(['joined', 'waits']),
        address: z.string().nullable(),
        agency: z.string(),
        madeAt: instant,
        heardAt: instant.nullable(),
        waiting: z.number(),
        setAside: z.number(),
        newKeyWaits: z.boolean(),
      })
      .nullable(),
  }),
});

const code = z.object({ code: z.string() });

/** A code for the administrator of their desk. It is shown this once. */
export const inviteDesk = command({
  path: '/api/directory/organizations/:id/desk/invite',
  may: 'directory.change',
  params: byId,
  reply: code,
});

/** A new key for a desk we are joined with, in a code that is shown this once. */
export const renewDeskKey = command({
  path: '/api/directory/organizations/:id/desk/renew',
  may: 'directory.change',
  params: byId,
  reply: code,
});

/** Takes in a code that the administrator of their desk made. */
export const joinDesk = command({
  path: '/api/directory/organizations/:id/desk/join',
  may: 'directory.change',
  params: byId,
  body: z.object({ code: words(1000) }),
  reply: done,
});

export const endDesk = command({
  path: '/api/directory/organizations/:id/desk/end',
  may: 'directory.change',
  params: byId,
  reply: done,
});
