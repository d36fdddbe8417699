import { FACTOR, PEER } from './peer.ts';
import type { Row } from './measure.ts';
import { median, type Seen } from './words.ts';

export type Memory = { readonly server: number; readonly worker: number; readonly database: number };
export type Measured = { readonly cases: number; readonly rows: readonly Row[]; readonly memory: Memory | undefined };
export type Target = { readonly name: string; readonly wanted: string; readonly found: string; readonly met: boolean };

const of = (all: readonly Seen[], key: 'perSecond' | 'p50' | 'p95' | 'p99'): number =>
  median(all.map((seen) => seen[key]));
const whole = (n: number): string => Math.round(n).toLocaleString('en');
const short = (n: number): string => (n < 10 ? n.toFixed(2) : n < 100 ? n.toFixed(1) : whole(n));
const spread = (all: readonly Seen[]): string => {
  const rates = all.map(({ perSecond }) => perSecond);
  return `${whole(Math.min(...rates))}–${whole(Math.max(...rates))}`;
};
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, n) => (n === 0 ? '---' : '---:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const lowerLimit = ({ bareStatements, bareReplies }: Row): number =>
  Math.min(of(bareStatements, 'perSecond'), of(bareReplies, 'perSecond'));
const ratioOf = (row: Row): number => of(row.ours, 'perSecond') / lowerLimit(row);
const peerOf = ({ work, clients }: Row): number | undefined => PEER[work]?.[clients];

export function figures({ rows }: Measured): string {
  const head = [
    'work',
    'clients',
    'a second',
    'from–to',
    'p50 ms',
    'p95',
    'p99',
    'server CPU ms',
    'database CPU ms',
    'others',
    'statements',
    'bytes',
    'statements bare',
    'reply bare',
    'ours / lower limit',
    'Request Tracker',
    'factor',
  ];
  return table(
    head,
    rows.map((row) => {
      const peer = peerOf(row);
      const rate = of(row.ours, 'perSecond');
      return [
        ...[
          row.work,
          String(row.clients),
          whole(rate),
          spread(row.ours),
          short(of(row.ours, 'p50')),
          short(of(row.ours, 'p95')),
          short(of(row.ours, 'p99')),
        ],
        ...costCells(row),
        ...[
          String(row.statements),
          whole(row.bytes),
          whole(of(row.bareStatements, 'perSecond')),
          whole(of(row.bareReplies, 'perSecond')),
          ratioOf(row).toFixed(2),
        ],
        ...(peer === undefined ? ['', ''] : [String(peer), `${whole(rate / peer)}×`]),
      ];
    }),
  );
}

function costCells({ costs }: Row): string[] {
  if (costs.length === 0) return ['', '', ''];
  const middle = (key: keyof (typeof costs)[number]) => median(costs.map((cost) => cost[key]));
  return [middle('server').toFixed(2), middle('database').toFixed(2), `${Math.round(middle('others') * 100)} %`];
}

const failedIn = (rows: readonly Row[]): number =>
  rows.flatMap(({ ours }) => ours).reduce((sum, { failed }) => sum + failed, 0);

/** Every target of the issue, with what was found. */
export function targetsOf(all: readonly Measured[]): Target[] {
  const largest = all.at(-1);
  const smallest = all[0];
  if (largest === undefined || smallest === undefined) return [];
  return [
    ...all.flatMap(({ cases, rows }) => [
      ...rows.map((row) =>
        target(
          `${label(row)}, ${whole(cases)} cases: of the lower limit`,
          '≥ 0.50',
          ratioOf(row).toFixed(2),
          ratioOf(row) >= 0.5,
        ),
      ),
      target(`requests that failed, ${whole(cases)} cases`, '0', String(failedIn(rows)), failedIn(rows) === 0),
    ]),
    ...latencies(largest),
    ...(largest === smallest ? [] : growth(smallest, largest)),
    ...againstPeer(largest),
    ...all.flatMap(({ cases, memory }) => (memory === undefined ? [] : [memoryTarget(cases, memory)])),
  ];
}

const label = ({ work, clients }: Row): string => `${work}, ${clients} at once`;
const target = (name: string, wanted: string, found: string, met: boolean): Target => ({ name, wanted, found, met });

type Latency = { readonly row: Row; readonly key: 'p95' | 'p99'; readonly most: number };

function latencies({ cases, rows }: Measured): Target[] {
  const alone = rows.filter(({ clients, kind }) => clients === 1 && kind === 'read');
  const limits = alone.map((row): Latency =>
    row.work.startsWith('search') ? { row, key: 'p95', most: 60 } : { row, key: 'p99', most: 15 },
  );
  return limits.map(({ row, key, most }) => {
    const found = of(row.ours, key);
    return target(`${row.work}, ${whole(cases)} cases: ${key}`, `< ${most} ms`, `${short(found)} ms`, found < most);
  });
}

/** A figure below a millisecond is the clock and the machine, not the number of cases. */
const NOISE_MS = 1;

function growth(small: Measured, large: Measured): Target[] {
  return large.rows.flatMap((row) => {
    const before = small.rows.find(({ work, clients }) => work === row.work && clients === row.clients);
    if (before === undefined) return [];
    const times = (['p50', 'p95', 'p99'] as const).map(
      (key) => Math.max(NOISE_MS, of(row.ours, key)) / Math.max(NOISE_MS, of(before.ours, key)),
    );
    const worst = Math.max(...times);
    return [
      target(
        `${label(row)}: p50, p95, p99 against ${whole(small.cases)} cases`,
        '≤ 2.0×',
        times.map((time) => `${time.toFixed(1)}×`).join(' '),
        worst <= 2,
      ),
    ];
  });
}

function againstPeer({ rows }: Measured): Target[] {
  return rows.flatMap((row) => {
    const peer = peerOf(row);
    if (peer === undefined) return [];
    const factor = of(row.ours, 'perSecond') / peer;
    return [
      target(
        `${label(row)}: against Request Tracker`,
        `≥ ${FACTOR[row.kind]}×`,
        `${whole(factor)}×`,
        factor >= FACTOR[row.kind],
      ),
    ];
  });
}

function memoryTarget(cases: number, { server, worker, database }: Memory): Target {
  const sum = server + worker + database;
  return target(
    `memory after all that, ${whole(cases)} cases (server ${whole(server)}, worker ${whole(worker)}, PostgreSQL ${whole(database)})`,
    '< 600 MB',
    `${whole(sum)} MB`,
    sum < 600,
  );
}

export function targetTable(targets: readonly Target[]): string {
  return table(
    ['target', 'wanted', 'found', ''],
    targets.map(({ name, wanted, found, met }) => [name, wanted, found, met ? 'met' : '**missed**']),
  );
}
