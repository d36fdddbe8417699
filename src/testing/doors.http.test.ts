import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ANYONE, SIGNED_IN, type SchemaOf } from '#kernel/endpoint.ts';
import { ROLES, permissionsOf } from '#areas/identity/rules/index.ts';
import { everyEndpoint, undeclaredIn, type Door } from './contracts.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from './desk.ts';
import type { Day } from './day.fixtures.ts';
import { releasedProgramme } from './working-day-assessment.fixtures.ts';
import { WORKING_DAY, workThrough, type Done } from './working-day.fixtures.ts';

/** The doors that no contract can describe, because what passes through them is no JSON. */
const OTHER_DOORS = [
  { name: 'attachment', method: 'GET', path: '/api/attachments/:id', may: 'cases.read' },
  { name: 'message as a document', method: 'GET', path: '/api/messages/:id/html', may: 'cases.read' },
  { name: 'original of a mail', method: 'GET', path: '/api/mail/:id/original', may: 'intake.sort' },
  { name: 'upload', method: 'POST', path: '/api/cases/:id/uploads', may: 'correspondence.send' },
  { name: 'letter', method: 'GET', path: '/api/letters/:id/pdf', may: 'cases.read' },
  { name: 'letter for a word processor', method: 'GET', path: '/api/letters/:id/docx', may: 'cases.read' },
  { name: 'page to try an envelope', method: 'GET', path: '/api/letterhead/test-page', may: 'letters.post' },
  { name: 'logo given', method: 'POST', path: '/api/letterhead/logo', may: 'letters.administer' },
  { name: 'logo', method: 'GET', path: '/api/letterhead/logos/:sha256', may: 'letters.post' },
  { name: 'letters to print', method: 'GET', path: '/api/letters/print', may: 'letters.post' },
  { name: 'letters of a campaign', method: 'GET', path: '/api/outreach/campaigns/:id/letters', may: 'outreach.manage' },
  { name: 'picture of a letter', method: 'POST', path: '/api/cases/:id/letter-picture', may: 'correspondence.send' },
  {
    name: 'archive of an apprenticeship',
    method: 'GET',
    path: '/api/programmes/:id/archive',
    may: 'assessment.take-part',
  },
  { name: 'file of a showcase', method: 'GET', path: '/api/showcase-files/:id', may: 'assessment.take-part' },
  {
    name: 'upload to a showcase',
    method: 'POST',
    path: '/api/programmes/:id/showcase-files',
    may: 'assessment.take-part',
  },
  { name: 'evidence brought', method: 'POST', path: '/api/capability/uploads', may: 'capability.own' },
  { name: 'file of evidence', method: 'GET', path: '/api/capability/files/:id', may: 'capability.own' },
  { name: 'date of a course', method: 'GET', path: '/api/capability/course-dates/:id/ics', may: 'frameworks.read' },
  { name: 'portfolio', method: 'GET', path: '/api/capability/export', may: 'capability.own' },
  { name: 'live', method: 'GET', path: '/api/live', may: SIGNED_IN },
] as const;

const NOBODYS = '01935f00-0000-7000-8000-000000000000';
const doors = await everyEndpoint();
const all: readonly { name: string; method: 'GET' | 'POST'; path: string; may: string }[] = [...doors, ...OTHER_DOORS];

let desk: TestDesk;
let day: Day;
const done: Done[] = [];
const people = new Map<string, TestOfficer>();

beforeAll(async () => {
  desk = await openTestDesk();
  for (const role of ROLES) people.set(role, await desk.officer(`The ${role}`, { roles: [role] }));
  people.set('all', await desk.officer('Everything', { roles: [...ROLES] }));
  day = await workThrough(desk, async (one) => void done.push(one));
});
afterAll(() => desk.close());

const at = (path: string, id = NOBODYS) => path.replace(':id', id);
type Asked = { readonly method: 'GET' | 'POST'; readonly path: string };
async function knock({ method, path }: Asked, headers: Record<string, string> = {}, payload: object = {}) {
  const reply = await desk.server.http.inject({
    method,
    url: path,
    headers,
    ...(method === 'POST' ? { payload } : {}),
  });
  return {
    status: reply.statusCode,
    body: (reply.body.startsWith('{') ? JSON.parse(reply.body) : {}) as {
      reason?: string;
      fields?: { field: string }[];
    },
  };
}
const as = (name: string) => ({ cookie: people.get(name)?.cookie ?? '' });

