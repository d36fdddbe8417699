import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostileMessages } from '#areas/intake/server/reading/hostile-messages.fixtures.ts';
import { accept } from '#areas/intake/server/index.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { misplacedMail, robotsAnswered } from '#testing/placed.fixtures.ts';

const FULL = process.env['KEPT_FULL'] === '1';
const COUNT = FULL ? 3000 : 500;

let desk: TestDesk;
let officer: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk();
  officer = await desk.officer('Mira Tolentino', { roles: ['team leader'] });
});
afterAll(() => desk.close());

const db = () => desk.parts.database.db;

/** A desk with conversations on it: the case that is attacked, and others beside it. */
async function aDeskWithCases() {
  const write = (name: string) =>
    desk.receive(
      `From: ${name}@example.org\nTo: desk@localhost.example\nSubject: The matter of ${name}\nMessage-ID: <${name}1@example.org>\n\nHello.\n`,
    );
  for (const name of ['anna', 'bert', 'mallory', 'karla.party']) await write(name);
  const { rows } = await sql<{ id: string; reply: string; ours: string }>`
    select c.id, o.reply_to as reply, o.rfc_message_id as ours from cases."case" c join correspondence.outgoing o on o.case_id = c.id
     where c.subject = 'The matter of karla.party'`.execute(db());
  const [it] = rows;
  if (it === undefined) throw new Error('the case was not opened');
  const { reference } = (await officer.get(`/api/cases/${it.id}`)).body.case;
  return {
    caseId: it.id,
    world: {
      caseReplyAddress: it.reply,
      caseMessageIds: [it.ours, 'karla.party1@example.org'],
      caseReference: String(reference),
      partyAddress: 'Karla.Party@example.org',
      strangerAddress: 'mallory@evil.example',
    },
  };
}

test(
  `${COUNT} hostile messages put nothing on a case whose parties do not include the one sender`,
  { timeout: 2_400_000 },
  async () => {
    const { caseId, world } = await aDeskWithCases();
    const before = await desk.equation();
    const messages = hostileMessages(20261122, COUNT, world);
    const ids = new Map<string, (typeof messages)[number]>();
    for (const one of messages) {
      desk.time.now += 500;
      const recipients = [desk.parts.office.address, world.caseReplyAddress].slice(0, 1 + (ids.size % 2));
      ids.set(
        await accept(desk.parts.intake, { source: 'smtp', returnPath: one.from[0] ?? '', recipients, raw: one.raw }),
        one,
      );
    }
    const began = performance.now();
    await desk.sort();
    const seconds = (performance.now() - began) / 1000;

    const { rows } = await sql<{ id: string; outcome: string; root: string | null }>`
    select m.id, m.outcome, coalesce(c.merged_into, c.id) as root
      from intake.mail m left join cases.message x on x.mail_id = m.id left join cases."case" c on c.id = x.case_id
     where m.id = any(${[...ids.keys()]}::uuid[])`.execute(db());
    expect(rows).toHaveLength(COUNT);
    const wrong = rows
      .filter(({ id, root }) => root === caseId && ids.get(id)?.expect === 'not-on-case')
      .map(({ id }) => ids.get(id)?.what);
    expect(wrong).toEqual([]);
    expect(await misplacedMail(db())).toEqual([]);
    expect(await robotsAnswered(db())).toEqual([]);
    const after = await desk.equation();
    expect(after).toMatchObject({ balances: true, waiting: 0, received: before.received + COUNT });
    // The party’s own messages do arrive, or the rest would prove nothing.
    expect(rows.filter(({ root, outcome }) => root === caseId && outcome === 'threaded').length).toBeGreaterThan(
      COUNT / 20,
    );
    console.info(
      `hostile: ${COUNT} in ${seconds.toFixed(1)} s; ${after.tallies.map(({ outcome, count }) => `${outcome} ${count}`).join(', ')}`,
    );
  },
);

test('the case that was attacked is still its customer’s, with its party and its kind', async () => {
  const { rows } = await sql<{ parties: number }>`
    select count(*) as parties from cases.party p join cases."case" c on c.id = p.case_id where c.subject = 'The matter of karla.party'`.execute(
    db(),
  );
  expect(rows).toEqual([{ parties: 1 }]);
});
