import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, MINUTE, SECOND } from '#kernel/time.ts';
import { createLog } from '#platform/log.ts';
import { SYSTEM } from '#platform/work.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { openParts } from '../../../main/parts.ts';
import { openRoutes } from '../../../main/server.ts';
import { inviteFirstAdministrator } from './invitations.ts';
import { hashPassword, isPassword } from './password.ts';

let desk: TestDesk;
let administrator: TestOfficer;
let shifts = 0;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const db = () => desk.parts.database.db;
const PASSWORD = 'correct horse battery';

type Reply = {
  status: number;
  body: { reason?: string; link?: string; id?: string; purpose?: string };
  cookie: string;
  setCookie: string;
};
async function ask(
  url: string,
  payload: object,
  { cookie, address = '10.0.0.1' }: { cookie?: string; address?: string } = {},
): Promise<Reply> {
  const reply = await desk.server.http.inject({
    method: 'POST',
    url,
    payload,
    remoteAddress: address,
    headers: cookie === undefined ? {} : { cookie },
  });
  const setCookie = String(reply.headers['set-cookie'] ?? '');
  return {
    status: reply.statusCode,
    body: JSON.parse(reply.body) as Reply['body'],
    cookie: setCookie.split(';')[0] ?? '',
    setCookie,
  };
}
const signIn = (email: string, password = PASSWORD, address?: string) =>
  ask('/api/sign-in', { email, password }, address === undefined ? {} : { address });
const me = async (cookie: string) =>
  (await desk.server.http.inject({ url: '/api/me', headers: { cookie } })).statusCode;
const tokenOf = (link = '') => link.split('#')[1] ?? '';

/** An officer who has chosen a password, and the cookie they were given with it. */
async function anOfficer(name: string) {
  administrator = await desk.officer(`Ad Min ${(shifts += 1)}`, { roles: ['administrator'] });
  const email = `${name}@agency.example`;
  const added = await administrator.post('/api/officers', { name, email, roles: ['officer'], teamIds: [desk.teamId] });
  const accepted = await ask('/api/invitations/accept', { token: tokenOf(added.body.link), password: PASSWORD });
  expect(accepted.status).toBe(200);
  return { id: added.body.id as string, email, cookie: accepted.cookie, token: tokenOf(added.body.link) };
}