test('there is no door under /api that this test does not know', async () => {
  await desk.server.http.ready();
  const printed = desk.server.http.printRoutes({ commonPrefix: false });
  const stack: string[] = [];
  const found = printed.split('\n').flatMap((line) => {
    const match = /^([│├└─\s]*)(\S.*?)(?: \((.+)\))?$/.exec(line);
    if (match === null) return [];
    const [, indent = '', part = '', methods] = match;
    stack.length = indent.length / 4;
    stack.push(part);
    return methods === undefined
      ? []
      : methods
          .split(', ')
          .filter((method) => method !== 'HEAD')
          .map((method) => `${method} ${stack.join('')}`);
  });
  const known = new Set(all.map(({ method, path }) => `${method} ${path}`));
  expect(found.filter((one) => one.includes('/api/')).filter((one) => !known.has(one))).toEqual([]);
  expect([...known].filter((one) => !found.includes(one))).toEqual([]);
});

describe('a stranger', () => {
  test.each(all.filter(({ may }) => may !== ANYONE))('is answered 401 by $name', async ({ method, path }) => {
    expect(await knock({ method, path: at(path) })).toMatchObject({
      status: 401,
      body: { reason: 'You are not signed in.' },
    });
    expect((await knock({ method, path: at(path) }, { cookie: 'kept=made-up-by-somebody' })).status).toBe(401);
  });
});

describe('an officer whose role does not allow it', () => {
  test.each(all.filter(({ may }) => may !== ANYONE && may !== SIGNED_IN))(
    'is answered 403 by $name, which needs $may',
    async ({ method, path, may }) => {
      const without = ROLES.find((role) => !permissionsOf([role]).includes(may));
      expect(without, `some role is without ${may}`).toBeDefined();
      expect(await knock({ method, path: at(path) }, as(without ?? ''))).toMatchObject({
        status: 403,
        body: { reason: expect.stringContaining(may) },
      });
    },
  );
});

describe('a request from another site', () => {
  test.each(all.filter(({ method }) => method === 'POST'))('is answered 403 by $name', async ({ method, path }) => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const { status, body } = await knock({ method, path: at(path) }, { ...as('all'), ...headers } as Record<
        string,
        string
      >);
      expect({ status, reason: body.reason }, JSON.stringify(headers)).toEqual({
        status: 403,
        reason: 'This request came from another site.',
      });
    }
  });
});

const propertiesOf = (schema: SchemaOf<unknown>): string[] => {
  if (schema instanceof z.ZodUndefined) return [];
  const { properties } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, unknown>;
  };
  return Object.keys(properties ?? {});
};
const named = ({ body }: Awaited<ReturnType<typeof knock>>) =>
  (body.fields ?? []).map(({ field }) => field.split('.')[0]);

