import { expect, test } from 'vitest';
import { z } from 'zod';
import { question } from '#kernel/ask.ts';
import { ANYONE } from '#kernel/endpoint.ts';
import type { Db } from './db.ts';
import { openHttp } from './http.ts';
import { createLog } from './log.ts';
import { serve } from './serve.ts';

const inner = z.object({ id: z.string(), at: z.number().nullable() });
const contract = {
  leaky: question({
    path: '/leaky',
    may: ANYONE,
    reply: z.object({
      one: inner,
      many: z.array(inner),
      perhaps: inner.nullable(),
      any: z.record(z.string(), z.unknown()),
    }),
  }),
};

test('a field that a contract does not declare never leaves, however deep it stands and whatever a query brought', async () => {
  const http = await openHttp({ log: createLog('silent'), trustProxy: false });
  const row = { id: 'a', at: null, password_hash: 'secret' };
  // Nothing here asks the database.
  const db = {} as Db;
  const live = { tell: () => {}, hear: () => () => {}, since: () => [], close: () => Promise.resolve() };
  serve({ http, db, live, clock: () => 0, whoIs: () => Promise.resolve(undefined) }, contract, {
    leaky: () => Promise.resolve({ one: row, many: [row, row], perhaps: row, any: { free: 1 }, more: 'secret' }),
  });
  const { body } = await http.inject({ url: '/leaky' });
  expect(JSON.parse(body)).toEqual({
    one: { id: 'a', at: null },
    many: [
      { id: 'a', at: null },
      { id: 'a', at: null },
    ],
    perhaps: { id: 'a', at: null },
    any: { free: 1 },
  });
});
