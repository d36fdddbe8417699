import { setTimeout as pause } from 'node:timers/promises';
import { withClient, type Filled } from './database.ts';
import type { Child } from './child.ts';
import { postmasterOf, spentBy, type Product, type Running, type Spent } from './product.ts';
import { wireOf, type Work } from './works.ts';
import type { Sample, Seen } from './words.ts';

export type Row = {
  readonly work: string;
  readonly kind: Work['kind'];
  readonly clients: number;
  readonly statements: number;
  readonly bytes: number;
  /** How many rounds were made again because others had too much of the machine. */
  readonly again: number;
  readonly ours: readonly Seen[];
  readonly costs: readonly Cost[];
  readonly bareStatements: readonly Seen[];
  readonly bareReplies: readonly Seen[];
};

/**
 * What one run took of the processors: milliseconds a request in the server (and the worker, where it has part in it) and in
 * the database, and the share of the machine that somebody else had meanwhile. Waiting for a busy machine is not in these.
 */
export type Cost = { readonly server: number; readonly database: number; readonly others: number };

export type Bench = {
  readonly filled: Filled;
  readonly product: Product;
  readonly worker: Running;
  readonly load: Child;
  readonly statements: Child;
  readonly replies: Child;
  readonly seconds: number;
  readonly runs: number;
  readonly say: (sentence: string) => void;
};

const CLIENTS = [1, 4, 16];
/** Until every connection has planned its statements and the compiler of the language has seen the code. */
const WARM_UP_SECONDS = 3;

/** One kind of work: the product and its two limits by turns, so that whatever else the machine does meets all three. */
export async function measure(bench: Bench, work: Work, samples: readonly Sample[]): Promise<Row[]> {
  const { filled, product, load, statements, replies, runs, seconds } = bench;
  const mail = work.kind === 'mail';
  const toTheEnd = work.name.endsWith('case');
  const asked = { next: 0 };
  const spent = () =>
    spentBy({
      server: product.server.pid,
      worker: toTheEnd ? bench.worker.pid : 0,
      database: postmasterOf(filled.data),
    });
  const go = async (port: number, clients: number, span: number): Promise<Seen> => {
    const seen = await load.ask<Seen & { next: number }>({
      kind: 'run',
      port,
      clients,
      seconds: span,
      from: asked.next,
    });
    asked.next = seen.next;
    return seen;
  };
  await load.ask({
    kind: 'load',
    protocol: mail ? 'smtp' : 'http',
    requests: work.requests.map((request) => wireOf(work.kind, request)),
  });
  await statements.ask({ kind: 'samples', url: filled.url, samples });
  const own = mail ? product.smtp : product.http;
  const { bytes } = await go(own, 16, WARM_UP_SECONDS);
  const bare = await replies.ask<number>(mail ? { kind: 'smtp' } : { kind: 'http', bytes });
  await go(bare, 4, 0.3);

  const round = async (clients: number): Promise<Round> => {
    const before = spent();
    const ours = toTheEnd
      ? await takenToTheEnd(filled, () => go(own, clients, seconds))
      : await go(own, clients, seconds);
    const costs = costOf(before, spent(), ours.count);
    const bareStatements = await statements.ask<Seen>({ kind: 'run', clients, seconds });
    const bareReplies = await go(bare, clients, seconds);
    const [whole] = costOf(before, spent(), 1);
    return { ours, costs, bareStatements, bareReplies, others: whole?.others ?? 0 };
  };
  const rows: Row[] = [];
  for (const clients of CLIENTS) {
    if (toTheEnd) await untilSorted(filled);
    const { rounds, again } = await calmest(runs, () => round(clients));
    const count = samples[0]?.statements.length ?? 0;
    const row = { work: work.name, kind: work.kind, clients, statements: count, bytes, again, ...together(rounds) };
    rows.push(row);
    bench.say(`  ${brief(row)}`);
  }
  return rows;
}

/** The product and its two limits, one after the other, and the share of the machine that somebody else had meanwhile. */
type Round = {
  readonly costs: readonly Cost[];
  readonly ours: Seen;
  readonly bareStatements: Seen;
  readonly bareReplies: Seen;
  readonly others: number;
};

const together = (rounds: readonly Round[]): Pick<Row, 'ours' | 'costs' | 'bareStatements' | 'bareReplies'> => ({
  ours: rounds.map(({ ours }) => ours),
  costs: rounds.flatMap(({ costs }) => costs),
  bareStatements: rounds.map((one) => one.bareStatements),
  bareReplies: rounds.map((one) => one.bareReplies),
});

/** More than this share taken by others, and a round says little about the product. */
const DISTURBED = 0.1;

/** Rounds that others disturbed are made again, as often as there are rounds; the calmest count, whatever they found. */
async function calmest(runs: number, make: () => Promise<Round>): Promise<{ rounds: Round[]; again: number }> {
  const rounds: Round[] = [];
  const calm = () => rounds.filter(({ others }) => others <= DISTURBED).length;
  while (rounds.length < runs || (calm() < runs && rounds.length < 2 * runs)) rounds.push(await make());
  return { rounds: rounds.toSorted((a, b) => a.others - b.others).slice(0, runs), again: rounds.length - runs };
}

function costOf(before: Spent | undefined, after: Spent | undefined, count: number): Cost[] {
  if (before === undefined || after === undefined || count === 0) return [];
  const between = (part: keyof Spent) => after[part] - before[part];
  const ours = between('server') + between('worker') + between('database') + between('bench');
  return [
    {
      server: (between('server') + between('worker')) / count,
      database: between('database') / count,
      others: Math.max(0, 1 - ours / Math.max(1, between('all'))),
    },
  ];
}

const brief = ({ work, clients, again, ours, bareStatements, bareReplies }: Row): string => {
  const [a, b, c] = [ours, bareStatements, bareReplies].map((all) =>
    all.map(({ perSecond }) => Math.round(perSecond)).join(' '),
  );
  const last = ours.at(-1);
  return `${work}, ${clients} at once: ${a} a second (p50 ${last?.p50.toFixed(1)}, p99 ${last?.p99.toFixed(1)} ms; failed ${last?.failed}${again === 0 ? '' : `; ${again} made again`}); statements bare ${b}; reply bare ${c}`;
};

/** From the first byte of the first message to the moment when the last of them is a case. */
async function takenToTheEnd(filled: Filled, pour: () => Promise<Seen>): Promise<Seen> {
  const began = Date.now();
  const poured = await pour();
  await untilSorted(filled);
  return withClient(filled.admin, async (db) => {
    const { rows } = await db.query<{ count: number; last: number; p50: number; p95: number; p99: number }>(
      `select count(*)::integer as count, extract(epoch from max(decided_at))::double precision * 1000 as last,
              percentile_cont(0.5) within group (order by took) as p50, percentile_cont(0.95) within group (order by took) as p95,
              percentile_cont(0.99) within group (order by took) as p99
         from (select decided_at, extract(epoch from decided_at - received_at)::double precision * 1000 as took
                 from intake.mail where received_at between to_timestamp($1::double precision / 1000) and now() and outcome is not null) m`,
      [began],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('no mail was counted');
    return { ...poured, ...row, perSecond: row.count / ((row.last - began) / 1000) };
  });
}

export async function untilSorted({ admin }: Filled): Promise<void> {
  await withClient(admin, async (db) => {
    for (;;) {
      const { rows } = await db.query<{ waiting: boolean }>(
        'select exists (select from intake.mail where outcome is null) as waiting',
      );
      if (rows[0]?.waiting !== true) return;
      await pause(20);
    }
  });
}
