import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cases from '#areas/cases/contract.ts';
import * as correspondence from '#areas/correspondence/contract.ts';
import * as customers from '#areas/customers/contract.ts';
import * as identity from '#areas/identity/contract.ts';
import * as intake from '#areas/intake/contract.ts';
import * as records from '#areas/records/contract.ts';
import type { AnyEndpoint } from '#kernel/endpoint.ts';
import { isEndpoint } from '#platform/serve.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';

const NOBODY = '01890000-0000-7000-8000-0000000000ff';

let desk: TestDesk;
let officer: TestOfficer;
let known: Record<string, string>;

beforeAll(async () => {
  desk = await openTestDesk();
  officer = await desk.officer('Noor Aziz', {
    roles: ['officer', 'team leader', 'complaints manager', 'records officer', 'administrator'],
  });
  const opened = await officer.post('/api/cases', {
    kind: 'enquiry',
    subject: 'A hedge',
    teamId: desk.teamId,
    customer: { name: 'Pia Lund', email: 'pia@home.example' },
    channel: 'counter',
    said: 'Who cuts the hedge?',
  });
  const whole = (await officer.get(`/api/cases/${opened.body.id}`)).body;
  const uploaded = await desk.server.http.inject({
    method: 'POST',
    url: `/api/cases/${opened.body.id}/uploads?name=plan.txt`,
    headers: { cookie: officer.cookie, 'content-type': 'application/octet-stream' },
    payload: 'a plan',
  });
  known = {
    attachment: uploaded.json().id,
    case: opened.body.id,
    customer: whole.case.customerId,
    contact: whole.entries[0].contactId,
    officer: officer.id,
    colleague: (await desk.officer('Cleo Vance')).id,
    team: desk.teamId,
  };
});
afterAll(() => desk.close());

/** A body that is right in every way, for each command that takes one. Ids that a test replaces stand in it by name. */
const BODIES: Readonly<Record<string, (version: number) => Record<string, unknown>>> = {
  'cases.open': () => ({
    kind: 'enquiry',
    subject: 'a',
    teamId: '<team>',
    customer: { id: '<customer>' },
    channel: 'counter',
    said: 'a',
    ownerId: '<officer>',
  }),
  'cases.logContact': () => ({ channel: 'phone', direction: 'in', said: 'a' }),
  'cases.logCall': () => ({ caseId: '<case>', customer: { id: '<customer>' }, direction: 'in', said: 'a' }),
  'cases.note': () => ({ body: 'a' }),
  'cases.assign': (version) => ({ version, teamId: '<team>', ownerId: '<officer>' }),
  'cases.move': (version) => ({ version, state: 'open', nextStep: 'a', nextDueAt: 1 }),
  'cases.change': (version) => ({ version, subject: 'a', nextStep: 'a', nextDueAt: 1 }),
  'cases.retag': () => ({ add: ['a'], remove: [] }),
  'cases.addTask': () => ({ title: 'a', ownerId: '<officer>', dueAt: 1 }),
  'cases.addParty': () => ({ customerId: '<customer>', role: 'witness', authority: 'a' }),
  'cases.link': () => ({ other: '<case>', linked: true }),
  'cases.merge': (version) => ({ into: '<case>', version }),
  'cases.split': (version) => ({ contactIds: ['<contact>'], subject: 'a', version }),
  'cases.saveDraft': () => ({ kind: 'note', body: 'a', edit: 1 }),
  'cases.saveLooseDraft': () => ({ kind: 'call', body: 'a', edit: 1 }),
  'cases.changeView': (version) => ({ name: 'a', teamId: null, wanted: {}, columns: [], version }),
  'cases.answerAdvice': () => ({ answer: 'a' }),
  'cases.askAdvice': () => ({ question: 'a', of: { officerId: '<colleague>' } }),
  'cases.beHere': () => ({ seat: NOBODY, doing: 'reading' }),
  'cases.leave': () => ({ seat: NOBODY }),
  'cases.handOver': (version) => ({ version, teamId: '<team>', ownerId: null, why: 'a' }),
  'cases.setAccess': () => ({ officerIds: ['<officer>'] }),
  'correspondence.reply': () => ({ body: 'a', to: ['pia@home.example'], attachmentIds: ['<attachment>'] }),
  'correspondence.saveTemplate': () => ({ name: 'a', shortcut: 'a', body: 'a', teamId: '<team>' }),
  'correspondence.saveMyTemplate': () => ({ name: 'a', shortcut: 'a', body: 'a' }),
  'customers.add': () => ({ kind: 'person', name: 'a', contactPoints: [{ kind: 'phone', value: '1' }] }),
  'customers.change': () => ({ version: 1, name: 'a', language: 'a', needs: 'a' }),
  'customers.addPoint': () => ({ kind: 'phone', value: '1' }),
  'customers.changePoint': () => ({ value: '1' }),
  'customers.addNeed': () => ({ kind: 'large print' }),
  'customers.giveAuthority': () => ({ byId: '<customer>', scope: 'a', evidence: 'a', from: '2026-11-20' }),
  'customers.endAuthority': () => ({ why: 'a' }),
  'customers.keepApart': () => ({ otherId: NOBODY }),
  'customers.leave': () => ({ organisationId: NOBODY }),
  'customers.belong': () => ({ organisationId: '<customer>', role: 'a' }),
  'customers.merge': () => ({ intoId: '<customer>', why: 'a' }),
  'identity.signIn': () => ({ email: 'a@home.example', password: 'a' }),
  'identity.changePassword': () => ({ old: 'a', new: 'a long enough one' }),
  'identity.lookAtInvitation': () => ({ token: 'a'.repeat(24) }),
  'identity.acceptInvitation': () => ({
    token: 'a'.repeat(24),
    password: 'a long enough one',
    name: 'a',
    email: 'a@home.example',
  }),
  'identity.changeLook': () => ({ language: 'fr-CA' }),
  'identity.changeTeam': () => ({ name: 'a', purpose: 'a' }),
  'identity.addTeam': () => ({ name: 'a', purpose: 'a' }),
  'identity.addOfficer': () => ({ name: 'a', email: 'new@home.example', roles: ['officer'], teamIds: ['<team>'] }),
  'identity.changeOfficer': () => ({ name: 'a', roles: ['officer'], teamIds: ['<team>'] }),
  'intake.placeMail': () => ({ newInTeam: '<team>' }),
  'intake.setMailAside': () => ({ why: 'a' }),
  'intake.setMailbox': () => ({ address: 'a@home.example', teamId: '<team>' }),
};

