import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';

let desk: TestDesk;
let officer: TestOfficer;
let shifts = 0;
beforeAll(async () => {
  desk = await openTestDesk();
});
beforeEach(async () => {
  officer = await desk.officer(`Mira ${(shifts += 1)}`, { roles: ['team leader'] });
});
afterAll(() => desk.close());

const db = () => desk.parts.database.db;
let letters = 0;
const nextId = () => `j${(letters += 1)}@home.example`;

/** A case with something of everything on it. */
async function aRichCase(name: string): Promise<string> {
  const from = `${name}.${(letters += 1)}@home.example`;
  await desk.receive(
    `From: ${from}\nTo: desk@localhost.example\nSubject: About ${name}\nMessage-ID: <${nextId()}>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nWords of ${name}.\n--b\nContent-Type: text/plain; name=a.txt\n\nfile\n--b--\n`,
  );
  const { rows } = await sql<{
    id: string;
  }>`select case_id as id from intake.mail where from_address = ${from}`.execute(db());
  const id = rows[0]?.id ?? '';
  await officer.post(`/api/cases/${id}/notes`, { body: `A note on ${name}` });
  await officer.post(`/api/cases/${id}/contacts`, { channel: 'phone', direction: 'in', said: `A call about ${name}` });
  await officer.post(`/api/cases/${id}/tasks`, { title: `Task of ${name}` });
  await officer.post(`/api/cases/${id}/tags`, { add: [name] });
  await officer.post(`/api/cases/${id}/draft`, { kind: 'reply', body: `Draft on ${name}` });
  return id;
}

const version = async (id: string) => (await officer.get(`/api/cases/${id}`)).body.case.version as number;
const join = async (id: string, into: string) =>
  officer.post(`/api/cases/${id}/merge`, { into, version: await version(id) });

