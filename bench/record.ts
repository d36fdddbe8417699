import { readConfig } from '#platform/config.ts';
import { createLog } from '#platform/log.ts';
import { accept } from '#areas/intake/server/index.ts';
import { sortMail } from '#flows/sort-mail.ts';
import pg from 'pg';
import { openParts, type Parts } from '../src/main/parts.ts';
import { openRoutes } from '../src/main/server.ts';
import type { Filled } from './database.ts';
import type { Request, Work } from './works.ts';
import type { Sample, Statement } from './words.ts';

export type Recorder = { readonly samplesOf: (work: Work) => Promise<Sample[]>; readonly close: () => Promise<void> };

const READS = 200;
const WRITES = 60;

/**
 * Runs the product's own routes in this process and writes down every statement its driver sends, in order: so the limit
 * that is taken beside it executes what the product executes, whatever the product comes to be.
 */
export async function openRecorder({ data, url }: Filled, since: number): Promise<Recorder> {
  const config = readConfig({ DATA: data, SMTP_LISTEN: 'off', LOG_LEVEL: 'silent' });
  const parts = await openParts({ config, url, log: createLog(config.logLevel) });
  const { http } = await openRoutes(parts);
  const ask = async ({ path, token, body }: Request) => {
    const reply = await http.inject({
      method: body === undefined ? 'GET' : 'POST',
      url: path,
      cookies: { kept: token },
      ...(body === undefined ? {} : { payload: body }),
    });
    if (reply.statusCode !== 200) throw new Error(`${path} answered ${reply.statusCode}: ${reply.body}`);
  };
  const once = (work: Work, request: Request): Promise<Sample> => {
    if (work.kind === 'mail') return recorded(since, () => takeIn(parts, request, work.name.endsWith('case')));
    return recorded(since, () => ask(request));
  };
  return {
    samplesOf: async (work) => {
      const samples: Sample[] = [];
      for (const request of work.requests.slice(-(work.kind === 'read' ? READS : WRITES))) {
        // Who asks is remembered for a while, so a busy server does not look that up for each request.
        if (work.kind !== 'mail') await ask({ path: '/api/teams', token: request.token });
        samples.push(await once(work, request));
      }
      return samples;
    },
    close: async () => {
      await http.close();
      await parts.close();
    },
  };
}

async function takeIn(
  { intake, reader, receiving }: Parts,
  { path, raw = '' }: Request,
  toTheEnd: boolean,
): Promise<void> {
  await accept(intake, { source: 'smtp', returnPath: path, recipients: [intake.address], raw: Buffer.from(raw) });
  if (toTheEnd) await sortMail({ intake, reader, receiving });
}

type Query = (this: pg.Client, ...words: unknown[]) => unknown;

/** Hints travel on a connection of their own, after the answer; they are no part of a request. */
const ASIDE = /pg_notify|^listen /;
/** Mail is taken from the waiting ones in batches, so this is no statement of one message. */
const OF_A_BATCH = /update intake\.mail m set leased_until/;

async function recorded(since: number, run: () => Promise<void>): Promise<Sample> {
  const statements: Statement[] = [];
  // oxlint-disable-next-line typescript/unbound-method -- it is called with its client below
  const original = pg.Client.prototype.query as unknown as Query;
  const watching: Query = function watching(...words) {
    const [first, second] = words;
    const { text, values } =
      typeof first === 'object'
        ? (first as { text: string; values?: unknown[] })
        : { text: first as string, values: second as unknown[] | undefined };
    if (!ASIDE.test(text) && !OF_A_BATCH.test(text))
      statements.push({ text, values: Array.isArray(values) ? values : [] });
    return original.apply(this, words);
  };
  pg.Client.prototype.query = watching as never;
  try {
    await run();
  } finally {
    pg.Client.prototype.query = original as never;
  }
  return { statements, made: madeSince(since, statements) };
}

const ID = /[0-9a-f]{8}-?[0-9a-f]{4}-?7[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}/g;

/** Ids among the values whose own time says that they are new. */
function madeSince(since: number, statements: readonly Statement[]): string[] {
  const texts = statements.flatMap(({ values }) => values.flat().filter((value) => typeof value === 'string'));
  const ids = texts.filter((text) => text.length <= 2000).flatMap((text) => text.match(ID) ?? []);
  return [...new Set(ids)].filter((id) => parseInt(id.replaceAll('-', '').slice(0, 12), 16) >= since);
}
