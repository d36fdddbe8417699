import { z } from 'zod';
import { question } from '#kernel/ask.ts';

/** Whether the reader has a part in any round, and how many sheets they have still to give: for the way there. */
export const part = question({
  path: '/api/recruitment/part',
  may: 'recruitment.judge',
  reply: z.object({ has: z.boolean(), waiting: z.number() }),
});