describe('nonsense', () => {
  test.each(doors.filter(({ path }) => path.includes(':id')))(
    'in the address is answered 400 by $name, which names it',
    async ({ method, path }) => {
      const reply = await knock({ method, path: at(path, 'x'.repeat(60)) }, as('all'));
      expect({ status: reply.status, fields: named(reply) }).toEqual({ status: 400, fields: ['id'] });
    },
  );

  test.each(doors.filter(({ body }) => propertiesOf(body).length > 0))(
    'in the body is answered 400 by $name, which names every field',
    async ({ method, path, body }) => {
      const properties = propertiesOf(body);
      const found = new Set<string | undefined>();
      for (const nonsense of [{ a: { b: [] } }, 7.5]) {
        const reply = await knock(
          { method, path: at(path) },
          as('all'),
          Object.fromEntries(properties.map((name) => [name, nonsense])),
        );
        expect(reply.status).toBe(400);
        for (const name of named(reply)) found.add(name);
      }
      expect(found).toEqual(new Set(properties));
    },
  );

  test.each(doors.filter(({ method, query }) => method === 'GET' && propertiesOf(query).length > 0))(
    'in the query is answered 400 by $name, which names every field',
    async ({ method, path, query }) => {
      const properties = propertiesOf(query);
      const reply = await knock(
        { method, path: `${at(path)}?${properties.map((name) => `${name}=${'x'.repeat(400)}`).join('&')}` },
        as('all'),
      );
      expect({ status: reply.status, fields: new Set(named(reply)) }).toEqual({
        status: 400,
        fields: new Set(properties),
      });
    },
  );

  test('that is no JSON, no object or of an unknown type is answered 400 or 415', async () => {
    const send = (payload: string, type = 'application/json') =>
      desk.server.http.inject({
        method: 'POST',
        url: '/api/cases',
        payload,
        headers: { ...as('all'), 'content-type': type },
      });
    expect((await send('{"kind":')).statusCode).toBe(400);
    expect((await send('[]')).statusCode).toBe(400);
    expect((await send('null')).statusCode).toBe(400);
    expect((await send('a=b', 'application/x-www-form-urlencoded')).statusCode).toBe(415);
    expect((await send(`"${'x'.repeat(1_100_000)}"`)).statusCode).toBe(413);
  });

  test('that only the database can see is no fault of ours: an id of nothing, a moment beyond time, a character that is no text', async () => {
    const ask = (path: string, body: object) => knock({ method: 'POST', path }, as('all'), body);
    const begin = { kind: 'enquiry', subject: 'x', teamId: desk.teamId, customer: null, channel: 'phone', said: 'x' };
    expect(await ask('/api/cases', { ...begin, teamId: NOBODYS })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'teamId' }] },
    });
    expect(await ask('/api/cases', { ...begin, customer: { id: NOBODYS } })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'customerId' }] },
    });
    expect(await ask('/api/cases', { ...begin, nextDueAt: Number.MAX_SAFE_INTEGER })).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'nextDueAt' }] },
    });
    expect(await ask('/api/cases', { ...begin, said: 'a\u0000b' })).toMatchObject({ status: 400 });
    expect(
      (
        await knock(
          { method: 'GET', path: `/api/cases?after=${Buffer.from(`[1e300,"${NOBODYS}"]`).toString('base64url')}` },
          as('all'),
        )
      ).status,
    ).toBe(400);
    expect((await knock({ method: 'GET', path: '/api/cases?after=bm9uc2Vuc2U' }, as('all'))).body.fields).toMatchObject(
      [{ field: 'after' }],
    );
  });
});

/** What each command of the day was asked, so that it can be asked of something that is not there. */
const withId = WORKING_DAY.filter(({ name }) => doors.some((door) => door.name === name && door.path.includes(':id')));

describe('what is not there', () => {
  test.each(withId)('is answered 404 by $name', async ({ name, body }) => {
    const door = doors.find((one) => one.name === name);
    const { status } = await knock({ method: 'POST', path: at(door?.path ?? '') }, as('all'), body?.(day) ?? {});
    expect(status).toBe(404);
  });

  test.each([...doors, ...OTHER_DOORS].filter(({ method, path }) => method === 'GET' && path.includes(':id')))(
    'is answered 404 by $name',
    async ({ method, path }) => {
      expect((await knock({ method, path: at(path) }, as('all'))).status).toBe(404);
    },
  );

  test('is answered 404 to an upload, and nothing is kept', async () => {
    const upload = (id: string, payload: string) =>
      desk.server.http.inject({
        method: 'POST',
        url: `/api/cases/${id}/uploads?name=a.txt`,
        payload,
        headers: { ...as('all'), 'content-type': 'application/octet-stream' },
      });
    expect((await upload(NOBODYS, 'x')).statusCode).toBe(404);
    expect((await upload(day['case'] ?? '', '')).statusCode).toBe(400);
    expect((await upload(day['case'] ?? '', 'x')).statusCode).toBe(200);
  });
});

test.each([
  ['a team of the same name', '/api/teams', { name: 'SECOND queue' }],
  [
    'an officer with the same address',
    '/api/officers',
    { name: 'x', email: 'NEW.comer@agency.example', roles: ['officer'], teamIds: [] },
  ],
])('%s is answered 409', async (_what, path, body) => {
  expect((await knock({ method: 'POST', path }, as('all'), body)).status).toBe(409);
});