const TABLES = [
  'party',
  'access',
  'contact',
  'message',
  'attachment',
  'note',
  'notice',
  'task',
  'tag',
  'draft',
  'private_link',
  'finding',
];
/** Everything there is about these cases, but for what says that something happened: versions and the last touch. */
async function everythingAbout(ids: readonly string[]): Promise<unknown> {
  const all: Record<string, unknown> = {};
  for (const table of TABLES) {
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(t) as row from ${sql.table(`cases.${table}`)} t where t.case_id = any(${[...ids]}::uuid[]) order by to_jsonb(t)::text`.execute(
      db(),
    );
    all[table] = rows;
  }
  const cases = await sql<{ row: unknown }>`
    select to_jsonb(c) - 'version' - 'touched_at' as row from cases."case" c where c.id = any(${[...ids]}::uuid[]) order by c.id`.execute(
    db(),
  );
  const links = await sql<{
    row: unknown;
  }>`select to_jsonb(l) as row from cases.link l where l.case_id = any(${[...ids]}::uuid[]) or l.other_id = any(${[...ids]}::uuid[])`.execute(
    db(),
  );
  return { ...all, cases: cases.rows, links: links.rows };
}

describe('joining cases', () => {
  test.each([
    ['open', {}],
    ['waiting', { state: 'waiting for customer', nextStep: 'Wait', nextDueAt: Date.UTC(2026, 11, 24) }],
    ['closed', { state: 'answered' }],
  ])(
    'a case that is %s and is joined and separated again is as it was in everything, and so is the other',
    async (_phase, move) => {
      const [one, other] = [await aRichCase('one'), await aRichCase('other')];
      await officer.post(`/api/cases/${one}/links`, { other, linked: true });
      if ('state' in move)
        expect((await officer.post(`/api/cases/${one}/move`, { version: await version(one), ...move })).status).toBe(
          200,
        );
      const before = await everythingAbout([one, other]);
      desk.time.now += 60_000;
      const joined = await join(one, other);
      expect(joined.status).toBe(200);
      const both = (await officer.get(`/api/cases/${other}`)).body;
      expect(both.entries.map(({ body }: { body: string }) => body)).toEqual(
        expect.arrayContaining(['A note on one', 'A note on other', 'A call about one', 'A call about other']),
      );
      expect(both.tags).toEqual(expect.arrayContaining(['one', 'other']));
      expect(both.tasks).toHaveLength(2);
      expect(both.merged).toMatchObject([{ mergeId: joined.body.mergeId, id: one }]);
      desk.time.now += 60_000;
      expect((await officer.post(`/api/case-merges/${joined.body.mergeId}/undo`)).status).toBe(200);
      expect(await everythingAbout([one, other])).toEqual(before);
    },
  );

  test('a chain shows everything at its root, finds it by search, and comes apart in any order', async () => {
    const ids = [
      await aRichCase('alphaquartz'),
      await aRichCase('betaquartz'),
      await aRichCase('gammaquartz'),
    ] as const;
    const before = await everythingAbout(ids);
    const first = (await join(ids[0], ids[1])).body.mergeId;
    const second = (await join(ids[1], ids[2])).body.mergeId;
    const { body } = await officer.get(`/api/cases/${ids[2]}`);
    expect(body.tags).toEqual(['alphaquartz', 'betaquartz', 'gammaquartz']);
    expect((await officer.get('/api/search?q=alphaquartz')).body.cases).toMatchObject([{ id: ids[2] }]);
    expect((await join(ids[2], ids[0])).status).toBe(409);
    await officer.post(`/api/case-merges/${first}/undo`);
    expect((await officer.get('/api/search?q=alphaquartz')).body.cases).toMatchObject([{ id: ids[0] }]);
    await officer.post(`/api/case-merges/${second}/undo`);
    expect(await everythingAbout(ids)).toEqual(before);
    expect((await officer.post(`/api/case-merges/${second}/undo`)).status).toBe(404);
  });

  test('mail to a joined case lands on the root of the chain, opens it again, and stays there when the chain comes apart', async () => {
    const [one, two, root] = [
      await aRichCase('joinedone'),
      await aRichCase('joinedtwo'),
      await aRichCase('joinedroot'),
    ];
    const { rows } = await sql<{
      reply: string;
      to: string;
    }>`select reply_to as reply, recipients[1] as to from correspondence.outgoing where case_id = ${one}`.execute(db());
    await join(one, two);
    const { mergeId } = (await join(two, root)).body;
    await officer.post(`/api/cases/${root}/move`, { version: await version(root), state: 'answered' });
    const mail = await desk.receive(
      `From: ${rows[0]?.to}\nTo: ${rows[0]?.reply}\nSubject: again\nMessage-ID: <${nextId()}>\n\nAnd another thing.\n`,
    );
    const placed = await sql<{
      caseId: string;
    }>`select case_id as "caseId" from cases.message where mail_id = ${mail}`.execute(db());
    expect(placed.rows).toEqual([{ caseId: root }]);
    expect((await officer.get(`/api/cases/${root}`)).body.case).toMatchObject({
      phase: 'open',
      gist: 'And another thing.',
    });
    for (const id of [one, two]) expect((await officer.get(`/api/cases/${id}`)).body.case.phase).toBe('closed');
    await officer.post(`/api/case-merges/${mergeId}/undo`);
    expect(
      (
        await sql<{ caseId: string }>`select case_id as "caseId" from cases.message where mail_id = ${mail}`.execute(
          db(),
        )
      ).rows,
    ).toEqual([{ caseId: root }]);
  });

  test('two officers who join the same two cases into each other at the same moment make no circle and no deadlock', async () => {
    for (let n = 0; n < 5; n += 1) {
      const [one, other] = [await aRichCase(`circle${'abcde'[n]}`), await aRichCase(`circlet${'abcde'[n]}`)];
      const versions = [await version(one), await version(other)];
      const both = await Promise.all([
        officer.post(`/api/cases/${one}/merge`, { into: other, version: versions[0] }),
        officer.post(`/api/cases/${other}/merge`, { into: one, version: versions[1] }),
      ]);
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    }
  });

  test('a change to a joined case is refused and says where to make it', async () => {
    const [one, other] = [await aRichCase('refused'), await aRichCase('refusing')];
    await join(one, other);
    const reply = await officer.post(`/api/cases/${one}/move`, {
      version: await version(one),
      state: 'open',
      nextStep: 'x',
      nextDueAt: desk.time.now,
    });
    expect(reply).toMatchObject({ status: 409, body: { reason: expect.stringContaining('joined to another') } });
    expect((await officer.post(`/api/cases/${one}/reply`, { body: 'x', then: {} })).status).toBe(409);
  });
});

describe('splitting', () => {
  test('contacts that are split off and put back are where they were, with everything written in them', async () => {
    const id = await aRichCase('splitting');
    const { entries } = (await officer.get(`/api/cases/${id}`)).body;
    const contactIds = [
      entries.find(
        ({ type, direction }: { type: string; direction: string }) => type === 'message' && direction === 'in',
      ).contactId,
    ];
    const before = await everythingAbout([id]);
    const split = (
      await officer.post(`/api/cases/${id}/split`, {
        contactIds,
        subject: 'The second matter',
        version: await version(id),
      })
    ).body;
    const made = (await officer.get(`/api/cases/${split.newId}`)).body;
    expect(made.entries.find(({ type }: { type: string }) => type === 'message')).toMatchObject({
      body: 'Words of splitting.',
      attachments: [{ name: 'a.txt' }],
    });
    expect(made.case).toMatchObject({ subject: 'The second matter', phase: 'open', nextStep: 'Answer the customer' });
    expect(
      (await officer.get(`/api/cases/${id}`)).body.entries.filter(
        ({ type, direction }: { type: string; direction: string }) => type === 'message' && direction === 'in',
      ),
    ).toEqual([]);
    expect(
      (await officer.get('/api/search?q=splitting')).body.cases.map(({ id: found }: { id: string }) => found),
    ).toContain(split.newId);
    expect((await officer.post(`/api/case-splits/${split.splitId}/undo`)).status).toBe(200);
    expect(await everythingAbout([id])).toEqual(before);
    expect((await officer.get(`/api/cases/${split.newId}`)).body.case).toMatchObject({
      phase: 'closed',
      mergedInto: id,
    });
  });

  test('what was split off twice goes back one step at a time, and nothing is left behind', async () => {
    const id = await aRichCase('twice');
    const calls: string[] = [];
    for (const said of ['first', 'second'])
      calls.push(
        (await officer.post(`/api/cases/${id}/contacts`, { channel: 'phone', direction: 'in', said })).body.id,
      );
    const outer = (
      await officer.post(`/api/cases/${id}/split`, { contactIds: calls, subject: 'Both', version: await version(id) })
    ).body;
    const inner = (
      await officer.post(`/api/cases/${outer.newId}/split`, {
        contactIds: [calls[1]],
        subject: 'One',
        version: await version(outer.newId),
      })
    ).body;
    expect((await officer.post(`/api/case-splits/${outer.splitId}/undo`)).status).toBe(200);
    const where = async () =>
      (
        await sql<{
          said: string;
          caseId: string;
        }>`select said, case_id as "caseId" from cases.contact where id = any(${calls}::uuid[]) order by said`.execute(
          db(),
        )
      ).rows;
    expect(await where()).toEqual([
      { said: 'first', caseId: id },
      { said: 'second', caseId: inner.newId },
    ]);
    expect((await officer.get(`/api/cases/${inner.newId}`)).body.case.phase).toBe('open');
  });

  test('not every contact can leave, and none of another case', async () => {
    const [id, other] = [await aRichCase('whole'), await aRichCase('elsewhere')];
    const contactsOf = async (caseId: string) =>
      (await sql<{ id: string }>`select id from cases.contact where case_id = ${caseId}`.execute(db())).rows.map(
        (row) => row.id,
      );
    const split = async (contactIds: string[]) =>
      (await officer.post(`/api/cases/${id}/split`, { contactIds, subject: 'x', version: await version(id) })).status;
    expect(await split(await contactsOf(id))).toBe(422);
    expect(await split((await contactsOf(other)).slice(0, 1))).toBe(422);
  });
});

describe('joining persons', () => {
  const person = async (name: string) => {
    const email = `${name.replace(' ', '-').toLowerCase()}.${(letters += 1)}@home.example`;
    const { body } = await officer.post('/api/customers', {
      kind: 'person',
      name,
      contactPoints: [{ kind: 'email', value: email }],
    });
    return { id: body.id as string, email, name };
  };
  const merge = async (from: string, into: string) =>
    (await officer.post(`/api/customers/${from}/merge`, { intoId: into })).body.mergeId as string;
  const undo = (id: string) => officer.post(`/api/customer-merges/${id}/undo`);
  const standing = async (ids: readonly string[]) =>
    (
      await sql<{
        row: unknown;
      }>`select to_jsonb(k) - 'version' as row from customers.customer k where id = any(${[...ids]}::uuid[]) order by id`.execute(
        db(),
      )
    ).rows;

  test('and separating them again leaves each as it was, in chains of four and in any order', async () => {
    for (const order of [
      [2, 1, 0],
      [0, 1, 2],
      [1, 0, 2],
      [1, 2, 0],
    ]) {
      const people = [];
      for (const name of ['Ann', 'Anne', 'Anna', 'Annie']) people.push(await person(name));
      const ids = people.map(({ id }) => id);
      const before = await standing(ids);
      const merges = [];
      for (const n of [0, 1, 2]) merges.push(await merge(ids[n] ?? '', ids[n + 1] ?? ''));
      const root = (await officer.get(`/api/customers/${ids[3]}`)).body;
      expect(root.contactPoints).toHaveLength(4);
      for (const n of order) expect((await undo(merges[n] ?? '')).status).toBe(200);
      expect(await standing(ids), order.join()).toEqual(before);
    }
  });

  test('half undone, every record answers to the one it still belongs to', async () => {
    const [a, b, c, d] = [await person('Bo'), await person('Bob'), await person('Bobby'), await person('Robert')];
    await merge(a.id, b.id);
    await merge(b.id, c.id);
    const last = await merge(c.id, d.id);
    await undo(last);
    expect((await officer.get(`/api/customers/${c.id}`)).body.contactPoints).toHaveLength(3);
    expect((await officer.get(`/api/customers/${d.id}`)).body.contactPoints).toHaveLength(1);
  });

  test('lets both write to the cases of either, and search finds them as one', async () => {
    const one = await aRichCase('personone');
    const { rows } = await sql<{ email: string; reply: string; customer: string }>`
      select o.recipients[1] as email, o.reply_to as reply, c.customer_id as customer from correspondence.outgoing o join cases."case" c on c.id = o.case_id where c.id = ${one}`.execute(
      db(),
    );
    const [it] = rows;
    const other = await person('Same Person');
    const write = async (from: string) => {
      const id = await desk.receive(
        `From: ${from}\nTo: ${it?.reply}\nSubject: x\nMessage-ID: <${nextId()}>\n\nfrom ${from} ${letters}\n`,
      );
      return (await sql<{ outcome: string }>`select outcome from intake.mail where id = ${id}`.execute(db())).rows[0]
        ?.outcome;
    };
    expect(await write(other.email)).toBe('quarantined');
    const mergeId = await merge(it?.customer ?? '', other.id);
    expect([await write(it?.email ?? ''), await write(other.email)]).toEqual(['threaded', 'threaded']);
    expect((await officer.get(`/api/cases?customer=${other.id}`)).body.cases).toMatchObject([
      { id: one, customerName: 'Same Person' },
    ]);
    await undo(mergeId);
    expect([await write(it?.email ?? ''), await write(other.email)]).toEqual(['threaded', 'quarantined']);
  });
});
