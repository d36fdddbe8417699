import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { everyEndpoint } from '#testing/contracts.ts';
import { openTestDesk, type TestDesk } from '#testing/desk.ts';
import { workThrough } from '#testing/working-day.fixtures.ts';
import { SYSTEM } from '#platform/work.ts';
import { verifyAudit } from '../../../main/verify-audit.ts';
import { announce } from './events.ts';
import { seal, verify } from './seal.ts';

// A seal waits for every transaction of the server, and a test beside this one may hold one open for as long as it fills a desk.
vi.setConfig({ testTimeout: 150_000 });

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const db = () => desk.parts.database.db;
const say = (kind: `${string}.${string}`) => desk.as(SYSTEM, (work) => announce(work, { kind, data: { said: kind } }));

/**
 * Until every event is under a seal. A seal leaves out what is younger than any transaction still running on the server,
 * and other tests run beside this one.
 */
async function sealAll(): Promise<number> {
  let sealed = 0;
  await vi.waitFor(
    async () => {
      sealed += await seal(db(), desk.time.now);
      const { rows } = await sql<{ left: number }>`
        select count(*) as left from records.event where tx >= coalesce((select max(to_tx) from records.seal), 0)`.execute(
        db(),
      );
      expect(rows[0]?.left).toBe(0);
    },
    { timeout: 120_000, interval: 50 },
  );
  return sealed;
}

type Row = { seq: number; kind: string; actorKind: string; actorId: string | null; caseId: string | null };
const eventsAfter = async (seq: number) =>
  (
    await sql<Row>`select seq, kind, actor_kind as "actorKind", actor_id as "actorId", case_id as "caseId" from records.event
                    where seq > ${seq} and kind not like '%.read' order by seq`.execute(db())
  ).rows;
const lastSeq = async () =>
  (await sql<{ seq: number }>`select coalesce(max(seq), 0) as seq from records.event`.execute(db())).rows[0]?.seq ?? 0;

/** Nothing has been done: a draft says nothing to anybody, and looking at a link changes nothing. */
const SILENT = new Set([
  'cases.saveDraft',
  'cases.saveLooseDraft',
  'cases.endDraft',
  'cases.seeMentions',
  'identity.lookAtInvitation',
  // How the desk looks to one officer is nobody else's business, and nothing was done to anybody.
  'identity.changeLook',
  'cases.chooseColumns',
  // What somebody was told of their own half-written texts.
  'cases.toldOfTexts',
  'cases.rememberSearch',
  'cases.keepSearch',
  'cases.dropSearch',
  // That a window is open is over in a minute; that a case was read is on record by itself.
  'cases.beHere',
  'cases.leave',
  'routing.opened',
  // They only say what would happen, or what was noticed: nothing is done by them.
  'cases.previewBulk',
  'clocks.seen',
  'roster.seen',
  'promises.find',
  'promises.passOver',
  // Who was at their desk at which minute is not kept.
  'roster.become',
  'roster.takeLess',
  // The page went a moment ago, so nothing is sent again.
  'referrals.sendPage',
  // What an officer leaves aside of what is offered to them is their own.
  'capability.setAside',
]);

/** What the desk does by itself because of what somebody did, in the same transaction. */
const BY_ITSELF = new Set<string>(['badge.key-made']);

test('every command of every contract announces what was done, by the one who did it', async () => {
  const seen = new Set<string>();
  const faults: string[] = [];
  let before = 0;
  const watch = async (
    { step, answered }: { step: { name: string; who: string }; answered: { status: number } },
    day: Record<string, string>,
  ) => {
    const wrong = (what: string) => void faults.push(`${step.name} ${what}`);
    if (answered.status !== 200) wrong(`was answered ${answered.status}`);
    const events = await eventsAfter(before);
    seen.add(step.name);
    if (SILENT.has(step.name)) {
      if (events.length > 0) wrong(`is said to be silent and announces ${events.map(({ kind }) => kind).join(', ')}`);
      return;
    }
    const acting = {
      administrator: day['administrator'],
      officer: day['officer'],
      nobody: day['new officer'],
      newcomer: day['new officer'],
      organiser: day['organiser'],
      manager: day['manager'],
      assessor: day['assessor'],
      assurer: day['assurer'],
    }[step.who];
    // Once somebody else has agreed to a text or sent it back, what follows follows in the name of whoever wrote it.
    const theirs = ['decisions.approveText', 'decisions.returnText'].includes(step.name);
    const names = theirs ? [acting, day['officer']] : [acting];
    for (const { kind, actorKind, actorId } of events)
      if (!BY_ITSELF.has(kind) && (actorKind !== 'officer' || !names.includes(actorId ?? '')))
        wrong(`announces ${kind} by ${actorKind} ${actorId ?? 'nobody'}, not by ${acting ?? 'nobody'}`);
    if (!events.some(({ actorId }) => actorId === acting)) wrong('announces nothing by who did it');
  };
  await workThrough(desk, watch, async () => void (before = await lastSeq()));
  expect(faults).toEqual([]);
  expect(seen).toEqual(
    new Set((await everyEndpoint()).filter(({ method }) => method === 'POST').map(({ name }) => name)),
  );
});

