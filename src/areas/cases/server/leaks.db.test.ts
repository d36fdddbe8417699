import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDesk, type Answered, type TestDesk, type TestOfficer } from '#testing/desk.ts';

const NOBODYS = '01935f00-0000-7000-8000-000000000000';
/** A word that stands on the secret case alone. */
const SECRET = 'xylophonist';

let desk: TestDesk;
let otherTeam: string;
let leader: TestOfficer;
let insider: TestOfficer;
const blind = new Map<string, TestOfficer>();
const secret: Record<string, string> = {};

const letter = (from: string, subject: string, text: string) =>
  [
    `From: ${from}`,
    'To: secret@localhost.example',
    `Subject: ${subject}`,
    `Message-ID: <${subject.replace(/\W/g, '')}@home.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/html',
    '',
    `<p>${text}</p>`,
    '--b',
    'Content-Type: text/plain; name=a.txt',
    'Content-Disposition: attachment; filename=a.txt',
    '',
    `file of ${text}`,
    '--b--',
  ].join('\n');

beforeAll(async () => {
  desk = await openTestDesk();
  otherTeam = await desk.team('Ethics');
  leader = await desk.officer('Lea Der', { roles: ['team leader', 'administrator'] });
  insider = await desk.officer('In Sider', { teamIds: [otherTeam] });
  await leader.post('/api/intake/mailboxes', { address: 'secret@localhost.example', teamId: otherTeam });
  const raw = letter('sol.secret@home.example', `About the ${SECRET}`, `The ${SECRET} again`);
  secret['mail'] = await desk.receive(raw, { recipients: ['secret@localhost.example'] });
  secret['copy'] = await desk.receive(`Received: twice\n${raw}`, { recipients: ['secret@localhost.example'] });
  const { cases } = (await leader.get(`/api/cases?team=${otherTeam}`)).body;
  secret['case'] = cases[0].id;
  secret['reference'] = cases[0].reference;
  const whole = (await leader.get(`/api/cases/${secret['case']}`)).body;
  const message = whole.entries.find(
    ({ type, direction }: { type: string; direction: string }) => type === 'message' && direction === 'in',
  );
  secret['message'] = message.id;
  secret['attachment'] = message.attachments[0].id;
  secret['contact'] = message.contactId;
  secret['ours'] = whole.entries.find(({ direction }: { direction: string }) => direction === 'out').id;
  secret['party'] = whole.parties[0].id;
  secret['task'] = (await leader.post(`/api/cases/${secret['case']}/tasks`, { title: `Find the ${SECRET}` })).body.id;
  await leader.post(`/api/cases/${secret['case']}/notes`, { body: `A note on the ${SECRET}` });
  await leader.post(`/api/cases/${secret['case']}/perspective`, { needs: { words: `The ${SECRET} back` } });
  await leader.post(`/api/cases/${secret['case']}/here`, { seat: 'window-of-lea', doing: 'writing', arriving: true });
  await desk.send();

  blind.set('an officer of another team', await desk.officer('Other Team'));
  blind.set(
    'an administrator without a role on cases, though of that team',
    await desk.officer('Ad Min', { roles: ['administrator'], teamIds: [otherTeam] }),
  );
  blind.set(
    'an officer of that team, once the case is restricted',
    await desk.officer('Same Team', { teamIds: [otherTeam] }),
  );
  blind.set(
    'an officer who also administers',
    await desk.officer('Both Hats', { roles: ['officer', 'administrator'] }),
  );
  const question = { question: `What about the ${SECRET}?`, of: { teamId: otherTeam } };
  secret['advice'] = (await leader.post(`/api/cases/${secret['case']}/advice`, question)).body.id;
  const handing = { version: await versionNow(), teamId: otherTeam, ownerId: leader.id, why: `The ${SECRET}` };
  secret['hand-over'] = (await leader.post(`/api/cases/${secret['case']}/hand-over`, handing)).body.handOverId;
  expect(
    (await leader.post(`/api/cases/${secret['case']}/change`, { version: await versionNow(), restricted: true }))
      .status,
  ).toBe(200);
});
const versionNow = async () => (await leader.get(`/api/cases/${secret['case']}`)).body.case.version as number;
afterAll(() => desk.close());

const each = () => [...blind.entries()];
const without = ({ status, body }: Answered) => ({ status, body });

/** Asked of the secret case and of one that is not there, an answer must be the same to the letter. */
async function sameAsNothing(
  officer: TestOfficer,
  ask: (name: (key: string) => string) => Promise<Answered>,
  what: string,
) {
  const [unseen, nothing] = [await ask((key) => secret[key] ?? ''), await ask(() => NOBODYS)];
  expect(without(unseen), what).toEqual(without(nothing));
  expect(unseen.status, what).toBeGreaterThanOrEqual(403);
}

const NEXT = { nextStep: 'x', nextDueAt: Date.UTC(2026, 11, 1) };
const COMMANDS: readonly (readonly [string, (name: (key: string) => string) => string, object])[] = [
  ['logContact', (of) => `/api/cases/${of('case')}/contacts`, { channel: 'phone', direction: 'in', said: 'x' }],
  ['seeMentions', (of) => `/api/cases/${of('case')}/mentions-seen`, {}],
  ['note', (of) => `/api/cases/${of('case')}/notes`, { body: 'x' }],
  ['assign', (of) => `/api/cases/${of('case')}/assign`, { version: 1, teamId: NOBODYS, ownerId: null }],
  ['move', (of) => `/api/cases/${of('case')}/move`, { version: 1, state: 'closed' }],
  ['change', (of) => `/api/cases/${of('case')}/change`, { version: 1, restricted: false }],
  ['retag', (of) => `/api/cases/${of('case')}/tags`, { add: ['x'] }],
  ['addTask', (of) => `/api/cases/${of('case')}/tasks`, { title: 'x' }],
  ['finishTask', (of) => `/api/tasks/${of('task')}/done`, {}],
  ['addParty', (of) => `/api/cases/${of('case')}/parties`, { customerId: NOBODYS, role: 'witness' }],
  ['endParty', (of) => `/api/parties/${of('party')}/end`, {}],
  ['link', (of) => `/api/cases/${of('case')}/links`, { other: NOBODYS, linked: true }],
  ['merge', (of) => `/api/cases/${of('case')}/merge`, { into: NOBODYS, version: 1 }],
  ['split', (of) => `/api/cases/${of('case')}/split`, { contactIds: [NOBODYS], subject: 'x', version: 1 }],
  ['saveDraft', (of) => `/api/cases/${of('case')}/draft`, { kind: 'reply', body: 'x' }],
  ['setAccess', (of) => `/api/cases/${of('case')}/access`, { officerIds: [] }],
  ['setPerspective', (of) => `/api/cases/${of('case')}/perspective`, { needs: { words: 'x' } }],
  ['handOver', (of) => `/api/cases/${of('case')}/hand-over`, { version: 1, teamId: NOBODYS, ownerId: null, why: 'x' }],
  ['takeOver', (of) => `/api/hand-overs/${of('hand-over')}/take`, {}],
  ['undoHandOver', (of) => `/api/hand-overs/${of('hand-over')}/undo`, {}],
  ['askAdvice', (of) => `/api/cases/${of('case')}/advice`, { question: 'x', of: { teamId: NOBODYS } }],
  ['answerAdvice', (of) => `/api/advice/${of('advice')}/answer`, { answer: 'x' }],
  ['useAdvice', (of) => `/api/advice/${of('advice')}/use`, {}],
  ['withdrawAdvice', (of) => `/api/advice/${of('advice')}/withdraw`, {}],
  ['beHere', (of) => `/api/cases/${of('case')}/here`, { seat: 'some window', doing: 'reading', arriving: true }],
  ['leave', (of) => `/api/cases/${of('case')}/left`, { seat: 'some window' }],
  ['reply', (of) => `/api/cases/${of('case')}/reply`, { body: 'x', to: ['x@home.example'], then: NEXT }],
  ['recall', (of) => `/api/messages/${of('ours')}/recall`, {}],
  ['sendAgain', (of) => `/api/messages/${of('ours')}/again`, {}],
  ['confirmSent', (of) => `/api/messages/${of('ours')}/went`, {}],
  ['placeMail', (of) => `/api/intake/mail/${of('mail')}/place`, { into: NOBODYS, addParty: false }],
  ['setMailAside', (of) => `/api/intake/mail/${of('mail')}/set-aside`, { why: 'x' }],
];

describe('a case that an officer may not see', () => {
  test('is in no list, no count and no search of theirs, by words, by reference, by name or with a misspelt word', async () => {
    for (const [who, officer] of each()) {
      for (const query of ['', `?team=${otherTeam}`, '?phase=all', '?order=newest', '?owner=nobody'])
        expect(JSON.stringify((await officer.get(`/api/cases${query}`)).body), who).not.toContain(secret['case']);
      const queues = (await officer.get('/api/queues')).body.queues ?? [];
      expect(
        queues.map(({ open }: { open: number }) => open).reduce((sum: number, open: number) => sum + open, 0),
        who,
      ).toBe(0);
      for (const words of [
        SECRET,
        `About the ${SECRET}`,
        secret['reference'] ?? '',
        'xylophonits',
        'sol.secret',
        'note',
      ]) {
        const { cases, corrected } = (await officer.get(`/api/search?q=${encodeURIComponent(words)}`)).body;
        expect({ cases: cases ?? [], corrected: corrected ?? [] }, `${who}: ${words}`).toEqual({
          cases: [],
          corrected: [],
        });
      }
    }
  });

  test('is answered exactly like one that is not there, when it is read by id, by reference, or any part of it is', async () => {
    for (const [who, officer] of each()) {
      for (const path of [
        'cases/case',
        'cases/case/beside',
        'cases/case/perspective',
        'cases/case/here',
        'messages/message',
        'attachments/attachment',
        'attachments/attachment/message',
        'mail/mail/original',
        'mail/copy/original',
        'messages/message/html',
        'intake/mail/mail',
        'intake/mail/copy',
      ]) {
        const parts = path.split('/');
        await sameAsNothing(
          officer,
          (of) =>
            officer.get(
              `/api/${parts.map((part, n) => (part in secret && n > 0 && (n > 1 || parts[0] !== 'intake') ? of(part) : part)).join('/')}`,
            ),
          `${who}: ${path}`,
        );
      }
      const [unseen, nothing] = [
        await officer.get(`/api/cases/${secret['reference']}`),
        await officer.get('/api/cases/999-000-000'),
      ];
      expect(unseen.status, who).toBe(nothing.status === 403 ? 403 : 404);
    }
  });

  test('is on no list of advice of theirs, though their team was asked before it was restricted', async () => {
    for (const [who, officer] of each())
      expect(JSON.stringify((await officer.get('/api/advice')).body), who).not.toMatch(
        new RegExp(`${SECRET}|${secret['case']}|${secret['advice']}`),
      );
    expect((await leader.get(`/api/cases/${secret['case']}/beside`)).body).toMatchObject({
      perspective: [{ words: `The ${SECRET} back` }],
      advice: [{ id: secret['advice'], state: 'asked' }],
      handOver: { id: secret['hand-over'] },
    });
  });

  test.each(COMMANDS)('is answered by %s exactly like one that is not there', async (name, path, body) => {
    for (const [who, officer] of each())
      await sameAsNothing(officer, (of) => officer.post(path(of), body), `${who}: ${name}`);
    const { rows } = await sql<{
      restricted: boolean;
      state: string;
    }>`select restricted, state from cases."case" where id = ${secret['case']}`.execute(desk.parts.database.db);
    expect(rows).toEqual([{ restricted: true, state: 'new' }]);
  });

  test('cannot be reached by joining to it or linking with it from a case of one’s own', async () => {
    const officer = blind.get('an officer of another team');
    const mine = await officer?.post('/api/cases', {
      kind: 'enquiry',
      subject: 'mine',
      teamId: desk.teamId,
      customer: null,
      channel: 'phone',
      said: 'x',
    });
    for (const name of [secret['case'], secret['reference']]) {
      const merged = await officer?.post(`/api/cases/${mine?.body.id}/merge`, { into: name, version: 2 });
      const linked = await officer?.post(`/api/cases/${mine?.body.id}/links`, { other: name, linked: true });
      expect([merged?.status, linked?.status]).toEqual([404, 404]);
      expect(merged?.body.reason).toBe('There is no such case, or it is not yours to see.');
    }
    await leader.post(`/api/cases/${mine?.body.id}/links`, { other: secret['case'], linked: true });
    expect((await officer?.get(`/api/cases/${mine?.body.id}`))?.body.links).toEqual([]);
    expect((await leader.get(`/api/cases/${mine?.body.id}`)).body.links).toMatchObject([{ id: secret['case'] }]);
    const { version } = (await leader.get(`/api/cases/${mine?.body.id}`)).body.case;
    await leader.post(`/api/cases/${mine?.body.id}/move`, { version, state: 'closed' });
  });

  test('is not told to whoever tries to put mail on it', async () => {
    const waiting = await desk.receive(
      'From: a@home.example, b@home.example\nTo: desk@localhost.example\nSubject: two\nMessage-ID: <two@home.example>\n\nx\n',
    );
    const officer = blind.get('an officer of another team');
    const place = (into: string | undefined) =>
      officer?.post(`/api/intake/mail/${waiting}/place`, { into, addParty: true });
    expect((await place(secret['case']))?.body).toEqual((await place(NOBODYS))?.body);
    expect((await place(secret['reference']))?.status).toBe(404);
  });

  test('is not in the list of caught mail, of trouble or of any mail', async () => {
    const both = blind.get('an officer who also administers');
    for (const path of [
      '/api/outgoing/caught',
      '/api/outgoing/trouble',
      '/api/intake/mail?outcome=new',
      '/api/intake/mail?outcome=duplicate',
    ])
      expect(JSON.stringify((await both?.get(path))?.body), path).not.toMatch(
        new RegExp(`${SECRET}|sol\\.secret|${secret['case']}`),
      );
    expect(JSON.stringify((await leader.get('/api/outgoing/caught')).body)).toContain(SECRET);
    const caught = (
      await blind.get('an administrator without a role on cases, though of that team')?.get('/api/outgoing/caught')
    )?.body;
    expect(caught.messages).toEqual([]);
  });

  test('is seen again by who is named on it, and hidden when they no longer are', async () => {
    expect((await insider.get(`/api/cases/${secret['case']}`)).status).toBe(404);
    await leader.post(`/api/cases/${secret['case']}/access`, { officerIds: [insider.id] });
    expect((await insider.get(`/api/cases/${secret['case']}`)).status).toBe(200);
    expect((await insider.get(`/api/attachments/${secret['attachment']}`)).status).toBe(200);
    expect((await insider.get(`/api/mail/${secret['copy']}/original`)).status).toBe(200);
    expect((await insider.get(`/api/search?q=${SECRET}`)).body.cases).toMatchObject([{ id: secret['case'] }]);
    expect((await insider.get(`/api/search?q=xylophonits`)).body.cases.length).toBeLessThanOrEqual(1);
    await leader.post(`/api/cases/${secret['case']}/access`, { officerIds: [] });
    expect((await insider.get(`/api/cases/${secret['case']}`)).status).toBe(404);
  });
});

describe('drafts', () => {
  test('are shown to nobody but their writer', async () => {
    const [writer, colleague] = [await desk.officer('Wri Ter'), await desk.officer('Col League')];
    const { id } = (
      await writer.post('/api/cases', {
        kind: 'enquiry',
        subject: 'drafted',
        teamId: desk.teamId,
        customer: null,
        channel: 'phone',
        said: 'x',
      })
    ).body;
    await writer.post(`/api/cases/${id}/draft`, { kind: 'reply', body: 'Not yet said' });
    expect((await writer.get(`/api/cases/${id}`)).body.drafts).toMatchObject([{ body: 'Not yet said' }]);
    expect((await colleague.get(`/api/cases/${id}`)).body.drafts).toEqual([]);
  });
});

describe('joined and split cases', () => {
  const begin = async (teamId: string, subject: string) =>
    (
      await leader.post('/api/cases', {
        kind: 'enquiry',
        subject,
        teamId,
        customer: null,
        channel: 'phone',
        said: subject,
      })
    ).body.id as string;
  const versionOf = async (id: string) => (await leader.get(`/api/cases/${id}`)).body.case.version as number;

  test('a restricted case is not joined to one that is open to more, nor is the other opened while it holds it', async () => {
    const [open, closed] = [await begin(desk.teamId, 'open'), await begin(desk.teamId, 'closed')];
    await leader.post(`/api/cases/${closed}/change`, { version: await versionOf(closed), restricted: true });
    expect(
      (await leader.post(`/api/cases/${closed}/merge`, { into: open, version: await versionOf(closed) })).status,
    ).toBe(409);
    await leader.post(`/api/cases/${open}/change`, { version: await versionOf(open), restricted: true });
    expect(
      (await leader.post(`/api/cases/${closed}/merge`, { into: open, version: await versionOf(closed) })).status,
    ).toBe(200);
    expect(
      (await leader.post(`/api/cases/${open}/change`, { version: await versionOf(open), restricted: false })).status,
    ).toBe(409);
  });

  test('whoever sees a case can open what was joined to it, and nobody else can', async () => {
    const officer = await desk.officer('Sees Root');
    const stranger = await desk.officer('Sees None', { teamIds: [await desk.team('Elsewhere')] });
    await desk.receive(letter('ro.ot@home.example', 'The root', 'root'), { recipients: ['desk@localhost.example'] });
    const hidden = await desk.receive(letter('jo.ined@home.example', 'The joined', 'joined'), {
      recipients: ['secret@localhost.example'],
    });
    const { cases } = (await leader.get('/api/cases?order=newest&limit=100')).body;
    const idOf = (subject: string) => cases.find((one: { subject: string }) => one.subject === subject).id as string;
    const [joined, root] = [idOf('The joined'), await begin(desk.teamId, 'The root of all')];
    expect(
      (await leader.post(`/api/cases/${joined}/merge`, { into: root, version: await versionOf(joined) })).status,
    ).toBe(200);
    const { entries } = (await officer.get(`/api/cases/${root}`)).body;
    const message = entries.find(({ subject }: { subject: string }) => subject === 'The joined');
    expect((await officer.get(`/api/messages/${message.id}`)).status).toBe(200);
    expect((await officer.get(`/api/messages/${message.id}/html`)).status).toBe(200);
    expect((await officer.get(`/api/attachments/${message.attachments[0].id}`)).status).toBe(200);
    expect((await officer.get(`/api/mail/${hidden}/original`)).status).toBe(200);
    expect((await officer.get('/api/search?q=joined')).body.cases).toMatchObject([{ id: root }]);
    for (const path of [
      `messages/${message.id}`,
      `messages/${message.id}/html`,
      `attachments/${message.attachments[0].id}`,
      `mail/${hidden}/original`,
    ])
      expect((await stranger.get(`/api/${path}`)).status).toBe(404);
  });

  test('a case that was split off and then restricted is not named on the case it came from', async () => {
    const officer = await desk.officer('Sees Rest');
    const from = await begin(desk.teamId, 'whole');
    const { body } = await leader.post(`/api/cases/${from}/contacts`, {
      channel: 'phone',
      direction: 'in',
      said: 'a second matter',
    });
    const split = (
      await leader.post(`/api/cases/${from}/split`, {
        contactIds: [body.id],
        subject: `The ${SECRET} part`,
        version: await versionOf(from),
      })
    ).body;
    expect((await officer.get(`/api/cases/${from}`)).body.splits).toMatchObject([{ newId: split.newId }]);
    await leader.post(`/api/cases/${split.newId}/change`, { version: await versionOf(split.newId), restricted: true });
    expect((await officer.get(`/api/cases/${from}`)).body.splits).toEqual([]);
    expect((await officer.post(`/api/case-splits/${split.splitId}/undo`)).body).toEqual(
      (await officer.post(`/api/case-splits/${NOBODYS}/undo`)).body,
    );
    expect((await leader.post(`/api/case-splits/${split.splitId}/undo`)).status).toBe(409);
  });
});

test('an officer who is disabled sees nothing from the next request on', async () => {
  const officer = await desk.officer('Out Going');
  expect((await officer.get('/api/queues')).status).toBe(200);
  await leader.post(`/api/officers/${officer.id}/disable`);
  for (const path of ['/api/queues', '/api/cases', '/api/me', `/api/search?q=x`])
    expect((await officer.get(path)).status).toBe(401);
});
