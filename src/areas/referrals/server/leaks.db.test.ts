import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { privateToken } from '#areas/cases/server/index.ts';
import { browserAt, lettersOf, linkIn, openScene, SECRET, unfolded, type Scene } from './referrals.fixtures.ts';

let scene: Scene;
let caseId: string;
let customerId: string;
let referralId: string;
const EMAIL = 'ada@leak.example';

const mail = (from: string, to: string, words: string, more = '') =>
  scene.desk.receive(
    `From: ${from}\nTo: ${to}\nSubject: Re: Referral\nMessage-ID: <${Math.random().toString(36).slice(2)}@mail.example>\n${more}\n${words}\n`,
    { recipients: [to], returnPath: from },
  );
const headerOf = (raw: string, name: string) =>
  new RegExp(`^${name}:\\s*(?:.*<)?([^>\\r\\n]+)>?`, 'im').exec(raw)?.[1] ?? '';

/** A thread beside the case in every way there is: by mail, on the page, and from us. */
beforeAll(async () => {
  scene = await openScene();
  ({ caseId, customerId } = await scene.begin(EMAIL));
  referralId = (await scene.refer(caseId)).body.id;
  const [first = ''] = await lettersOf(scene);
  await mail('intake@harbour.example', headerOf(first, 'Reply-To'), `${SECRET} by mail`);
  const page = linkIn(first);
  const kim = browserAt(scene);
  await kim.send(page, {}, `${page}/open`);
  await kim.send(page, { act: 'ask', message: `${SECRET} on the page` });
  await scene.mira.post(`/api/referrals/${referralId}/say`, { body: `${SECRET} from us` });
  await scene.mira.post(`/api/cases/${caseId}/reply`, { body: 'We are on it.' });
  scene.desk.time.now += 120_000;
  await scene.desk.send();
});
afterAll(() => scene.desk.close());

describe('what is said with a partner', () => {
  test('is there for the officers of the case', async () => {
    const { said } = (await scene.mira.get(`/api/referrals/${referralId}`)).body;
    expect(said.map(({ body }: { body: string }) => body.replace(SECRET, '').trim())).toEqual([
      'by mail',
      'on the page',
      'from us',
    ]);
  });

  test('stands on no page of the customer', async () => {
    const page = `/track/${privateToken(scene.desk.parts.desk, caseId, customerId)}`;
    const { makePrivateLink } = await import('#areas/cases/server/index.ts');
    await scene.desk.as(scene.mira.actor, (work) => makePrivateLink(scene.desk.parts.desk, work, caseId, customerId));
    const { status, text } = await browserAt(scene).get(page);
    expect(status).toBe(200);
    expect(text).toContain('We are on it.');
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('Needs a bed tonight.');
  });

  test('stands in no mail to the customer, not as words, not quoted, and not in any header', async () => {
    const { db } = scene.desk.parts.database;
    const { rows } = await sql<{ hash: Buffer }>`select sha256 as hash from correspondence.caught`.execute(db);
    expect(rows.length).toBeGreaterThan(0);
    const { rows: ids } = await sql<{ id: string }>`select rfc_message_id as id from referrals.letter`.execute(db);
    for (const { hash } of rows) {
      const raw = unfolded(Buffer.from(await scene.desk.parts.desk.files.get(db, hash)).toString());
      expect(raw).not.toContain(SECRET);
      expect(raw).not.toContain('harbour.example');
      for (const { id } of ids) expect(raw).not.toContain(id);
      expect(raw).not.toMatch(/\+s\d+\./);
    }
  });

  test('is no message, contact, note or entry of the case, and no search finds it', async () => {
    const { db } = scene.desk.parts.database;
    const { rows } = await sql<{ words: string }>`
      select body as words from cases.message union all select coalesce(said, '') from cases.contact union all select body from cases.note
      union all select subject || ' ' || gist from cases."case"`.execute(db);
    expect(rows.filter(({ words }) => words.includes(SECRET))).toEqual([]);
    expect(JSON.stringify((await scene.mira.get(`/api/cases/${caseId}`)).body)).not.toContain(SECRET);
    const found = (await scene.mira.get(`/api/search?q=${encodeURIComponent('side words nobody')}`)).body;
    expect({ cases: found.cases, messages: found.messages }).toEqual({ cases: [], messages: [] });
    expect(JSON.stringify((await scene.mira.get(`/api/customers/${customerId}/history`)).body)).not.toContain(SECRET);
  });

  test('is not on the record of events, which tells only that something was said', async () => {
    const { rows } =
      await sql`select 1 from records.event where data::text like ${`%${SECRET}%`} or why like ${`%${SECRET}%`}`.execute(
        scene.desk.parts.database.db,
      );
    expect(rows).toEqual([]);
  });
});

describe('our letters to a partner', () => {
  test('name no message of the case, no address of the customer and not their case', async () => {
    const { reference } = (await scene.mira.get(`/api/cases/${caseId}`)).body.case;
    const { rows } = await sql<{ id: string }>`
      select message_id as id from cases.message where message_id is not null`.execute(scene.desk.parts.database.db);
    for (const raw of (await lettersOf(scene)).map(unfolded)) {
      expect(raw).not.toMatch(/^(References|In-Reply-To):/im);
      for (const secret of [EMAIL, reference, 'Ada', 'Nowhere to sleep']) expect(raw).not.toContain(secret);
      for (const { id } of rows) expect(raw).not.toContain(id);
      expect(raw).not.toMatch(/\+k\d+\./);
    }
  });
});

describe('mail that carries the key of a referral', () => {
  const outcomes = async () => {
    const { rows } = await sql<{
      outcome: string;
      because: string;
    }>`select outcome, because from intake.mail order by received_at desc, id desc limit 1`.execute(
      scene.desk.parts.database.db,
    );
    return rows[0];
  };
  const sideOf = async () => headerOf((await lettersOf(scene))[0] ?? '', 'Reply-To');
  const messages = async () => {
    const { rows } = await sql<{
      count: number;
    }>`select count(*) as count from cases.message where direction = 'in'`.execute(scene.desk.parts.database.db);
    return rows[0]?.count;
  };

  test('never reaches the case, even when it carries the key of the case as well, whoever sends it', async () => {
    const { parts } = scene.desk;
    const { number } = (
      await sql<{ number: number }>`select number from cases."case" where id = ${caseId}`.execute(parts.database.db)
    ).rows[0] ?? { number: 0 };
    const caseKey = parts.office.tokens.sign(number);
    const before = await messages();
    for (const from of ['intake@harbour.example', EMAIL, 'somebody@else.example']) {
      await mail(from, await sideOf(), `${SECRET} ${from}`, `References: <${caseKey}.x@localhost.example>\n`);
      expect((await outcomes())?.outcome).toBe(from === 'intake@harbour.example' ? 'threaded' : 'quarantined');
    }
    expect(await messages()).toBe(before);
  });

  test('that bounced says so on the referral, and an automatic answer moves nothing', async () => {
    const before = (await scene.mira.get(`/api/referrals/${referralId}`)).body.said.length;
    await mail('intake@harbour.example', await sideOf(), 'I am away.', 'Auto-Submitted: auto-replied\n');
    expect((await outcomes())?.outcome).toBe('notice');
    expect((await scene.mira.get(`/api/referrals/${referralId}`)).body.said.length).toBe(before);
  });

  test('with a key that somebody made up is mail like any other', async () => {
    const made = (await sideOf()).replace(/\+s(\d+)\.\w+/, '+s$1.000000000000');
    await mail('new.person@home.example', made, 'Hello.');
    expect((await outcomes())?.outcome).toBe('new');
  });
});
