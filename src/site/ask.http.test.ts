import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { GOOD, ask, countCases, fieldOf, newestCase, open, pathIn, send } from '#testing/visitor.ts';

let desk: TestDesk;
let officer: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk({
    AGENCY_NAME: 'Service Southmark',
    AGENCY_PHONE: '1300 975 707, weekdays 8 am to 6 pm',
    MAX_MESSAGE_MB: '1',
  });
  officer = await desk.officer('Mira Tolentino');
});
afterAll(() => desk.close());

let people = 0;
/** Somebody who has not written before, from a network of their own: nothing in one test counts in another. */
const somebody = () => {
  people += 1;
  return { fields: { email: `person${people}@post.example` }, from: { ip: `198.51.100.${people}` } };
};
const form = async () => fieldOf(await open(desk, '/ask'), 'form');
const tagsAndLetters = async () => {
  const { tags, entries } = await newestCase(desk, officer);
  return { tags, letters: entries.filter(({ direction }: { direction: string }) => direction === 'out').length };
};

test('a question becomes a case with its customer, its words and its attachments, and leads to a page of its own', async () => {
  const { fields, from } = somebody();
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  const sent = await ask(desk, {
    fields,
    from,
    files: [{ name: 'bill of sale.pdf', type: 'application/pdf', bytes: png }],
  });
  expect(sent.status).toBe(303);
  expect(sent.location).toMatch(/^\/track\/[\w-]{27}\?first=mailed$/);
  const { case: it, entries, parties } = await newestCase(desk, officer);
  expect(it).toMatchObject({
    kind: 'enquiry',
    state: 'new',
    subject: GOOD['about'],
    channel: 'web',
    teamId: desk.teamId,
    nextStep: 'Answer the customer',
    customerName: 'Hamish Otto',
  });
  expect(parties).toMatchObject([{ role: 'customer', contactPoints: [{ value: fields.email }] }]);
  const message = entries.find(({ direction }: { direction: string }) => direction === 'in');
  expect(message).toMatchObject({
    body: GOOD['message'],
    channel: 'web',
    who: 'Hamish Otto',
    attachments: [{ name: 'bill of sale.pdf', mediaType: 'image/png' }],
  });
  const page = await open(desk, sent.location);
  expect(page.text).toContain(`We have it. Your reference is ${it.reference}`);
  expect(page.text).toContain('We will answer you by Wednesday 18 November');
});

test('each kind of the form is the kind the desk knows', async () => {
  for (const [kind, known] of [
    ['complaint', 'complaint'],
    ['compliment', 'compliment'],
    ['suggestion', 'suggestion'],
  ] as const) {
    const { fields, from } = somebody();
    await ask(desk, { fields: { ...fields, kind }, from });
    expect((await newestCase(desk, officer)).case.kind).toBe(known);
  }
  expect((await open(desk, '/ask?kind=complaint')).markup).toMatch(/value="complaint"\s+checked/);
  expect((await open(desk, '/ask?kind=<script>')).markup).toMatch(/value="question"\s+checked/);
});

test('somebody without e-mail is rung, and their number is on their own new record', async () => {
  const { from } = somebody();
  const sent = await ask(desk, {
    fields: { email: '', phone: '0400 111 222', answer: 'phone', needs: 'an Auslan interpreter' },
    from,
  });
  expect(sent.location).toMatch(/\?first=here$/);
  const { case: it, parties } = await newestCase(desk, officer);
  expect(it.nextStep).toBe('Ring the customer on 0400 111 222, as they asked. They need: an Auslan interpreter');
  expect(parties[0].contactPoints).toEqual([{ kind: 'phone', value: '0400 111 222' }]);
});