test('an event can be neither changed nor removed, by any statement', async () => {
  await say('test.happened');
  for (const statement of [
    "update records.event set why = 'x'",
    'delete from records.event',
    'truncate records.event',
    'truncate records.event cascade',
    'update records.seal set events = 0',
    'delete from records.seal',
    'truncate records.seal',
  ]) {
    await sealAll();
    await expect(sql.raw(statement).execute(db()), statement).rejects.toThrow(/append-only/);
  }
});

test('looking at a case, at its message and at a customer is on record, once in ten minutes for each officer', async () => {
  const [one, other] = [
    await desk.officer('Looks Once', { roles: ['team leader'] }),
    await desk.officer('Looks Too', { roles: ['team leader'] }),
  ];
  await desk.receive(
    'From: looked.at@home.example\nTo: desk@localhost.example\nSubject: Look\nMessage-ID: <look@home.example>\n\nHello.\n',
  );
  const { cases } = (await one.get('/api/cases?order=newest')).body;
  const it = cases.find(({ subject }: { subject: string }) => subject === 'Look');
  const looks = async () =>
    (
      await sql<{
        kind: string;
        by: string;
      }>`select kind, actor_id as by from records.event where kind like '%.read' and (case_id = ${it.id} or customer_id = ${it.customerId}) order by seq`.execute(
        db(),
      )
    ).rows.map(({ kind, by }) => `${kind} ${by === one.id ? 'one' : 'other'}`);
  await one.get(`/api/cases/${it.id}`);
  await one.get(`/api/cases/${it.reference}`);
  await one.get(`/api/customers/${it.customerId}`);
  await one.get(`/api/customers/${it.customerId}`);
  expect(await looks()).toEqual(['case.read one', 'customer.read one']);
  await other.get(`/api/cases/${it.id}`);
  desk.time.now += 10 * 60_000;
  await one.get(`/api/cases/${it.id}`);
  expect(await looks()).toEqual(['case.read one', 'customer.read one', 'case.read other', 'case.read one']);
  desk.time.now += 10 * 60_000;
  const { entries } = (await other.get(`/api/cases/${it.id}`)).body;
  desk.time.now += 10 * 60_000;
  await other.get(`/api/messages/${entries.find(({ type }: { type: string }) => type === 'message').id}`);
  expect((await looks()).slice(4)).toEqual(['case.read other', 'case.read other']);
  expect((await one.get('/api/cases/01935f00-0000-7000-8000-000000000000')).status).toBe(404);
});

/** As somebody who owns the server could: with the triggers off. */
const tamper = (statement: string) =>
  db()
    .transaction()
    .execute(async (tx) => {
      await sql
        .raw('alter table records.event disable trigger user; alter table records.seal disable trigger user')
        .execute(tx);
      await sql.raw(statement).execute(tx);
      await sql
        .raw('alter table records.event enable trigger user; alter table records.seal enable trigger user')
        .execute(tx);
    });

