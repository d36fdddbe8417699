import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCase } from '#areas/cases/server/index.ts';
import { VARIANTS, type LetterForm } from '#areas/correspondence/rules/index.ts';
import { reply, sendDue, type LeavingNow, type Transport } from '#areas/correspondence/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import { SYSTEM, type Work } from '#platform/work.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { approveText, readText, returnText } from './approve-text.ts';
import { askDecision } from './ask.ts';
import { approveDecision, declineDecision, returnDecision, takeDecision, withdrawDecision } from './decide.ts';
import type { Deciding } from './deciding.ts';
import { NO, lineOn, ruleOn } from './decisions.fixtures.ts';

/**
 * Random sequences of commands against a small model that knows nothing of tables: who holds which limits, who wrote what and who
 * agreed to which words. Whatever leaves must have been agreed to in exactly these words by two others, and whatever is decided
 * must be within the limits of whoever decided it. Texts are also changed behind everybody's back.
 */
const SEQUENCES = process.env['KEPT_FULL'] === '1' ? 500 : 25;
const LENGTH = 14;
const LIMITS = { Ana: 100, Ben: 1000, Cleo: 1000, Dan: 100_000, Eve: 100_000 } as const;
/** Above this two others sign. */
const SECOND = 5000;
const NAMES = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve'] as const;
type Name = (typeof NAMES)[number];

let desk: TestDesk;
let deciding: Deciding;
const officers = new Map<Name, TestOfficer>();
let sent: string[] = [];

/** Where letters and text messages leave the desk: what would be printed or handed over is written down. */
const note = ({ body, form = null }: Pick<LeavingNow, 'body'> & Partial<Pick<LeavingNow, 'form'>>) =>
  sent.push(`«${lookOf(form)}»${body}`);
const lookOf = (form: LetterForm | null) => (form === null ? '' : `${form.addressee}, ${form.variant}`);
/** What somebody reads in it: how it looks, and the words between the brackets. */
const readIn = (text: string, look: string) => `${look}: ${/\[\[(.*?)\]\]/.exec(text)?.[1] ?? ''}`;
const ways = {
  letter: async (leaving: LeavingNow) => {
    note(leaving);
    return { keep: async () => undefined };
  },
  sms: async (leaving: Pick<LeavingNow, 'messageId' | 'recipients' | 'body'>, beforeLast: () => Promise<void>) => {
    await beforeLast();
    note(leaving);
    return { outcome: 'sent' as const, response: 'taken' };
  },
};

const transport: Transport = {
  hand: async (_envelope, raw, beforeLast) => {
    await beforeLast();
    sent.push(Buffer.from(raw).toString('utf8'));
    return { outcome: 'sent', response: '250 accepted' };
  },
};

beforeAll(async () => {
  desk = await openTestDesk();
  for (const name of NAMES)
    officers.set(name, await desk.officer(name, { roles: [name === 'Ana' ? 'officer' : 'team leader'] }));
  for (const name of NAMES)
    await lineOn(desk, {
      holder: { officerId: officer(name).id },
      power: 'waiver',
      limitCents: LIMITS[name],
      secondAboveCents: LIMITS[name] > SECOND ? SECOND : null,
    });
  const approvers = [{ officerId: officer('Ben').id }, { role: 'team leader' }];
  await ruleOn(desk, { title: 'All', occasion: 'everything', from: null, approvers });
  deciding = { desk: desk.parts.desk, office: desk.parts.office, delegations: { sign: '$' } };
});
afterAll(() => desk.close());

const officer = (name: Name): TestOfficer => {
  const found = officers.get(name);
  if (found === undefined) throw new Error('no such officer');
  return found;
};

const random = (seed: number) => {
  const state = { at: Math.imul(seed, 2_654_435_761) >>> 0 };
  return (below: number): number => {
    state.at = (Math.imul(state.at, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state.at / 2 ** 32) * below);
  };
};

type Text = {
  readonly id: string;
  readonly author: Name;
  readonly agreed: { by: Name; words: string }[];
  words: string;
};
type Decision = { readonly id: string; readonly asker: Name; readonly cents: number; readonly yes: Set<Name> };
type Model = { readonly caseId: string; readonly texts: Text[]; readonly decisions: Decision[]; words: number };

/** Runs it as one transaction. A refusal of the server or of the database leaves everything as it was. */
async function attempt(by: Name, run: (work: Work) => Promise<unknown>): Promise<boolean> {
  try {
    await desk.as(officer(by).actor, run);
    return true;
  } catch (fault) {
    const code = typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : undefined;
    if (fault instanceof Refusal || code === 'KP409') return false;
    throw fault;
  }
}