test('every field that is wrong is named beside it and at the top, and nothing typed is lost', async () => {
  const typed = {
    about: '',
    message: 'I "quote" <b>and</b> & more',
    name: ' ',
    email: 'not an address',
    phone: '12',
    needs: "it's so",
  };
  const page = await ask(desk, { fields: typed, files: [{ name: 'a.txt', type: 'text/plain', bytes: 'a' }] });
  expect(page.status).toBe(422);
  for (const id of ['about', 'name', 'email', 'phone']) {
    const fault = new RegExp(`id="${id}-fault">([^<]+)<`).exec(page.markup)?.[1] ?? 'no fault';
    expect(page.markup).toContain(`<a href="#${id}">${fault}</a>`);
    expect(page.markup).toMatch(
      new RegExp(`id="${id}"[^>]*aria-describedby="[^"]*${id}-fault"[^>]*aria-invalid="true"`),
    );
  }
  expect(page.markup).not.toContain('id="message-fault"');
  expect(fieldOf(page, 'message')).toBe('I &quot;quote&quot; &lt;b&gt;and&lt;/b&gt; &amp; more');
  expect([fieldOf(page, 'email'), fieldOf(page, 'phone'), fieldOf(page, 'needs')]).toEqual([
    'not an address',
    '12',
    'it&#39;s so',
  ]);
  expect(page.text).toContain('Choose your files again: a.txt');
});

test('sending the same form twice, even at the same moment, makes one case', async () => {
  const { fields, from } = somebody();
  const it = { path: '/ask', fields: { form: await form(), ...GOOD, ...fields } };
  desk.time.now += MINUTE;
  const before = await countCases(desk);
  const both = await Promise.all([send(desk, it, from), send(desk, it, from)]);
  const third = await send(desk, it, from);
  expect(await countCases(desk)).toBe(before + 1);
  expect(new Set([...both, third].map(pathIn)).size).toBe(1);
});

test('the same form with other words in it is another question, and neither is lost', async () => {
  const { fields, from } = somebody();
  const it = { form: await form(), ...GOOD, ...fields };
  desk.time.now += MINUTE;
  const first = await send(desk, { path: '/ask', fields: it }, from);
  const second = await send(desk, { path: '/ask', fields: { ...it, message: 'Something else besides.' } }, from);
  expect(second.status).toBe(303);
  expect(pathIn(second)).not.toBe(pathIn(first));
  expect((await open(desk, second.location)).text).toContain('Something else besides.');
});

test('a suspicious message is a case to be checked first, gets no letter, and its sender sees nothing of that', async () => {
  const signs = [
    { fields: { website: 'https://buy.example' }, after: MINUTE },
    { fields: {}, after: 1000 },
    { fields: { message: 'http://a.example http://b.example http://c.example http://d.example' }, after: MINUTE },
  ];
  for (const { fields, after } of signs) {
    const { fields: own, from } = somebody();
    const sent = await ask(desk, { fields: { ...own, ...fields }, from, after });
    expect(sent.status).toBe(303);
    expect(await tagsAndLetters()).toEqual({ tags: ['check-first'], letters: 0 });
    const page = await open(desk, sent.location);
    expect(page.text).toMatch(/Your reference is/);
    expect(page.text).not.toMatch(/check|suspic/i);
  }
  const { fields, from } = somebody();
  await ask(desk, { fields, from });
  expect(await tagsAndLetters()).toEqual({ tags: [], letters: 1 });
});

test('over the limit of a network the text comes back with the time to try again and another way to reach us', async () => {
  const from = { ip: '192.0.2.7' };
  const before = await countCases(desk);
  let page = await ask(desk, { fields: somebody().fields, from, after: 5000 });
  for (let n = 1; n < 40 && page.status === 303; n += 1)
    page = await ask(desk, { fields: somebody().fields, from, after: 5000 });
  const made = (await countCases(desk)) - before;
  expect(made).toBeGreaterThanOrEqual(20);
  expect(made).toBeLessThan(25);
  expect(page.status).toBe(429);
  expect(Number(page.headers['retry-after'])).toBeGreaterThan(0);
  expect(page.text).toMatch(/Please send it again in a minute/);
  expect(page.text).toContain('1300 975 707');
  expect(page.text).toContain(desk.parts.office.address);
  expect(fieldOf(page, 'message')).toBe(GOOD['message']);
  expect((await ask(desk, { fields: somebody().fields, from: { ip: '192.0.2.8' } })).status).toBe(303);
  desk.time.now += 2 * MINUTE;
  const again = await send(
    desk,
    { path: '/ask', fields: { ...GOOD, form: fieldOf(page, 'form'), email: fieldOf(page, 'email') } },
    from,
  );
  expect(again.status).toBe(303);
});