const AREAS = { cases, correspondence, customers, identity, intake, records };
const ENDPOINTS = Object.entries(AREAS).flatMap(([area, contract]) =>
  Object.entries(contract).flatMap(([name, it]) =>
    isEndpoint(it) ? [{ name: `${area}.${name}`, it: it as AnyEndpoint }] : [],
  ),
);
const COMMANDS = ENDPOINTS.filter(({ it }) => it.method === 'POST' && it.path !== '/api/sign-out').map(
  ({ name, it }) => ({ name, it, body: BODIES[name] ?? (() => ({})) }),
);

type Place = readonly (string | number)[];

/** Every text in a body, with the place where it stands. */
function textsIn(value: unknown, at: Place = []): { at: Place; text: string }[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...at, key]));
}

function put(value: unknown, at: Place, instead: unknown): unknown {
  const [key, ...rest] = at;
  if (key === undefined) return instead;
  if (Array.isArray(value))
    return value.map((each: unknown, n) => (String(n) === key ? put(each, rest, instead) : each));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]) => [name, name === key ? put(inner, rest, instead) : inner]),
  );
}

/** The ids that are there, in the places where they are named. */
const settled = (body: unknown): unknown =>
  textsIn(body).reduce<unknown>(
    (to, { at, text }) => (text.startsWith('<') ? put(to, at, known[text.slice(1, -1)]) : to),
    body,
  );

const versionOf = async (): Promise<number> => (await officer.get(`/api/cases/${known['case']}`)).body.case.version;
const subjectOf = (path: string): string =>
  path.startsWith('/api/customers/') ? 'customer' : path.startsWith('/api/officers/') ? 'colleague' : 'case';
const addressOf = (path: string): string => path.replace(':id', known[subjectOf(path)] ?? NOBODY);

const ID_FIELDS = COMMANDS.flatMap(({ name, it, body }) =>
  textsIn(body(1)).flatMap(({ at, text }) =>
    text.startsWith('<') ? [{ label: `${name}: ${at.join('.')}`, it, body, at }] : [],
  ),
);

