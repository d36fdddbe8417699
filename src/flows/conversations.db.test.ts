import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accept } from '#areas/intake/server/index.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { misplacedMail, robotsAnswered } from '#testing/placed.fixtures.ts';

const FULL = process.env['KEPT_FULL'] === '1';

let desk: TestDesk;
let leader: TestOfficer;
beforeAll(async () => {
  desk = await openTestDesk();
  leader = await desk.officer('Lea Der', { roles: ['team leader'] });
});
afterAll(() => desk.close());

const CUSTOMERS = 3;
const customer = fc.nat({ max: CUSTOMERS - 1 });
const which = fc.nat({ max: 30 });
const key = fc.constantFrom(
  'reply address',
  'our Message-ID',
  'their own Message-ID',
  'number in the subject',
  'nothing',
);
type Key = typeof key extends fc.Arbitrary<infer T> ? T : never;
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('writes' as const), customer }) },
  { weight: 6, arbitrary: fc.record({ act: fc.constant('answers' as const), customer, which, key }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('repeats' as const), which }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('answers out of order' as const), customer, which }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('joins' as const), which, other: which }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

type Known = {
  id: string;
  reference: string;
  replyTo: string;
  ours: string;
  theirs: string;
  parties: Set<number>;
  into: Known | null;
};
type Expected = { outcome: string; root: string | null };
const rootOf = (it: Known): Known => (it.into === null ? it : rootOf(it.into));

let run = 0;
let sent = 0;

/** What should become of mail, told by a few lines that know nothing of how it is done. */
function openModel() {
  run += 1;
  const cases: Known[] = [];
  const mails: { raw: string }[] = [];
  const address = (n: number) => `c${n}.run${run}@home.example`;
  const familyOf = (root: Known) => cases.filter((one) => rootOf(one) === root);
  const mayEnter = (it: Known, who: number) => familyOf(rootOf(it)).some(({ parties }) => parties.has(who));

  const raw = (who: number, { to = 'desk@localhost.example', subject = 'A matter', head = [] as string[] } = {}) => {
    const id = `m${(sent += 1)}.run${run}@home.example`;
    return {
      id,
      raw: [
        `From: ${address(who)}`,
        `To: ${to}`,
        `Subject: ${subject}`,
        `Message-ID: <${id}>`,
        ...head,
        '',
        `Words ${sent}.`,
      ].join('\r\n'),
    };
  };
  const deliver = async (one: { raw: string }) => {
    desk.time.now += 1000;
    const at = await accept(desk.parts.intake, {
      source: 'smtp',
      returnPath: 'x@home.example',
      recipients: ['desk@localhost.example'],
      raw: Buffer.from(one.raw),
    });
    mails.push(one);
    return at;
  };
  return { cases, mails, address, mayEnter, raw, deliver };
}

async function becameOf(mailId: string): Promise<Expected> {
  const { rows } = await sql<Expected>`
    with recursive up as (
      select x.case_id as id, c.merged_into from cases.message x join cases."case" c on c.id = x.case_id where x.mail_id = ${mailId}
      union select c.id, c.merged_into from cases."case" c join up on c.id = up.merged_into)
    select m.outcome, (select id from up where merged_into is null) as root from intake.mail m where m.id = ${mailId}`.execute(
    desk.parts.database.db,
  );
  return rows[0]!;
}

async function learn(model: ReturnType<typeof openModel>, root: string, theirs: string, who: number): Promise<void> {
  const { rows } = await sql<{ reply: string; ours: string }>`
    select reply_to as reply, rfc_message_id as ours from correspondence.outgoing where case_id = ${root}`.execute(
    desk.parts.database.db,
  );
  const { reference } = (await leader.get(`/api/cases/${root}`)).body.case;
  model.cases.push({
    id: root,
    reference,
    replyTo: rows[0]?.reply ?? 'none@localhost.example',
    ours: rows[0]?.ours ?? 'none',
    theirs,
    parties: new Set([who]),
    into: null,
  });
}

