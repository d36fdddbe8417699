import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gatherWords } from '#areas/cases/server/index.ts';
import { settleAbandoned } from '#areas/correspondence/server/index.ts';
import { officersOn, sweepPresence } from '#areas/roster/server/index.ts';
import { seal } from '#areas/records/server/index.ts';
import { must } from '#kernel/must.ts';
import { newDatabaseUrl } from './database.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import { WORKING_DAY, workThrough } from './working-day.fixtures.ts';

/** Tables that grow with every message. Reading one of them from end to end takes minutes on a large desk. */
const BIG = [
  'case',
  'message',
  'contact',
  'party',
  'finding',
  'event',
  'mail',
  'customer',
  'contact_point',
  'outgoing',
  'clock',
  'promise',
  'shift',
  'waiting',
];

/** Statements that may read a big table as a whole, each with the reason why nothing smaller would do. */
const MAY: readonly { readonly statement: RegExp; readonly because: string }[] = [
  {
    statement: /group by grouping sets \(\(outcome\), \(\)\)/,
    because:
      'The sum of all mail that came is a statement about every row; it is asked for by administrators and read from an index.',
  },
];

type Node = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Node[];
};

/** Indexes of a few rows of a big table, which may be read as a whole: what waits to go out, and mail that waits to be read. */
const SMALL_INDEXES = ['outgoing_due', 'outgoing_trouble', 'mail_waiting'];

/** The big tables that a plan reads from one end to the other, by themselves or along an index that narrows nothing. */
function readWhole({ Plans = [], ...node }: Node, limited = false): string[] {
  const table = node['Relation Name'] ?? '';
  const small = SMALL_INDEXES.includes(node['Index Name'] ?? '');
  const alongAnIndex = node['Node Type'].startsWith('Index') && node['Index Cond'] === undefined && !small;
  // A page in the order of an index stops when it is full.
  const whole = BIG.includes(table) && (node['Node Type'] === 'Seq Scan' || (alongAnIndex && !limited));
  // Whatever has to see all of its input before it gives anything ends the reach of a limit.
  const reaches =
    node['Node Type'] === 'Limit' || (limited && !/Sort|Aggregate|Hash|Materialize/.test(node['Node Type']));
  return [...(whole ? [`${node['Node Type']} on ${table}`] : []), ...Plans.flatMap((plan) => readWhole(plan, reaches))];
}

/**
 * The plan for any values, with sequential scans, and joins that need them, priced out of reach: where one is still there,
 * no index can serve the statement, however large the table grows.
 */
async function planOf(db: pg.Client, statement: string): Promise<Node> {
  const { rows } = await db.query<{ 'QUERY PLAN': { Plan: Node }[] }>(
    `explain (generic_plan, format json) ${statement}`,
  );
  return must(rows[0]?.['QUERY PLAN'][0], 'a plan').Plan;
}

async function faultsOf(db: pg.Client, statement: string): Promise<string[]> {
  return MAY.some(({ statement: known }) => known.test(statement)) ? [] : readWhole(await planOf(db, statement));
}

let desk: TestDesk;
let db: pg.Client;
const statements = new Set<string>();

type Query = (this: pg.Client, ...words: unknown[]) => unknown;

/** Every statement that is sent from here on is written down. */
function listenIn(): () => void {
  // oxlint-disable-next-line typescript/unbound-method -- it is called with its own client below
  const original = pg.Client.prototype.query as unknown as Query;
  const listening: Query = function listening(...words) {
    const [first] = words;
    const { text } = typeof first === 'object' ? (first as { text: string }) : { text: first as string };
    statements.add(text);
    return original.apply(this, words);
  };
  pg.Client.prototype.query = listening as never;
  return () => void (pg.Client.prototype.query = original as never);
}

beforeAll(async () => {
  const stop = listenIn();
  desk = await openTestDesk();
  await workThrough(desk, async () => undefined);
  await lookThrough(desk);
  const { database, office, clock, live } = desk.parts;
  await desk.send();
  await gatherWords(database.db);
  await seal(database.db, clock());
  await settleAbandoned({ db: database.db, office, transport: null, clock });
  await sweepPresence({ db: database.db, live, clock });
  await officersOn(database.db, clock());
  stop();
  db = new pg.Client({ connectionString: await newDatabaseUrl() });
  await db.connect();
  await fill(db);
  await db.query('set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off');
}, 180_000);
afterAll(async () => {
  await db.end();
  await desk.close();
});

/** Every filter and every order of a list, as an officer of a team and as a leader who sees all, on a first page and on a next one. */
async function lookThrough({ officer, teamId }: TestDesk): Promise<void> {
  const people = [await officer('Looks Through'), await officer('Leads All', { roles: ['team leader'] })];
  const filters = [
    '',
    `team=${teamId}`,
    'owner=me',
    'owner=nobody',
    'owner=me or nobody',
    `owner=${people[0]?.id}`,
    'kind=enquiry,complaint',
    'state=open',
    'priority=1,2',
    'channel=email',
    'tone=angry,abusive',
    'tag=parks',
    'due=late',
    'due=today',
    'due=later',
    'waits=us',
    'waits=customer',
    'waits=others',
  ];
  const orders = ['due', 'urgent', 'newest', 'oldest'];
  const lines = orders.flatMap((order) => ['live', 'closed', 'all'].map((phase) => `order=${order}&phase=${phase}`));
  for (const { get } of people) {
    for (const path of filters.flatMap((filter) => lines.map((line) => `/api/cases?${filter}&${line}`))) {
      const { next } = (await get(`${path}&limit=1`)).body;
      if (next !== null) await get(`${path}&after=${next}&until=${next}`);
    }
    for (const filter of filters) expect((await get(`/api/cases/count?${filter}`)).status, filter).toBe(200);
    for (const path of ['/api/today', '/api/views', '/api/queues', '/api/tags?begins=p', '/api/board'])
      expect((await get(path)).status, path).toBe(200);
  }
}