test('what has been done already is answered 404 or 409, never done twice', async () => {
  const again = [
    'cases.finishTask',
    'cases.endParty',
    'cases.undoMerge',
    'cases.undoSplit',
    'cases.changeView',
    'cases.removeView',
    'cases.undoBulk',
    'customers.endPoint',
    'customers.undoMerge',
    'correspondence.recall',
    'correspondence.confirmSent',
    'intake.placeMail',
    'intake.setMailAside',
    'cases.assign',
    'cases.move',
    'cases.change',
    'customers.change',
  ];
  for (const { step, path } of done.filter(({ step: { name } }) => again.includes(name))) {
    const { status } = await knock({ method: 'POST', path }, as('all'), step.body?.(day) ?? {});
    expect([404, 409], step.name).toContain(status);
  }
});

/** A letter that somebody sent on, as their mail program attaches it. */
async function attachedMessage(): Promise<string> {
  const inner = 'From: Bo <bo@home.example>\nSubject: The first letter\n\nIt drips.\n';
  await desk.receive(
    `From: ana@home.example\nTo: desk@localhost.example\nSubject: Sent on\nMessage-ID: <on@home.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n--b\nContent-Type: message/rfc822\nContent-Disposition: attachment; filename=first.eml\n\n${inner}\n--b--\n`,
  );
  const read = (path: string) => people.get('all')?.get(path);
  const { cases } = (await read('/api/cases?order=newest'))?.body ?? {};
  const { entries } = (await read(`/api/cases/${cases[0].id}`))?.body ?? {};
  return entries[0].attachments[0].id;
}