test(
  `no path of ${SEQUENCES} random sequences sends what was not agreed to, or decides beyond a delegation`,
  { timeout: 3_600_000 },
  async () => {
    const count = { yes: 0, no: 0, sent: 0, decided: 0 };
    for (let seed = 1; seed <= SEQUENCES; seed += 1) await sequence(seed, count);
    // A test in which everything is refused, or nothing, would prove nothing.
    expect(count.yes).toBeGreaterThan(SEQUENCES * 2);
    expect(count.no).toBeGreaterThan(SEQUENCES * 2);
    expect(count.sent).toBeGreaterThan(SEQUENCES / 20);
    expect(count.decided).toBeGreaterThan(SEQUENCES / 10);
  },
);

type Count = { yes: number; no: number; sent: number; decided: number };

async function sequence(seed: number, count: Count): Promise<void> {
  const pick = random(seed);
  const { id: caseId } = await desk.as(SYSTEM, (work) =>
    openCase(desk.parts.desk, work, {
      kind: 'enquiry',
      subject: 'It',
      teamId: desk.teamId,
      customerId: null,
      channel: 'letter',
    }),
  );
  const model: Model = { caseId, texts: [], decisions: [], words: 0 };
  sent = [];
  for (let n = 0; n < LENGTH; n += 1) {
    desk.time.now += 1000;
    const went = pick(2) === 0 ? await textCommand(pick, model, seed) : await decisionCommand(pick, model);
    count[went ? 'yes' : 'no'] += 1;
  }
  desk.time.now += 3_600_000;
  const { database, office } = desk.parts;
  while ((await sendDue({ db: database.db, office, transport, clock: () => desk.time.now, ways })) > 0);
  checkSent(model, seed, count);
  await checkDecided(model, seed, count);
}

function checkSent({ texts }: Model, seed: number, count: Count): void {
  for (const raw of sent) {
    const words = readIn(raw.replaceAll('=\r\n', ''), /^«(.*?)»/.exec(raw)?.[1] ?? '');
    const text = texts.find(({ agreed }) => agreed.some((one) => one.words === words));
    expect(text, `seed ${seed}: “${words}” went and nobody agreed to it`).toBeDefined();
    const others = new Set(
      text?.agreed.filter((one) => one.words === words && one.by !== text.author).map(({ by }) => by),
    );
    expect(others.size, `seed ${seed}: “${words}” went with too few eyes`).toBeGreaterThanOrEqual(2);
    count.sent += 1;
  }
  expect(new Set(sent).size).toBe(sent.length);
}

async function checkDecided({ caseId, decisions }: Model, seed: number, count: Count): Promise<void> {
  const { rows } = await sql<{ id: string; state: string }>`
    select id, state from decisions.decision where case_id = ${caseId}`.execute(desk.parts.database.db);
  for (const { id, state } of rows) {
    const made = decisions.find((one) => one.id === id);
    if (state !== 'approved' || made === undefined) continue;
    count.decided += 1;
    const told = `seed ${seed}: ${made.cents} by ${[...made.yes].join(' and ')}, asked by ${made.asker}`;
    for (const name of made.yes) expect(LIMITS[name], told).toBeGreaterThanOrEqual(made.cents);
    if (made.cents > SECOND)
      expect([...made.yes].filter((name) => name !== made.asker).length, told).toBeGreaterThanOrEqual(2);
    if (made.yes.size > 1) expect(made.yes.has(made.asker), told).toBe(false);
  }
}

const aName = (pick: (below: number) => number): Name => NAMES[pick(NAMES.length)] ?? 'Ana';

async function textCommand(pick: (below: number) => number, model: Model, seed: number): Promise<boolean> {
  const by = aName(pick);
  const text = model.texts[pick(Math.min(2, model.texts.length))];
  const what = text === undefined ? 0 : pick(9);
  if (what <= 1 || text === undefined) return write(by, model, seed);
  if (what <= 6) {
    // Sometimes with the fingerprint of what they read before somebody changed it.
    const reader = pick(2) === 0 ? 'Ben' : by;
    const read = await readOf(reader, text.id);
    if (pick(6) === 0) await tamper(text, model, seed);
    if (read === undefined) return false;
    const went = await attempt(reader, (work) => approveText(deciding, work, text.id, read.sha256));
    if (went) text.agreed.push({ by: reader, words: read.words });
    return went;
  }
  if (what === 7) return attempt(by, (work) => returnText(deciding, work, text.id, 'No.'));
  if (pick(3) === 0) return changeLook(text);
  await tamper(text, model, seed);
  return true;
}