const CASES = 2000;

/** The rows the benchmark measures with, in small: on a nearly empty table every plan is as good as any other. */
async function fill(admin: pg.Client): Promise<void> {
  await admin.query(`
    select set_config('bench.cases', '${CASES}', false), set_config('bench.now', '${desk.time.now / 1000}', false),
           set_config('bench.queues', '20', false), set_config('bench.words', '8000', false), set_config('bench.long', '20', false), set_config('bench.from', '1', false), set_config('bench.to', '${CASES}', false)`);
  const folder = join(import.meta.dirname, '../../bench/fill');
  for (const part of readdirSync(folder).toSorted()) await admin.query(readFileSync(join(folder, part), 'utf8'));
  // Some records are joined to others, as on every desk: an index of none of them would be read as a whole for nothing.
  await admin.query(
    `update cases."case" c set merged_into = o.id from cases."case" o where o.number = c.number - 1 and c.number % 20 = 7`,
  );
  await admin.query(`
    with numbered as (select id, row_number() over (order by id) as n from customers.customer)
    update customers.customer k set merged_into = o.id from numbered own, numbered o where own.id = k.id and o.n = own.n - 1 and own.n % 10 = 0`);
  // How customers sounded is noted at the telephone and the counter, so on a part of all contacts.
  await admin.query(`
    with numbered as (select id, row_number() over (order by id) as n from cases.contact)
    update cases.contact t set tone = (array['calm', 'worried', 'upset', 'angry', 'abusive'])[1 + n % 5]
      from numbered where numbered.id = t.id and n % 4 = 0`);
  // A quarter of a year of shifts of some officers.
  await admin.query(`
    with pattern as (
      insert into roster.pattern (id, team_id, name, days, zone, on_holidays, made_at)
      select gen_random_uuid(), t.id, 'Early', '[[{"from":420,"to":900,"name":"Early"}]]', 'UTC', false, now() from identity.team t returning id, team_id),
    working as (
      insert into roster.assignment (id, officer_id, pattern_id, from_day, turn, given_at)
      select gen_random_uuid(), m.officer_id, p.id, date '2026-11-01', 0, now()
        from (select officer_id, (array_agg(team_id))[1] as team_id from identity.membership group by officer_id limit 40) m
        join pattern p on p.team_id = m.team_id returning id, officer_id, pattern_id)
    insert into roster.shift (id, duty_id, team_id, officer_id, name, starts_at, ends_at, zone, assignment_id, published_at, changed_at)
    select gen_random_uuid(), gen_random_uuid(), p.team_id, w.officer_id, 'Early', at, at + interval '8 hours', 'UTC', w.id, case when n < 60 then now() end, now()
      from working w join pattern p on p.id = w.pattern_id, generate_series(0, 89) n,
           lateral (select timestamptz '2026-11-01 07:00Z' + n * interval '1 day' as at) l`);
  await admin.query('analyze');
}

const explainable = () => [...statements].filter((text) => /^\s*(select|insert|update|delete|with)\b/i.test(text));

describe('on a desk of any size', () => {
  test('no statement of a whole working day reads a big table from end to end', async () => {
    const found: string[] = [];
    for (const statement of explainable()) {
      const faults = await faultsOf(db, statement);
      if (faults.length > 0) found.push(`${faults.join(', ')}: ${statement.replace(/\s+/g, ' ').trim()}`);
    }
    expect(found).toEqual([]);
  });

  test('the working day comes through every endpoint, so that no statement is missing above', () => {
    expect(WORKING_DAY.length).toBeGreaterThan(40);
    expect(explainable().length).toBeGreaterThan(120);
    for (const table of BIG)
      expect(
        explainable().some((text) => new RegExp(`[a-z]+\\."?${table}"?\\b`).test(text)),
        table,
      ).toBe(true);
  });

  test('a statement that no index serves is found', async () => {
    expect(await faultsOf(db, `select id from cases.message where subject = $1`)).toEqual(['Seq Scan on message']);
    expect(
      await faultsOf(db, `select from_name, count(*) from intake.mail where from_name <> $1 group by from_name`),
    ).toEqual(['Seq Scan on mail']);
    expect(await faultsOf(db, `select seq from records.event where why = $1 order by seq desc`)).not.toEqual([]);
  });

  test('a page in the order of an index is not taken for reading the whole', async () => {
    expect(await faultsOf(db, `select seq from records.event order by seq desc limit 50`)).toEqual([]);
  });

  test('every exception is still needed', () => {
    for (const { statement } of MAY) expect([...statements].some((text) => statement.test(text))).toBe(true);
  });
});