describe('the seals', () => {
  test('hold what was written, and say so', async () => {
    await say('test.one');
    await sealAll();
    await say('test.two');
    await say('test.three');
    await sealAll();
    await say('test.four');
    await sealAll();
    const verdict = await verify(db());
    expect(verdict).toMatchObject({ firstBroken: null });
    expect(verdict.seals).toBeGreaterThanOrEqual(3);
    const said: string[] = [];
    expect(await verifyAudit(desk.parts, (sentence) => void said.push(sentence))).toBe(0);
    expect(said.join()).toMatch(/as it was written: \d+ events under \d+ seals/);
  });

  const last = async () => (await verify(db())).seals;
  const breaks = async (spoil: string, mend: string) => {
    const seals = await last();
    await tamper(spoil);
    expect(await verify(db()), spoil).toMatchObject({ firstBroken: seals, seals: seals - 1 });
    const said: string[] = [];
    expect(await verifyAudit(desk.parts, (sentence) => void said.push(sentence))).toBe(1);
    expect(said.join()).toContain(`seal ${seals} does not fit`);
    await tamper(mend);
    expect((await verify(db())).firstBroken).toBeNull();
  };

  test.each([
    ['a word in what was said', `data = '{"said":"other"}'`, `data = '{"said":"test.four"}'`],
    [
      'the moment, by a millionth of a second',
      `at = at + interval '1 microsecond'`,
      `at = at - interval '1 microsecond'`,
    ],
    ['who did it', `actor_kind = 'customer'`, `actor_kind = 'system'`],
    ['the reason', `why = ''`, `why = null`],
    ['the case it was about', `case_id = '01935f00-0000-7000-8000-000000000000'`, `case_id = null`],
    ['its kind', `kind = 'test.for'`, `kind = 'test.four'`],
  ])('break when %s is altered in one row', async (_what, spoil, mend) => {
    const seq = await lastSeq();
    await breaks(
      `update records.event set ${spoil} where seq = ${seq}`,
      `update records.event set ${mend} where seq = ${seq}`,
    );
  });

  test('break when a row is removed, and when one is added among those that are sealed', async () => {
    const seq = await lastSeq();
    await breaks(
      `create table public.kept as select * from records.event where seq = ${seq}; delete from records.event where seq = ${seq}`,
      `insert into records.event overriding system value select * from public.kept; drop table public.kept`,
    );
    await breaks(
      `insert into records.event (seq, at, tx, kind, actor_kind) overriding system value select 0, at, tx, 'test.forged', 'system' from records.event where seq = ${seq}`,
      `delete from records.event where seq = 0`,
    );
  });

  test('break when a seal itself is altered or one is taken out', async () => {
    const seals = await last();
    await breaks(
      `update records.seal set events = events + 1 where number = ${seals}`,
      `update records.seal set events = events - 1 where number = ${seals}`,
    );
    await breaks(
      `update records.seal set hash = sha256(hash), sealed_at = sealed_at where number = ${seals}; create table public.kept as select ${await hashOf(seals)}::bytea as hash`,
      `update records.seal set hash = (select hash from public.kept) where number = ${seals}; drop table public.kept`,
    );
    await tamper(
      `create table public.kept as select * from records.seal where number = ${seals - 1}; delete from records.seal where number = ${seals - 1}`,
    );
    expect((await verify(db())).firstBroken).toBe(seals);
    await tamper(`insert into records.seal select * from public.kept; drop table public.kept`);
    expect((await verify(db())).firstBroken).toBeNull();
  });

  const hashOf = async (number: number) => {
    const { rows } = await sql<{ hash: Buffer }>`select hash from records.seal where number = ${number}`.execute(db());
    return `'\\x${rows[0]?.hash.toString('hex')}'`;
  };
});

test('a transaction that is open while others are sealed is in a later seal, and breaks none', async () => {
  const slow = new pg.Client({ connectionString: desk.parts.database.url });
  await slow.connect();
  await slow.query('begin');
  await slow.query(`insert into records.event (at, kind, actor_kind) values (now(), 'test.slow', 'system')`);
  await say('test.quick');
  await seal(db(), desk.time.now);
  expect((await verify(db())).firstBroken).toBeNull();
  await slow.query('commit');
  await slow.end();
  expect(await sealAll()).toBeGreaterThanOrEqual(2);
  expect((await verify(db())).firstBroken).toBeNull();
});

test('while many write and several seal at once, no seal breaks and every event is under exactly one', async () => {
  const writers = Array.from({ length: 6 }, async (_, writer) => {
    for (let n = 0; n < 15; n += 1) await say(`test.writer-${'abcdef'[writer]}` as 'test.x');
  });
  const sealers = Array.from({ length: 3 }, async () => {
    for (let n = 0; n < 12; n += 1) await seal(db(), desk.time.now);
  });
  await Promise.all([...writers, ...sealers]);
  await sealAll();
  const { rows } = await sql<{ all: number; sealed: number }>`
    select (select count(*) from records.event) as all, (select sum(events)::bigint from records.seal) as sealed`.execute(
    db(),
  );
  expect(await verify(db())).toMatchObject({ firstBroken: null, events: rows[0]?.all });
  expect(rows[0]?.sealed).toBe(rows[0]?.all);
});
