import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { SIGNED_IN } from '#kernel/endpoint.ts';
import { done, id, words } from '#kernel/fields.ts';

const day = z.iso.date('is a day such as 2026-07-01');

/** Words that few readers know, each with plainer ones. Whoever writes looks them up while writing. */
export const plainWords = question({
  path: '/api/writing/words',
  may: SIGNED_IN,
  reply: z.object({
    words: z.array(z.object({ word: z.string(), plainer: z.array(z.string()), own: z.boolean() })),
  }),
});

/** Adds a word, or says anew what is plainer. None at all means: leave it out. */
export const setWord = command({
  path: '/api/writing/words',
  may: 'writing.words',
  body: z.object({ word: words(80), plainer: z.array(words(80)).max(6) }),
  reply: done,
});

/** This word is not remarked on any more. */
export const dropWord = command({
  path: '/api/writing/words/drop',
  may: 'writing.words',
  body: z.object({ word: words(80) }),
  reply: done,
});

/**
 * How the letters of each team read, week by week from Monday to Sunday: the median school year (Flesch-Kincaid), and of
 * every hundred sentences how many were long or passive, of every hundred words how many had a plainer one.
 */
export const trend = question({
  path: '/api/writing/trend',
  may: 'cases.see-all',
  query: z.object({ from: day, to: day }),
  reply: z.object({
    weeks: z.array(
      z.object({
        week: z.string(),
        teamId: id,
        letters: z.number(),
        grade: z.number(),
        above: z.number(),
        long: z.number(),
        passive: z.number(),
        jargon: z.number(),
      }),
    ),
  }),
});