test.each(ID_FIELDS)('$label names nothing that is there: 404 or 422, never a fault', async ({ it, body, at }) => {
  const sent = put(settled(body(await versionOf())), at, NOBODY) as object;
  const { status, body: answer } = await officer.post(addressOf(it.path), sent);
  expect([status, answer.reason]).toEqual([
    expect.toSatisfy((code: number) => code === 404 || code === 422),
    expect.any(String),
  ]);
});

test.each(ENDPOINTS.filter(({ it }) => it.path.includes(':id')))(
  '$name: an address that names nothing is 404, never a fault',
  async ({ name, it }) => {
    const path = it.path.replace(':id', NOBODY);
    const { status } =
      it.method === 'GET'
        ? await officer.get(path)
        : await officer.post(path, settled(BODIES[name]?.(1) ?? {}) as object);
    expect(status).toBe(404);
  },
);

test.each(ENDPOINTS.filter(({ it }) => it.path.includes(':id')))(
  '$name: an address with U+0000 or nonsense is 400 or 404',
  async ({ it }) => {
    for (const odd of ['%00', 'x', '%F0%9F%98%80', '99999999999999999999999', '-1', 'null']) {
      const path = it.path.replace(':id', odd);
      const { status } = it.method === 'GET' ? await officer.get(path) : await officer.post(path, {});
      expect([odd, status]).toEqual([odd, expect.toSatisfy((code: number) => code === 400 || code === 404)]);
    }
  },
);

const TEXT_FIELDS = COMMANDS.flatMap(({ name, it, body }) =>
  textsIn(body(1)).map(({ at }) => ({ label: `${name}: ${at.join('.')}`, it, body, at })),
);

test.each(TEXT_FIELDS)('$label with U+0000 is 400 and names the field', async ({ it, body, at }) => {
  const { status, body: answer } = await officer.post(addressOf(it.path), put(settled(body(1)), at, 'a\0b') as object);
  expect(answer.fields).toEqual([{ field: at.join('.'), problem: 'holds a character that is no text (U+0000)' }]);
  expect(status).toBe(400);
});

test.each(COMMANDS)('$name: any other value in any field is refused or done, never a fault', async ({ it, body }) => {
  const right = settled(body(await versionOf())) as Record<string, unknown>;
  const odd = [null, -1, 1e308, 2 ** 53, 0.5, '', ' ', '\ud800', 'x'.repeat(300_000), [], {}, true, [null], { id: 1 }];
  for (const field of Object.keys(right)) {
    for (const value of odd) {
      const { status, body: answer } = await officer.post(addressOf(it.path), { ...right, [field]: value });
      expect([field, value, status, typeof answer.reason]).toEqual([
        field,
        value,
        expect.toSatisfy((code: number) => code < 500),
        status < 400 ? 'undefined' : 'string',
      ]);
    }
  }
});

test.each(ENDPOINTS.filter(({ it }) => it.method === 'GET'))(
  '$name: any value in any field of the query is refused or answered, never a fault',
  async ({ it }) => {
    const asked = [
      'team',
      'owner',
      'customer',
      'case',
      'officer',
      'phase',
      'order',
      'after',
      'limit',
      'q',
      'outcome',
      'from',
      'to',
    ];
    const made = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');
    const odd = [
      '',
      '%00',
      'NaN',
      '-1',
      '1e400',
      '99999999999999999999',
      '%ED%A0%80',
      NOBODY,
      'x'.repeat(250),
      made([Number.MAX_VALUE, NOBODY]),
      made(['a']),
      made([1e17, NOBODY]),
      made([-1e17, NOBODY]),
      made([0, 'x']),
      made({}),
      made([1.5, NOBODY]),
    ];
    for (const field of asked) {
      for (const value of odd) {
        const { status } = await officer.get(`${addressOf(it.path)}?${field}=${value}`);
        expect([field, value, status]).toEqual([field, value, expect.toSatisfy((code: number) => code < 500)]);
      }
    }
  },
);

test.each(ENDPOINTS.filter(({ it }) => 'after' in ((it.query as unknown as { shape?: object }).shape ?? {})))(
  '$name: a place in the list that somebody made up is 400',
  async ({ it }) => {
    for (const place of ['x', Buffer.from('["x"]').toString('base64url'), Buffer.from('null').toString('base64url')]) {
      const { status, body } = await officer.get(`${addressOf(it.path)}?after=${place}`);
      expect([place, status, body.fields]).toEqual([
        place,
        400,
        [{ field: 'after', problem: 'is not a place in the list' }],
      ]);
    }
  },
);