/** How a letter looks, changed behind everybody's back: what was agreed to is another letter. */
async function changeLook(text: Text): Promise<boolean> {
  await sql`update correspondence.outgoing set form = form || '{"variant":"standard","addressee":"Somebody Else"}'
             where message_id = ${text.id}`.execute(desk.parts.database.db);
  return true;
}

/** Every way out of the desk. */
const WAYS_OUT = [
  { to: ['peg@home.example'] },
  { by: { channel: 'letter', address: '12 Sample Street', addressee: 'Peg', variant: VARIANTS[1], language: 'en' } },
  { by: { channel: 'sms', number: '0491 570 006' } },
] as const;

async function write(by: Name, model: Model, seed: number): Promise<boolean> {
  model.words += 1;
  const way = WAYS_OUT[model.words % WAYS_OUT.length] ?? WAYS_OUT[0];
  const words = `${seed} words ${model.words}`;
  const made: { id?: string } = {};
  const went = await attempt(by, async (work) => {
    const { messageId } = await reply(desk.parts.office, work, model.caseId, {
      body: `[[${words}]]`.replaceAll('[[', '⟦').replaceAll(']]', '⟧'),
      ...way,
      attachmentIds: [],
      then: {},
    });
    // A gap is what square brackets mean to the desk, so they are put in behind its back.
    await sql`update cases.message set body = ${`[[${words}]]`} where id = ${messageId}`.execute(work.db);
    made.id = messageId;
  });
  if (went && made.id !== undefined) model.texts.push({ id: made.id, author: by, agreed: [], words });
  return went;
}

async function readOf(by: Name, messageId: string): Promise<{ sha256: string; words: string } | undefined> {
  const found: { it?: { sha256: string; words: string } } = {};
  await attempt(by, async (work) => {
    const { sha256, body, form } = await readText(work, messageId);
    found.it = { sha256, words: readIn(body, lookOf(form)) };
  });
  return found.it;
}

async function tamper(text: Text, model: Model, seed: number): Promise<void> {
  model.words += 1;
  text.words = `${seed} words ${model.words}`;
  await sql`update cases.message set body = ${`[[${text.words}]]`} where id = ${text.id}`.execute(
    desk.parts.database.db,
  );
}

async function decisionCommand(pick: (below: number) => number, model: Model): Promise<boolean> {
  const [by, other] = [aName(pick), aName(pick)];
  const it = model.decisions[pick(model.decisions.length)];
  const what = it === undefined ? 0 : pick(8);
  if (what <= 1 || it === undefined) return askOne(pick, model, { by, other });
  const secondId = pick(3) === 0 ? null : officer(other).id;
  const approving = { reasons: '', conditionHolds: false, secondId, substituteId: null };
  switch (what) {
    case 2:
    case 3:
    case 4: {
      const went = await attempt(by, (work) => approveDecision(deciding, work, it.id, approving));
      if (went) it.yes.add(by);
      return went;
    }
    case 5:
      return attempt(by, (work) => takeDecision(deciding, work, it.id));
    case 6:
      return attempt(by, (work) =>
        pick(2) === 0
          ? returnDecision(deciding, work, it.id, 'Why?')
          : declineDecision(deciding, work, it.id, { reasons: 'No.', ...NO }),
      );
    default:
      return attempt(by, (work) => withdrawDecision(deciding, work, it.id));
  }
}

type Pair = { readonly by: Name; readonly other: Name };

async function askOne(pick: (below: number) => number, model: Model, { by, other }: Pair): Promise<boolean> {
  const cents = [50, 100, 101, 900, 1000, 1001, 4000, 5001, 90_000, 100_001][pick(10)] ?? 50;
  const alone = pick(2) === 0;
  const made: { id?: string } = {};
  const went = await attempt(by, async (work) => {
    made.id = await askDecision(deciding, work, model.caseId, {
      power: 'waiver',
      amountCents: cents,
      what: 'It',
      reasons: 'Because',
      recommendation: 'Yes',
      file: [],
      ...NO,
      conditionHolds: false,
      toId: alone ? null : officer(other).id,
      substituteId: null,
      dueAt: desk.time.now + 3_600_000,
      followsId: null,
    });
  });
  if (went && made.id !== undefined)
    model.decisions.push({ id: made.id, asker: by, cents, yes: new Set(alone ? [by] : []) });
  return went;
}