describe('a reply', () => {
  test('every command of every contract succeeds on an ordinary day', () => {
    const commands = doors.filter(({ method }) => method === 'POST').map(({ name }) => name);
    expect(
      done
        .filter(({ answered }) => answered.status !== 200)
        .map(({ step, answered }) => `${step.name}: ${JSON.stringify(answered.body)}`),
    ).toEqual([]);
    expect(new Set(done.map(({ step }) => step.name))).toEqual(new Set(commands));
  });

  test('to a command holds no field that its contract does not declare', () => {
    for (const { step, answered } of done)
      expect(undeclaredIn(replyOf(step.name), answered.body), step.name).toEqual([]);
  });

  test.each(doors.filter(({ method }) => method === 'GET'))(
    'to $name holds no field that its contract does not declare',
    async (door: Door) => {
      const ids: Record<string, string | undefined> = {
        'cases.read': day['case'],
        'cases.beside': day['case'],
        'cases.access': day['case'],
        'cases.perspectiveHistory': day['case'],
        'cases.whoIsHere': day['case'],
        'cases.readMessage': day['message'],
        'customers.read': day['customer'],
        'customers.likely': day['customer'],
        'cases.likelySame': day['case'],
        'cases.history': day['customer'],
        'correspondence.templateVersions': day['template'],
        'intake.readMail': day['mail three'],
        'intake.attachedMail': door.name === 'intake.attachedMail' ? await attachedMessage() : undefined,
        'standards.holidays': day['calendar'],
        'standards.writeIcal': day['calendar'],
        'clocks.ofCase': day['timed case'],
        'promises.ofCase': day['timed case'],
        'complaints.ofCase': day['grumble'],
        'complaints.triage': day['grumble'],
        'complaints.draftAnswer': day['grumble'],
        'quality.look': day['open look'],
        'recovery.ofCase': day['grumble'],
        'routing.ofCase': day['routed case'],
        'decisions.ofCase': day['decided case'],
        'decisions.deciders': day['decided case'],
        'conduct.ofCase': day['decided case'],
        'directory.service': day['directory service'],
        'directory.organization': day['directory organization'],
        'directory.hsdsService': day['directory service'],
        'directory.hsdsOrganization': day['directory organization'],
        'directory.hsdsPlace': day['directory place'],
        'directory.hsdsTaxonomy': day['directory taxonomy'],
        'directory.hsdsTerm': day['directory term'],
        'referrals.ofCase': day['referring case'],
        'referrals.suggest': day['referring case'],
        'referrals.preview': day['referring case'],
        'referrals.read': day['referral'],
        'referrals.ofOrganization': day['directory organization'],
        'referrals.keys': day['directory organization'],
        'referrals.readReceived': day['received referral'],
        'referrals.deskOf': day['directory organization'],
        'decisions.briefing': day['decided case'],
        'decisions.text': day['waiting text'],
        'letters.readBatch': day['batch'],
        'outreach.ofCustomer': day['customer'],
        'outreach.recipients': day['campaign'],
        'letters.batchLetters': day['batch'],
        'knowledge.article': day['article'],
        'knowledge.wordings': day['article'],
        'knowledge.ofCase': day['case'],
        'knowledge.guidesOf': day['case'],
        'triage.ofCase': day['case'],
        'assessment.read': day['programme'],
        'assessment.history': day['programme'],
        'assessment.candidates': day['programme'],
        'assessment.checklist': day['programme'],
        'assessment.questions': day['programme'],
        'assessment.bundle': day['programme'],
        'assessment.certificate': await released(door),
        'frameworks.framework': day['st0072'],
        'frameworks.caseOf': day['st0072'],
        'frameworks.guide': day['profile'],
        'recruitment.round': door.name === 'recruitment.round' ? await ownRound() : undefined,
        'capability.courseDate': day['course date'],
        'capability.effectOfAction': day['action'],
        'capability.badge': day['badge'],
        'capability.checkBadge': day['badge'],
      };
      const query =
        (
          {
            'decisions.deciders': '?power=exception',
            'capability.draft': door.name === 'capability.draft' ? `?seq=${await offeredWork()}` : '',
            'referrals.preview': `?organization=${day['directory organization']}`,
            'complaints.report': '?from=2026-01-01&to=2026-12-31',
            'writing.trend': '?from=2026-01-01&to=2026-12-31',
            'quality.agreement': '?from=2026-01-01&to=2026-12-31',
            'quality.outcomes': '?from=2026-01-01&to=2026-12-31',
            'complaints.reportCases': '?from=2026-01-01&to=2026-12-31&figure=received',
            'cases.search': '?q=bench',
            'knowledge.find': '?q=meter',
            'customers.search': '?q=Duarte',
          } as Record<string, string>
        )[door.name] ?? '';
      const { status, body } = await knock(
        { method: 'GET', path: `${at(door.path, ids[door.name])}${query}` },
        as('all'),
      );
      expect(status).toBe(200);
      expect(undeclaredIn(replyOf(door.name), body)).toEqual([]);
      expect(z.safeParse(door.reply, body).error?.issues ?? []).toEqual([]);
    },
  );
});

/** A round whose panel this officer is on: no other can be read. */
async function ownRound(): Promise<string> {
  const body = { title: 'The counter', profileId: day['profile'], panel: [day['officer']] };
  const round = await knock({ method: 'POST', path: '/api/recruitment/rounds' }, as('all'), body);
  return (round.body as { id?: string }).id ?? '';
}

/** The certificate is of a programme whose result is out. */
async function released({ name }: Door): Promise<string | undefined> {
  if (name !== 'assessment.certificate') return undefined;
  day['released programme'] ??= await releasedProgramme(day, desk);
  return day['released programme'];
}

/** Something this officer has done that is offered to them as evidence. */
async function offeredWork(): Promise<number> {
  const note = { method: 'POST', path: `/api/customers/${day['customer']}/needs` } as const;
  await knock(note, as('all'), { kind: 'interpreter', language: 'vi' });
  const { body } = await knock({ method: 'GET', path: '/api/capability/candidates' }, as('all'));
  return (body as { candidates: { seq: number }[] }).candidates[0]?.seq ?? 0;
}

function replyOf(name: string): unknown {
  const door = doors.find((one) => one.name === name);
  return door === undefined ? {} : z.toJSONSchema(door.reply, { io: 'output', unrepresentable: 'any' });
}

test('every reply, also a refusal, carries the headers that keep a browser from running or keeping it', async () => {
  for (const path of ['/api/me', '/api/nowhere', `/api/attachments/${NOBODYS}`]) {
    const { headers } = await desk.server.http.inject({ url: path });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining('default-src'),
    });
  }
});
