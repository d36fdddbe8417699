import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { after, byId, done, id, instant, words } from '#kernel/fields.ts';

export const OUTCOMES = ['threaded', 'new', 'quarantined', 'notice', 'duplicate', 'refused'] as const;
const outcome = z.enum(OUTCOMES);
const tally = z.object({ outcome, count: z.number() });

/** received = threaded + new + quarantined + notices + duplicates + refused + still waiting to be read. */
export const equation = question({
  path: '/api/intake/equation',
  may: 'intake.oversee',
  query: z.object({ from: z.coerce.number().pipe(instant).optional(), to: z.coerce.number().pipe(instant).optional() }),
  reply: z.object({
    received: z.number(),
    waiting: z.number(),
    tallies: z.array(tally),
    balances: z.boolean(),
    /** Why mail was refused, with how often. */
    refusals: z.array(z.object({ because: z.string(), count: z.number() })),
  }),
});

const mailRow = z.object({
  id,
  receivedAt: instant,
  source: z.string(),
  outcome: outcome.nullable(),
  because: z.string().nullable(),
  nature: z.string().nullable(),
  fromName: z.string(),
  fromAddress: z.string(),
  subject: z.string(),
  size: z.number(),
  caseId: id.nullable(),
  suggestedCaseId: id.nullable(),
  suggestedReference: z.string().nullable(),
});

/** Mail with one outcome, newest first. Officers see what waits to be sorted; all else needs intake.oversee. */
export const listMail = question({
  path: '/api/intake/mail',
  may: 'intake.sort',
  query: z.object({ outcome: outcome.default('quarantined'), after }),
  reply: z.object({ mail: z.array(mailRow), next: z.string().nullable(), total: z.number() }),
});

export const readMail = question({
  path: '/api/intake/mail/:id',
  may: 'intake.sort',
  params: byId,
  reply: z.object({
    mail: mailRow,
    to: z.array(z.string()),
    text: z.string(),
    attachments: z.array(z.object({ name: z.string(), mediaType: z.string(), size: z.number() })),
    problems: z.array(z.string()),
  }),
});

/** A message that was attached to another, opened like any mail. */
export const attachedMail = question({
  path: '/api/attachments/:id/message',
  may: 'cases.read',
  params: byId,
  reply: z.object({
    from: z.array(z.string()),
    to: z.array(z.string()),
    subject: z.string(),
    sentAt: instant.nullable(),
    text: z.string(),
    attachments: z.array(z.object({ name: z.string(), mediaType: z.string(), size: z.number() })),
    problems: z.array(z.string()),
  }),
});

/** An officer decides where a quarantined message or a machine notice belongs. */
export const placeMail = command({
  path: '/api/intake/mail/:id/place',
  may: 'intake.sort',
  params: byId,
  body: z.union([z.object({ into: z.string().max(40), addParty: z.boolean() }), z.object({ newInTeam: id })]),
  reply: z.object({ caseId: id }),
});

/** Nothing is deleted: the mail is kept, and so is the reason it was not answered. */
export const setMailAside = command({
  path: '/api/intake/mail/:id/set-aside',
  may: 'intake.sort',
  params: byId,
  body: z.object({ why: words(280) }),
  reply: done,
});

const mailbox = z.object({ address: z.string(), teamId: id, caseKind: z.string() });

export const listMailboxes = question({
  path: '/api/intake/mailboxes',
  may: 'intake.administer',
  reply: z.object({ mailboxes: z.array(mailbox), listeners: z.array(z.string()) }),
});

/** Says which queue the mail to one of our addresses goes to. */
export const setMailbox = command({
  path: '/api/intake/mailboxes',
  may: 'intake.administer',
  body: z.object({ address: z.email(), teamId: id, caseKind: words(40).default('enquiry') }),
  reply: done,
});

/** Tries the servers that mail comes from and goes to, now: it signs in and takes or hands over nothing. */
export const connections = question({
  path: '/api/intake/connections',
  may: 'intake.administer',
  reply: z.object({
    connections: z.array(
      z.object({
        way: z.enum(['in', 'out']),
        /** The server and, of a mailbox, its folder. Never what opens it. */
        name: z.string(),
        works: z.boolean(),
        /** What the server, or the way there, said against it. */
        said: z.string(),
      }),
    ),
    lastMailAt: instant.nullable(),
  }),
});
