import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { equationOf, openReader } from '#areas/intake/server/index.ts';
import { seal, verify } from '#areas/records/server/index.ts';
import { openTestDesk, type TestDesk } from '#testing/desk.ts';
import { rawOf, readingOf, type Draft } from './engine/mail.ts';
import { pdf } from './engine/paper.ts';
import { PASSWORD, fillDemo } from './index.ts';
import { SITUATIONS } from './situations/index.ts';

const NOW = Date.UTC(2026, 10, 18, 0, 30);
const SIZE = 60;

let first: TestDesk;
let second: TestDesk;

async function filled(seed: string): Promise<TestDesk> {
  const desk = await openTestDesk();
  const { database, complaints, standards, office, intake, receiving, letters, ways, outreach, assessments } =
    desk.parts;
  await fillDemo({
    desk: {
      ...{ db: database.db, complaints, standards, office, intake, receiving, letters, ways, outreach },
      zone: 'Australia/Sydney',
    },
    assessments,
    now: NOW,
    seed,
    size: SIZE,
    say: () => {},
    stopping: new AbortController().signal,
  });
  return desk;
}

beforeAll(async () => {
  first = await filled('one seed');
  second = await filled('one seed');
}, 300_000);
afterAll(() => Promise.all([first.close(), second.close()]));

const rows = async (desk: TestDesk, query: ReturnType<typeof sql<Record<string, unknown>>>) =>
  (await query.execute(desk.parts.database.db)).rows;

test('the same seed and the same moment write the same agency', async () => {
  const content = (desk: TestDesk) =>
    Promise.all([
      rows(
        desk,
        sql`select subject, kind, state, phase, channel, gist, opened_at, closed_at, next_step, next_due_at from cases."case" order by opened_at, subject, gist`,
      ),
      rows(
        desk,
        sql`select at, direction, subject, replace(body, '[private link]', '') as body, delivery from cases.message order by at, direction, left(body, 0) || md5(regexp_replace(body, '\\d{3}-\\d{3}-[A-Z]', '')), delivery`,
      ),
      rows(desk, sql`select kind, count(*) from records.event group by kind order by kind`),
      rows(desk, sql`select name, needs from customers.customer order by name, made_at`),
    ]);
  const [one, other] = await Promise.all([content(first), content(second)]);
  const withoutReferences = (it: unknown) => JSON.stringify(it).replace(/\d{3}-\d{3}-[A-Z]/g, 'reference');
  expect(withoutReferences(one[0])).toBe(withoutReferences(other[0]));
  expect(withoutReferences(one[1])).toBe(withoutReferences(other[1]));
  expect(one[2]).toEqual(other[2]);
  expect(one[3]).toEqual(other[3]);
});

test('partners, letters to many and outreach have a past', async () => {
  const [found] = await rows(
    first,
    sql`select (select count(distinct organization_id) from referrals.referral) as partners,
               (select count(distinct state) from referrals.referral) as states,
               (select count(*) from referrals.referral where state = 'done' and outcome = 'helped') as helped,
               (select count(*) from letters.letter where posted_at is not null) as posted,
               (select count(*) from letters.batch where state = 'to check') as waiting,
               (select count(*) from outreach.recipient where state = 'sent') as told,
               (select count(*) from outreach.opted_out) as off`,
  );
  expect(found).toMatchObject({ partners: 4, states: 5, helped: 4, posted: 4, waiting: 1, off: 2 });
  expect(Number(found?.['told'])).toBeGreaterThan(5);
});

test('every open case has a queue, a next step and a date, and most cases are closed', async () => {
  const [found] = await rows(
    first,
    sql`select count(*) filter (where phase <> 'closed') as open, count(*) filter (where phase = 'closed') as closed,
               count(*) filter (where phase <> 'closed' and (team_id is null or next_step is null or next_due_at is null)) as lacking
          from cases."case"`,
  );
  expect(found).toMatchObject({ lacking: 0 });
  expect(Number(found?.['open'])).toBeGreaterThan(2);
  expect(Number(found?.['closed'])).toBeGreaterThan(40);
});

test('what belongs to nobody came within days', async () => {
  const forgotten = await rows(
    first,
    sql`select subject, state, opened_at from cases."case"
         where phase <> 'closed' and owner_id is null and opened_at < now() - interval '9 days'`,
  );
  expect(forgotten).toEqual([]);
});

test('nothing lies in the future, and nothing waits to be sent that was written in the past', async () => {
  const [found] = await rows(
    first,
    sql`select (select count(*) from records.event where at > ${new Date(NOW)}) as later,
               (select count(*) from correspondence.outgoing where state in ('held', 'sending') and send_after <= ${new Date(NOW)}) as waiting,
               (select count(*) from cases.message where delivery = 'held' and at < ${new Date(NOW - 60_000)}) as held,
               (select count(*) from correspondence.outgoing o, unnest(o.recipients) as r where o.channel <> 'letter' and r not like '%.example') as real`,
  );
  expect(found).toEqual({ later: 0, waiting: 0, held: 0, real: 0 });
});

