import { z } from 'zod';
import { VARIANTS } from '#areas/correspondence/rules/index.ts';
import { command, question } from '#kernel/ask.ts';
import { after, done, id, instant, words } from '#kernel/fields.ts';
import { CODES, LOGO_TYPES, ENVELOPES, PAPERS } from './rules/index.ts';

const variant = z.enum(VARIANTS);

/** What is asked of a picture of a letter. It is answered with a PDF, and nothing is kept. */
export const pictured = z.object({
  body: z.string().max(200_000),
  html: z.string().max(400_000).optional(),
  addressee: z.string().trim().max(200),
  address: z.string().trim().max(500),
  variant,
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is a language code such as en or mi')
    .max(20),
  enclosures: z.array(words(300)).max(20).default([]),
});

/** Letters that lie ready, the oldest first. */
export const toPost = question({
  path: '/api/letters/to-post',
  may: 'letters.post',
  query: z.object({ after }),
  reply: z.object({
    letters: z.array(
      z.object({
        messageId: id,
        caseId: id,
        reference: z.string(),
        subject: z.string(),
        addressee: z.string(),
        address: z.string(),
        variant,
        language: z.string(),
        pages: z.number(),
        enclosures: z.array(z.string()),
        madeAt: instant,
      }),
    ),
    next: z.string().nullable(),
  }),
});

/** They were posted on this day. What was taken back meanwhile is not, and is named. */
export const post = command({
  path: '/api/letters/posted',
  may: 'letters.post',
  body: z.object({ ids: z.array(id).min(1).max(200), on: z.iso.date() }),
  reply: z.object({ posted: z.array(id), notPosted: z.array(id) }),
});

/** Letters that were posted, the latest first, with who did and when. */
export const posted = question({
  path: '/api/letters/posted-lately',
  may: 'letters.post',
  query: z.object({ after }),
  reply: z.object({
    letters: z.array(
      z.object({
        messageId: id,
        caseId: id,
        reference: z.string(),
        subject: z.string(),
        addressee: z.string(),
        pages: z.number(),
        postedOn: z.iso.date(),
        postedBy: id,
        postedAt: instant,
        /** Of the file as it was sent. */
        sha256: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
});

/** To a tenth, as a ruler shows. */
const millimetres = z.number().min(-20).max(20).multipleOf(0.1);
const letterhead = z.object({
  address: z.string().trim().max(500),
  contact: z.string().trim().max(500),
  returnLine: z.string().trim().max(200),
  footer: z.string().trim().max(500),
  envelope: z.enum(ENVELOPES),
  paper: z.enum(PAPERS),
  code: z.enum(CODES).default('none'),
  shift: z.object({ right: millimetres, down: millimetres }).default({ right: 0, down: 0 }),
});
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is the fingerprint of a picture');

/** How our letters look now. */
export const readLetterhead = question({
  path: '/api/letterhead',
  may: 'letters.post',
  reply: letterhead.extend({
    logo: z.object({ sha256, type: z.enum(LOGO_TYPES), alt: z.string() }).nullable(),
    agency: z.string(),
    madeAt: instant.nullable(),
    madeBy: id.nullable(),
  }),
});

/** Letters look like this from now on. Those that are made keep the look they have. */
export const saveLetterhead = command({
  path: '/api/letterhead',
  may: 'letters.administer',
  body: letterhead.extend({
    logo: z
      .object({ sha256, alt: words(200) })
      .nullable()
      .default(null),
  }),
  reply: done,
});

export {
  batches,
  batchLetters,
  checkLetter,
  makeBatch,
  readBatch,
  releaseBatch,
  stopBatch,
} from './contract/batches.ts';