async function writes(model: ReturnType<typeof openModel>, who: number): Promise<void> {
  const one = model.raw(who);
  const mailId = await model.deliver(one);
  await desk.sort();
  const found = await becameOf(mailId);
  expect(found.outcome).toBe('new');
  await learn(model, found.root ?? '', one.id, who);
}

async function answers(model: ReturnType<typeof openModel>, it: Known, who: number, by: Key): Promise<void> {
  if (by === 'nothing') return writes(model, who);
  const one = {
    'reply address': () => model.raw(who, { to: it.replyTo }),
    'our Message-ID': () => model.raw(who, { head: [`In-Reply-To: <${it.ours}>`] }),
    'their own Message-ID': () => model.raw(who, { head: [`References: <unknown@else.example> <${it.theirs}>`] }),
    'number in the subject': () => model.raw(who, { subject: `Re: ${it.reference}` }),
  }[by]();
  const mailId = await model.deliver(one);
  await desk.sort();
  const may = by !== 'number in the subject' && model.mayEnter(it, who);
  expect(await becameOf(mailId), `${by}, ${may ? 'a party' : 'no party'}`).toEqual(
    may ? { outcome: 'threaded', root: rootOf(it).id } : { outcome: 'quarantined', root: null },
  );
}

/** The answer to one's own message is brought by another server a moment before the message itself is read. */
async function answersOutOfOrder(model: ReturnType<typeof openModel>, who: number): Promise<void> {
  const first = model.raw(who);
  const second = model.raw(who, { head: [`In-Reply-To: <${first.id}>`] });
  const one = await model.deliver(first);
  const two = await model.deliver(second);
  // The first waits for another worker, as if that one were slow.
  await sql`update intake.mail set leased_until = ${new Date(desk.time.now + 700)} where id = ${one}`.execute(
    desk.parts.database.db,
  );
  await desk.sort();
  const begun = await becameOf(one);
  expect(begun.outcome).toBe('new');
  expect(await becameOf(two)).toEqual({ outcome: 'threaded', root: begun.root });
  await learn(model, begun.root ?? '', first.id, who);
}

async function joins(from: Known, into: Known): Promise<void> {
  if (rootOf(from) !== from || rootOf(into) !== into || from === into) return;
  const { version } = (await leader.get(`/api/cases/${from.id}`)).body.case;
  expect((await leader.post(`/api/cases/${from.id}/merge`, { into: into.id, version })).status).toBe(200);
  from.into = into;
}

async function take(model: ReturnType<typeof openModel>, one: Step): Promise<void> {
  const pick = (n: number) => model.cases[n % Math.max(1, model.cases.length)];
  if (one.act === 'writes') return writes(model, one.customer);
  if (one.act === 'answers out of order') return answersOutOfOrder(model, one.customer);
  if (one.act === 'repeats') {
    const again = model.mails[one.which % Math.max(1, model.mails.length)];
    if (again === undefined) return;
    const mailId = await model.deliver({ raw: `Received: by another server\r\n${again.raw}` });
    await desk.sort();
    return expect((await becameOf(mailId)).outcome).toBe('duplicate');
  }
  const it = pick(one.which);
  if (it === undefined) return;
  if (one.act === 'answers') return answers(model, it, one.customer, one.key);
  const other = pick(one.other);
  if (other !== undefined) await joins(it, other);
}

test(
  'whatever customers write, in whatever order, each message goes where both keys lead and nowhere else',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: FULL ? 30 : 14 }), async (steps) => {
        const model = openModel();
        leader = await desk.officer(`Lea ${run}`, { roles: ['team leader'] });
        for (const one of steps) await take(model, one);
        expect(await misplacedMail(desk.parts.database.db)).toEqual([]);
        expect(await robotsAnswered(desk.parts.database.db)).toEqual([]);
        expect(await desk.equation()).toMatchObject({ balances: true, waiting: 0 });
      }),
      { numRuns: FULL ? 150 : 12, seed: 20261122, endOnFailure: !FULL },
    );
  },
);