test('the record can be sealed, and holds', async () => {
  const { db } = first.parts.database;
  await seal(db, NOW);
  expect(await verify(db)).toMatchObject({ firstBroken: null });
});

test('the sum of the mail that came balances, and some of it waits to be sorted', async () => {
  const { balances, waiting, tallies } = await equationOf(first.parts.database.db, {});
  expect({ balances, waiting }).toEqual({ balances: true, waiting: 0 });
  for (const outcome of ['threaded', 'new', 'quarantined', 'notice', 'refused'])
    expect(tallies.find((tally) => tally.outcome === outcome)?.count, outcome).toBeGreaterThan(0);
});

test('an officer of the demo signs in with its password and finds the case of Peg Doolan', async () => {
  const reply = await first.server.http.inject({
    method: 'POST',
    url: '/api/sign-in',
    payload: { email: 'mira.tolentino@southmark.example', password: PASSWORD },
  });
  expect(reply.statusCode).toBe(200);
  const cookie = `kept=${reply.cookies.find(({ name }) => name === 'kept')?.value}`;
  const found = await first.server.http.inject({ url: '/api/search?q=doolan%20dialysis', headers: { cookie } });
  const [peg] = found.json<{ cases: { id: string; subject: string }[] }>().cases;
  expect(peg?.subject).toBe('Concession card refused after move');
  const whole = (await first.server.http.inject({ url: `/api/cases/${peg?.id}`, headers: { cookie } })).json<{
    entries: { type: string }[];
    drafts: unknown[];
    links: unknown[];
    parties: unknown[];
    tasks: unknown[];
  }>();
  expect(new Set(whole.entries.map(({ type }) => type))).toEqual(
    new Set(['message', 'contact', 'note', 'notice', 'event']),
  );
  expect([whole.drafts.length, whole.links.length, whole.parties.length, whole.tasks.length]).toEqual([1, 1, 2, 2]);
});

test('the desk’s own reader finds in a message of the demo what the demo says stands in it', async () => {
  const reader = openReader();
  const draft: Draft = {
    at: NOW,
    from: { name: 'Zoë Wójcik', address: 'zoe@homemail.example' },
    to: 'concessions@southmark.example',
    subject: 'Thẻ giảm giá cho mẹ tôi',
    text: 'Hello,\n\nMy card was refused.\n\nKind regards,\nZoë',
    quoted: 'On Friday 13 November, Service Southmark wrote:\n> Dear Zoë,\n>\n> We have it.',
    messageId: 'c1.2@homemail.example',
    thread: ['a@southmark.example', 'b@southmark.example'],
    files: [pdf('letter.pdf', 'A letter', ['One line'])],
  };
  const read = await reader.read(rawOf(draft));
  const expected = readingOf(draft);
  expect(read).toMatchObject({ ok: true });
  if (!read.ok) return;
  const { nature, attachments, text, ...rest } = read.message;
  const { nature: human, attachments: files, text: whole, ...others } = expected;
  expect(rest).toEqual(others);
  expect(text.trim()).toBe(whole);
  expect(nature.kind).toBe(human.kind);
  expect(attachments.map(({ name, mediaType, bytes }) => ({ name, mediaType, bytes: Buffer.from(bytes) }))).toEqual(
    files.map(({ name, mediaType, bytes }) => ({ name, mediaType, bytes })),
  );
  await reader.close();
});

test('every way of asking has a subject that fits it', () => {
  expect(SITUATIONS.length).toBeGreaterThanOrEqual(60);
  for (const { asks, subjects } of SITUATIONS)
    for (const variant of asks.keys())
      expect(
        subjects.some((one) => !/^\d\|/.test(one) || Number(one[0]) === variant),
        `${subjects[0]} ${variant}`,
      ).toBe(true);
});

test('one complaint went all the way: two stages, more time, remedies, the body outside, and opened again', async () => {
  const { db } = first.parts.database;
  const { rows: found } = await sql<Record<string, number>>`
    select (select count(*) from complaints.answer a where a.case_id = c.id) as answers,
           (select count(*) from complaints.remedy r where r.case_id = c.id) as remedies,
           (select count(*) from complaints.outside o where o.case_id = c.id and o.outcome = 'recommended') as outside,
           (select count(*) from complaints.closure k where k.case_id = c.id and k.reopened_at is not null) as reopened
      from cases."case" c where c.subject like 'Turned away at the Merrin Street counter in front%'`.execute(db);
  expect(found.map((row) => Object.values(row).map(Number))).toEqual([[2, 3, 1, 1]]);
});