test('one address cannot be written for from many networks without end', async () => {
  const { fields } = somebody();
  const statuses = [];
  for (let n = 0; n < 8; n += 1)
    statuses.push((await ask(desk, { fields, from: { ip: `192.0.2.${20 + n}` }, after: 5000 })).status);
  expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 429, 429]);
});

test('no network address and no text is kept in what is remembered against floods', async () => {
  const { rows } = await sql<{ all: string }>`
    select string_agg(b::text, ' ') || (select string_agg(f::text, ' ') from site.sending f) as all from site.bucket b`.execute(
    desk.parts.database.db,
  );
  expect(rows[0]?.all).not.toMatch(/192\.0\.2|198\.51|post\.example|Hamish/);
});

test('an address we know opens a case of its own, changes no record and shows nothing that was there', async () => {
  const { from } = somebody();
  const { fields } = somebody();
  const first = await ask(desk, { fields: { ...fields, about: 'My secret illness' }, from });
  const known = await newestCase(desk, officer);
  const second = await ask(desk, {
    fields: { ...fields, name: 'Somebody Else', phone: '0999 999 999', about: 'Tell me everything' },
    from,
  });
  const { case: it, parties } = await newestCase(desk, officer);
  expect(it.id).not.toBe(known.case.id);
  expect(it.customerName).toBe('Hamish Otto');
  expect(parties[0].contactPoints).toEqual([{ kind: 'email', value: fields.email }]);
  expect(it.nextStep).toMatch(/make sure who it is before you say anything personal/);
  const page = await open(desk, second.location);
  expect(page.markup).not.toMatch(/secret illness|Hamish Otto/);
  expect((await officer.get(`/api/cases/${known.case.id}`)).body.entries).toHaveLength(known.entries.length);
  expect(pathIn(first)).not.toBe(pathIn(second));
});

test('an e-mail with the reference and the link goes to the address that was given', async () => {
  const { fields, from } = somebody();
  const sent = await ask(desk, { fields, from });
  const { case: it } = await newestCase(desk, officer);
  await desk.send();
  const { rows } = await sql<{ hash: Buffer }>`
    select k.sha256 as hash from correspondence.caught k join correspondence.outgoing o using (message_id)
     where ${fields.email} = any(o.recipients)`.execute(desk.parts.database.db);
  const raw = Buffer.from(
    await desk.parts.desk.files.get(desk.parts.database.db, rows[0]?.hash ?? Buffer.alloc(0)),
  ).toString();
  expect(raw).toContain(it.reference);
  expect(raw.replaceAll('=\r\n', '')).toContain(pathIn(sent));
});

test('a form that lay open for days, or is not ours, comes back fresh with everything in it', async () => {
  const old = await form();
  desk.time.now += 49 * HOUR;
  const before = await countCases(desk);
  for (const carried of [old, '', 'x'.repeat(80), `${old.slice(0, -1)}${old.endsWith('A') ? 'B' : 'A'}`]) {
    const page = await send(desk, { path: '/ask', fields: { form: carried, ...GOOD } });
    expect(page.status).toBe(409);
    expect(page.text).toContain('Nothing you typed is lost');
    expect(fieldOf(page, 'name')).toBe('Hamish Otto');
    expect(fieldOf(page, 'form')).not.toBe(carried);
  }
  expect(await countCases(desk)).toBe(before);
});
