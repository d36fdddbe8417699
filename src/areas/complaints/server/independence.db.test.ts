import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockCase, assignCase, mergeCase, openCase } from '#areas/cases/server/index.ts';
import { must } from '#kernel/must.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { broken, newModel, OFFICERS, pickCommand, random, type Command } from '../rules/independence.fixtures.ts';
import { addIssue, findOn } from './issues.ts';
import { goToNextStage, nameOfficer } from './stages.ts';

/**
 * C-12 on a real desk, by the commands and the model of rules/independence.fixtures.ts: whatever the desk allows the model must
 * find clean; whatever would break it must be refused, by the server or by the database at the end of the transaction. Twenty
 * thousand sequences are run by the rules alone (rules/independence.test.ts); these show that the desk asks them, and that
 * the database stands behind them.
 */
const SEQUENCES = process.env['KEPT_FULL'] === '1' ? 300 : 40;
const LENGTH = 9;

let desk: TestDesk;
let officers: TestOfficer[];

beforeAll(async () => {
  desk = await openTestDesk();
  officers = [];
  for (const name of ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve']) officers.push(await desk.officer(name));
});
afterAll(() => desk.close());

test(
  `C-12 on a real desk, no path of ${SEQUENCES} random sequences gives a later stage to somebody who had to do with an earlier one`,
  { timeout: 7_200_000 },
  async () => {
    const allowed = { yes: 0, no: 0 };
    for (let seed = 1; seed <= SEQUENCES; seed += 1) await sequence(seed, allowed);
    // A test in which everything is refused, or nothing is, would prove nothing.
    expect(allowed.yes).toBeGreaterThan(SEQUENCES);
    expect(allowed.no).toBeGreaterThan(SEQUENCES / 2);
  },
);

async function sequence(seed: number, allowed: { yes: number; no: number }): Promise<void> {
  const pick = random(seed * 2_654_435_761);
  const owners = [pick(OFFICERS), pick(OFFICERS)] as const;
  const model = newModel(owners);
  const ids = [await newComplaint(owners[0]), await newComplaint(owners[1])];
  for (let n = 0; n < LENGTH; n += 1) {
    const command = pickCommand(pick, model);
    desk.time.now += 1000;
    const went = await attempt(command, ids);
    if (went) command.apply(model);
    allowed[went ? 'yes' : 'no'] += 1;
    expect(broken(model), `seed ${seed}: ${command.name} was allowed`).toBe(false);
    if (!went && command.mustGo(model)) expect.unreachable(`seed ${seed}: ${command.name} was refused for no reason`);
  }
}

const officer = (n: number): TestOfficer => must(officers[n], 'an officer');
type Made = { readonly id: string; readonly issue: string };

const newComplaint = (who: number): Promise<Made> =>
  desk.as(officer(who).actor, async (work) => {
    const { id } = await openCase(desk.parts.desk, work, {
      kind: 'complaint',
      subject: 'It',
      teamId: desk.teamId,
      customerId: null,
      channel: 'phone',
      ownerId: officer(who).id,
    });
    const known = { topic: '', agency: '', wanted: '', evidence: [], safety: false } as const;
    const grades = { severity: 'low', complexity: 'low', impact: 'low' } as const;
    return { id, issue: await addIssue(at(), work, id, { said: 'It', ...known, ...grades }) };
  });

const at = () => ({
  desk: desk.parts.desk,
  complaints: desk.parts.complaints,
  sendNotice: () => Promise.resolve(null),
});

/** Runs it as one transaction. A refusal of the server or of the database leaves everything as it was. */
async function attempt(command: Command, ids: readonly Made[]): Promise<boolean> {
  try {
    await desk.as(officer(command.by).actor, (work) => run(work, command, ids));
    return true;
  } catch (fault) {
    const code = typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : undefined;
    if (fault instanceof Refusal || code === 'KP409') return false;
    throw fault;
  }
}

async function run(work: Work, { of, who, ...it }: Command, ids: readonly Made[]): Promise<unknown> {
  const { id, issue } = must(ids[of], 'a complaint');
  const officerId = officer(who).id;
  const { teamId, parts } = desk;
  switch (it.does) {
    case 'give': {
      const { version } = await lockCase(work, id);
      return assignCase(parts.desk, work, id, { version, teamId, ownerId: officerId });
    }
    case 'name':
      return nameOfficer(at(), work, id, { part: it.part, officerId });
    case 'subject':
      return nameOfficer(at(), work, id, { part: 'subject', officerId });
    case 'find':
      return findOn(at(), work, issue, { finding: 'upheld', reasons: 'r', cites: 'c', why: 'w' });
    case 'onward':
      return goToNextStage(at(), work, id, { teamId, ownerId: officerId, why: '' });
    default: {
      const { version } = await lockCase(work, id);
      return mergeCase(parts.desk, work, id, { into: must(ids[1 - of], 'the other').id, version });
    }
  }
}