describe('the first administrator', () => {
  const invite = () => desk.as(SYSTEM, inviteFirstAdministrator);
  const accept = (token: string | null, email: string) =>
    ask('/api/invitations/accept', { token: token ?? '', password: PASSWORD, name: 'First', email });

  test('is made once, even when two use the link at the same moment, and a newer link ends an older one', async () => {
    const [old, token] = [await invite(), await invite()];
    expect((await accept(old, 'old@agency.example')).status).toBe(404);
    expect((await ask('/api/invitations/look', { token })).body.purpose).toBe('first administrator');
    expect((await ask('/api/invitations/accept', { token, password: PASSWORD })).status).toBe(400);
    const both = await Promise.all([accept(token, 'one@agency.example'), accept(token, 'two@agency.example')]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
    expect(await invite()).toBeNull();
    const { rows } = await sql`select 1 from identity.officer where 'administrator' = any(roles)`.execute(db());
    expect(rows).toHaveLength(1);
  });

  test('is not made by a link that is left over when there is an administrator already', async () => {
    const other = await openTestDesk();
    const token = await other.as(SYSTEM, inviteFirstAdministrator);
    await other.officer('By Command', { roles: ['administrator'] });
    const reply = await other.server.http.inject({
      method: 'POST',
      url: '/api/invitations/accept',
      payload: { token, password: PASSWORD, name: 'x', email: 'x@agency.example' },
    });
    expect(reply.statusCode).toBe(409);
    await other.close();
  });

  test('is offered one link however many servers start at the same moment', async () => {
    const other = await openTestDesk();
    const links = await Promise.all(Array.from({ length: 5 }, () => other.as(SYSTEM, inviteFirstAdministrator)));
    expect(links.filter((link) => link !== null)).toHaveLength(5);
    const { rows } = await sql`select 1 from identity.invitation where used_at is null`.execute(
      other.parts.database.db,
    );
    expect(rows).toHaveLength(1);
    await other.close();
  });
});

describe('passwords', () => {
  test('are kept as argon2id, which names its own cost, each with its own salt', async () => {
    const [one, two] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await isPassword(PASSWORD, one)).toBe(true);
    expect(await isPassword(`${PASSWORD} `, one)).toBe(false);
    expect(await isPassword(PASSWORD, null)).toBe(false);
    // The same letters typed on two keyboards.
    expect(await isPassword('caf\u00e9 au lait tous', await hashPassword('cafe\u0301 au lait tous'))).toBe(true);
  });

  test('a wrong one, an unknown address and a disabled officer are told the same', async () => {
    const { email, id } = await anOfficer('wrong');
    const wrong = await signIn(email, 'not this one at all', '10.1.0.1');
    const unknown = await signIn('nobody@agency.example', PASSWORD, '10.1.0.2');
    await administrator.post(`/api/officers/${id}/disable`);
    const disabled = await signIn(email, PASSWORD, '10.1.0.3');
    expect([wrong.status, unknown.status, disabled.status]).toEqual([401, 401, 401]);
    expect(new Set([wrong.body.reason, unknown.body.reason, disabled.body.reason]).size).toBe(1);
    expect(wrong.setCookie).toBe('');
  });

  test('guessing is slowed down, more each time, by the account wherever it comes from, and ends when the officer signs in', async () => {
    const { email } = await anOfficer('guessed');
    const guess = (n: number) => signIn(email, 'not this one at all', `10.2.0.${n}`);
    for (let n = 1; n <= 5; n += 1) expect((await guess(n)).status).toBe(401);
    expect((await guess(6)).status).toBe(429);
    expect((await signIn(email, PASSWORD, '10.2.0.7')).status).toBe(429);
    desk.time.now += 2 * SECOND;
    expect((await guess(8)).status).toBe(401);
    desk.time.now += 3 * SECOND;
    expect((await guess(9)).status).toBe(429);
    desk.time.now += 15 * MINUTE;
    expect((await signIn(email, PASSWORD, '10.2.0.10')).status).toBe(200);
    expect((await guess(11)).status).toBe(401);
  });

  test('guesses made all at once are counted like guesses made one by one', async () => {
    const { email } = await anOfficer('at-once');
    const all = await Promise.all(
      Array.from({ length: 25 }, (_, n) => signIn(email, `guess number ${n} of many`, `10.3.0.${n}`)),
    );
    expect(all.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(all.filter(({ status }) => status === 429)).toHaveLength(20);
  });

  test('one address that tries account after account is slowed down too, but an office that mistypes is not shut out', async () => {
    const tries = async (n: number) => signIn(`account${n}@agency.example`, 'whatever it may be', '10.4.0.1');
    for (let n = 0; n < 30; n += 1) expect((await tries(n)).status).toBe(401);
    expect((await tries(31)).status).toBe(429);
  });

  test('a changed one ends every other session at once, and keeps the one that changed it', async () => {
    const { email, cookie } = await anOfficer('changes');
    const other = await signIn(email, PASSWORD, '10.5.0.1');
    expect([await me(cookie), await me(other.cookie)]).toEqual([200, 200]);
    expect(
      (await ask('/api/me/password', { old: 'not the old one', new: 'quite another one' }, { cookie })).status,
    ).toBe(422);
    expect((await ask('/api/me/password', { old: PASSWORD, new: 'quite another one' }, { cookie })).status).toBe(200);
    expect([await me(cookie), await me(other.cookie)]).toEqual([200, 401]);
    expect((await signIn(email, PASSWORD, '10.5.0.2')).status).toBe(401);
    expect((await signIn(email, 'quite another one', '10.5.0.3')).status).toBe(200);
  });
});

describe('one-time links', () => {
  test('work once, for a week, and a newer one ends an older one', async () => {
    const { id, token } = await anOfficer('invited');
    expect((await ask('/api/invitations/accept', { token, password: PASSWORD })).status).toBe(404);
    const first = tokenOf((await administrator.post(`/api/officers/${id}/reset`)).body.link);
    const second = tokenOf((await administrator.post(`/api/officers/${id}/reset`)).body.link);
    expect((await ask('/api/invitations/look', { token: first })).status).toBe(404);
    desk.time.now += 7 * DAY - 1;
    expect((await ask('/api/invitations/look', { token: second })).status).toBe(200);
    desk.time.now += 1;
    expect((await ask('/api/invitations/accept', { token: second, password: PASSWORD })).status).toBe(404);
  });

  test('a link that sets a new password ends the sessions of whoever had the old one', async () => {
    const { id, cookie } = await anOfficer('stolen');
    const link = tokenOf((await administrator.post(`/api/officers/${id}/reset`)).body.link);
    expect(await me(cookie)).toBe(200);
    const accepted = await ask('/api/invitations/accept', { token: link, password: 'a new one altogether' });
    expect([await me(cookie), await me(accepted.cookie)]).toEqual([401, 200]);
  });
});

describe('sessions', () => {
  test('are a cookie that no script reads and no other site sends, and only its hash is kept', async () => {
    const { email } = await anOfficer('cookie');
    const { setCookie, cookie } = await signIn(email, PASSWORD, '10.6.0.1');
    expect(setCookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    const { rows } = await sql<{
      text: string;
    }>`select encode(token_hash, 'escape') as text from identity.session`.execute(db());
    expect(rows.some(({ text }) => text.includes(cookie.slice(5)))).toBe(false);
    expect(await me(cookie)).toBe(200);
    expect((await ask('/api/sign-out', {}, { cookie })).status).toBe(200);
    expect(await me(cookie)).toBe(401);
  });

  test('end by themselves after a shift', async () => {
    const { cookie } = await anOfficer('tired');
    desk.time.now += 12 * 60 * MINUTE - 1;
    expect(await me(cookie)).toBe(200);
    desk.time.now += 1;
    expect(await me(cookie)).toBe(401);
  });

  test('an officer who is disabled loses access at once on every server, and their open screens hear nothing more', async () => {
    const { config, database, log } = desk.parts;
    const parts = await openParts({ config, url: database.url, log, clock: () => desk.time.now });
    const second = await openRoutes(parts);
    const there = async (cookie: string) =>
      (await second.http.inject({ url: '/api/me', headers: { cookie } })).statusCode;
    const { id, cookie } = await anOfficer('disabled');
    expect([await me(cookie), await there(cookie)]).toEqual([200, 200]);
    await second.http.listen({ host: '127.0.0.1', port: 0 });
    const address = second.http.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const screen = await fetch(`http://127.0.0.1:${port}/api/live`, { headers: { cookie } });
    const ended = screen.text();

    await administrator.post(`/api/officers/${id}/disable`);
    expect(await me(cookie)).toBe(401);
    expect(await ended).toContain('identity');
    expect(await there(cookie)).toBe(401);
    await administrator.post(`/api/officers/${id}/enable`);
    expect(await me(cookie)).toBe(401);
    await second.http.close();
    await parts.close();
  });

  test('what an officer may do changes with their role at the next request', async () => {
    const { id, cookie } = await anOfficer('promoted');
    const oversees = async () =>
      (await desk.server.http.inject({ url: '/api/intake/equation', headers: { cookie } })).statusCode;
    expect(await oversees()).toBe(403);
    await administrator.post(`/api/officers/${id}`, {
      name: 'promoted',
      roles: ['team leader'],
      teamIds: [desk.teamId],
    });
    expect(await oversees()).toBe(200);
  });
});

test('the last administrator can be neither disabled nor demoted, even when two try it on each other at once', async () => {
  const other = await openTestDesk();
  const [one, two] = [
    await other.officer('One', { roles: ['administrator'] }),
    await other.officer('Two', { roles: ['administrator'] }),
  ];
  const demote = (by: TestOfficer, whom: TestOfficer) =>
    by.post(`/api/officers/${whom.id}`, { name: 'x', roles: ['officer'], teamIds: [] });
  const both = await Promise.all([demote(one, two), demote(two, one)]);
  // The slower of the two is either refused by the rule, or no longer an administrator when it is looked at.
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  const [left] = both[0]?.status === 200 ? [one] : [two];
  expect((await left?.post(`/api/officers/${left.id}/disable`))?.status).toBe(409);
  await other.close();
});

test('no password, token or cookie stands in any line of the log, whatever goes wrong', async () => {
  const lines: string[] = [];
  const log = createLog('trace', { write: (line: string) => void lines.push(line) });
  const { config, database } = desk.parts;
  const parts = await openParts({ config, url: database.url, log, clock: () => desk.time.now });
  const server = await openRoutes(parts);
  const { email, cookie } = await anOfficer('logged');
  const post = (url: string, payload: object, headers = {}) =>
    server.http.inject({ method: 'POST', url, payload, headers });
  await post('/api/sign-in', { email, password: PASSWORD });
  await post('/api/sign-in', { email, password: 'a wrong secret word' });
  await post('/api/invitations/look', { token: 'a-made-up-token-of-somebody' });
  await post('/api/invitations/accept', { token: 'a-made-up-token-of-somebody', password: PASSWORD });
  await sql`alter table identity.session rename to gone`.execute(db());
  const failed = await post('/api/sign-in', { email, password: PASSWORD });
  const alsoFailed = await server.http.inject({ url: '/api/me', headers: { cookie: 'kept=another-made-up-token' } });
  await sql`alter table identity.gone rename to session`.execute(db());
  expect([failed.statusCode, alsoFailed.statusCode]).toEqual([500, 500]);
  expect(failed.body).not.toContain('identity');
  expect(lines.length).toBeGreaterThan(0);
  const all = lines.join('');
  for (const secret of [PASSWORD, 'a wrong secret word', 'made-up-token', cookie.slice(5), email, 'argon2id'])
    expect(all).not.toContain(secret);
  await server.http.close();
  await parts.close();
});
