import { createHash, randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { newId } from '#platform/id.ts';
import { answerOrders } from './child.ts';
import { summed, type BareOrder, type Sample, type Seen, type Statement } from './words.ts';

/**
 * The first limit: the very statements that the product sent, with the same driver, from one process, and nothing around
 * them. Ids that a request made are made anew each time, so that a write is written again and not refused as a duplicate.
 */
const loaded: { url: string; samples: readonly Sample[] } = { url: '', samples: [] };

answerOrders<BareOrder>(async (order) => {
  if (order.kind === 'run') return run(order);
  Object.assign(loaded, { url: order.url, samples: order.samples });
  return 'loaded';
});

async function run({ clients, seconds }: Extract<BareOrder, { kind: 'run' }>): Promise<Seen> {
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client({ connectionString: loaded.url });
      await client.connect();
      return client;
    }),
  );
  const next = { sample: 0 };
  const one = async (client: pg.Client) => {
    const sample = loaded.samples[next.sample++ % loaded.samples.length];
    if (sample !== undefined) for (const { text, values } of anew(sample)) await send(client, text, values);
  };
  // Each connection prepares each statement once, as the product's have.
  await Promise.all(
    connections.map(async (client) => {
      for (let n = 0; n < 6; n++) await one(client);
    }),
  );

  const latencies: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    connections.map(async (client) => {
      for (let now = performance.now(); now < until; now = performance.now()) {
        await one(client);
        latencies.push(performance.now() - now);
      }
    }),
  );
  const took = (performance.now() - began) / 1000;
  const [first] = connections;
  if (first !== undefined) await takeAwayClocks(first);
  await Promise.all(connections.map((client) => client.end()));
  return summed(Float64Array.from(latencies), { seconds: took });
}

const names = new Map<string, string>();

function send(client: pg.Client, text: string, values: readonly unknown[]): Promise<unknown> {
  if (values.length === 0) return client.query(text);
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url').slice(0, 24);
  names.set(text, name);
  return client.query({ name, text, values: [...values] });
}

/**
 * A clock that a request begins has ended the one before it, and runs once at a time on a case. The same statements again
 * would end that same one, so each time the clock goes by a name of its own, and is taken away after the run.
 */
const AT_A_TIME = 'next-update';
const begun: string[] = [];

async function takeAwayClocks(client: pg.Client): Promise<void> {
  const ids = begun.splice(0);
  if (ids.length === 0) return;
  await client.query('delete from clocks.interval where clock_id = any($1::uuid[])', [ids]);
  await client.query('delete from clocks.clock where id = any($1::uuid[])', [ids]);
}

function anew({ statements, made }: Sample): readonly Statement[] {
  if (made.length === 0) return statements;
  const fresh = new Map(made.map((id) => [id, id.includes('-') ? newId() : newId().replaceAll('-', '')]));
  const named = `${AT_A_TIME}-${begun.length}`;
  // An id that stands in one place with its dashes and in another without stays one id.
  for (const id of made)
    if (id.includes('-')) fresh.set(id.replaceAll('-', ''), (fresh.get(id) ?? '').replaceAll('-', ''));
  const hashes = new Map<string, Buffer>();
  const change = (value: unknown): unknown => {
    if (value === AT_A_TIME) return named;
    if (typeof value === 'string') return renew(value, fresh);
    if (Array.isArray(value)) return value.map(change);
    if (!(value instanceof Uint8Array)) return value;
    if (value.byteLength !== 32) return Buffer.from(value);
    const key = Buffer.from(value).toString('hex');
    const hash = hashes.get(key) ?? randomBytes(32);
    hashes.set(key, hash);
    return hash;
  };
  if (statements.some(({ values }) => values.flat().includes(AT_A_TIME)))
    begun.push(...[...fresh.values()].filter((id) => id.includes('-')));
  return statements.map(({ text, values }) => ({ text, values: values.map(change) }));
}

const ID = /[0-9a-f]{8}-?[0-9a-f]{4}-?7[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}/g;
const renew = (text: string, fresh: ReadonlyMap<string, string>): string =>
  text.length < 32 || text.length > 2000 ? text : text.replace(ID, (id) => fresh.get(id) ?? id);
