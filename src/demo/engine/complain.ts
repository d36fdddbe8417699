import { setPerspective } from '#areas/cases/server/index.ts';
import {
  addIssue,
  addRemedy,
  answerComplaint,
  draftAnswer,
  findOn,
  finishRemedy,
  goToNextStage,
  issuesOf,
  learnFrom,
  type Answering,
  type Paying,
} from '#areas/complaints/server/index.ts';
import { BECAUSE, WENT_WRONG, type Finding, type RemedyKind } from '#areas/complaints/rules/index.ts';
import { moneyWithin } from '#areas/decisions/server/index.ts';
import { sendNotice } from '#areas/correspondence/server/index.ts';
import { AGENCY, type Officer } from '../agency.ts';
import { fill } from '../words/letters.ts';
import type { CaseFile, Scene } from './acts.ts';
import type { Beat, Cast } from './cast.ts';

/** How a complaint is decided: its points, what was found on them and by which rule, and what is done about it. */

const CITES = [
  'Service charter 2.1',
  'Service charter 3.4',
  'Customer first policy, part 2',
  'Call back standard, item 5',
  'Plain language standard 1.2',
];
const NEEDS = ['To know where it stands', 'To be treated like anybody else', 'An answer that can be relied on'];
const FEELS = [
  'A little let down',
  'Not taken seriously',
  'Humiliated and tired of it',
  'Furious, and afraid it goes on',
];
const EXPECTS = ['That it does not happen to the next person', 'A plain apology', 'That it is put right this week'];
const PROMISED: readonly (readonly [RemedyKind, string])[] = [
  ['apology', 'Apologise to you in person, by the manager of the centre'],
  ['practice changed', 'Go through what happened at the team meeting, with what is done differently from now on'],
  ['record corrected', 'Correct the note on your record'],
  ['action', 'Check in four weeks that it has held, and write to you'],
];

const LEARNED = [
  'Known to the team, and in the plan for this quarter.',
  'A single slip, spoken about with the officer.',
  'The list at the counter was corrected the same day.',
];

/** The complaints area as an officer of the demo uses it. */
export const answeringBy = ({ desk }: Scene, officer: Officer): Answering & Paying => ({
  moneyWithin: moneyWithin({ sign: '$' }),
  desk: desk.office.desk,
  complaints: desk.complaints,
  sendNotice: (work, caseId, body) => sendNotice(desk.office, work, caseId, body),
  agency: { name: AGENCY, zone: desk.zone, officer: () => Promise.resolve(officer.name) },
  recallMs: desk.office.recallMs,
});

/** Sends the answer as the record gives it. */
export async function sendAnswer(scene: Scene, file: CaseFile, officer: Officer): Promise<void> {
  const it = answeringBy(scene, officer);
  const { letter, to } = await draftAnswer(it, scene.work, file.id);
  const messageId = await answerComplaint(it, scene.work, file.id, { letter, posted: to.length === 0 });
  if (messageId !== null) file.lastReply = messageId;
}

const firstOf = (text: string): string => (/^[^.!?]+[.!?](?: [^.!?]+[.!?])?/.exec(text)?.[0] ?? text).slice(0, 400);

/** What they said becomes a point and their side of it, the owner says what was found, and the answer goes. */
export function decided(cast: Cast, text: string): readonly Beat[] {
  const { chance, situation, variant, facts, file, owner, world, heat } = cast;
  const said = firstOf(fill(situation.asks[variant] ?? '', facts));
  const side = { needs: chance.one(NEEDS), feels: FEELS[heat] ?? '', expects: chance.one(EXPECTS) };
  const found = {
    finding: chance.weighed<Finding>([
      [60, 'upheld'],
      [40, 'partly upheld'],
    ]),
    reasons: fill(text, facts),
    cites: chance.one(CITES),
    why: '',
  };
  const remedy = chance.perhaps(0.6) ? chance.one(PROMISED) : undefined;
  const learned = {
    causes: [{ wentWrong: chance.one(WENT_WRONG), because: chance.one(BECAUSE) }],
    decision: 'none' as const,
    reason: chance.one(LEARNED),
    action: null,
  };
  const made = { id: '' };
  const answer: Beat = {
    by: 'office',
    hours: 6 + chance.wait(16),
    officer: owner,
    letter: true,
    run: (at) => async (scene) => {
      const it = answeringBy(scene, owner);
      const own = (words: string) => ({ words, entryId: null });
      const { needs, feels, expects } = side;
      await setPerspective(it.desk, scene.work, file.id, {
        asked: own(said),
        needs: own(needs),
        feels: own(feels),
        expects: own(expects),
      });
      const issueId = await addIssue(it, scene.work, file.id, {
        said,
        ...GRADED,
        severity: heat > 2 ? 'high' : 'medium',
      });
      await findOn(it, scene.work, issueId, found);
      await learnFrom(it, scene.work, issueId, learned);
      if (remedy !== undefined)
        made.id = await addRemedy(it, scene.work, file.id, {
          issueId,
          kind: remedy[0],
          what: remedy[1],
          dueAt: world.calendar.fiveOn(at, 10),
          ownerId: null,
          costCents: null,
        });
      await sendAnswer(scene, file, owner);
    },
  };
  if (remedy === undefined) return [answer];
  return [answer, putRight(cast, made)];
}

const GRADED = {
  topic: '',
  agency: '',
  wanted: '',
  evidence: [],
  complexity: 'medium',
  impact: 'medium',
  safety: false,
} as const;

const putRight = ({ chance, file, owner }: Cast, made: { readonly id: string }): Beat => ({
  by: 'office',
  hours: 9 + chance.wait(20),
  officer: owner,
  run: () => async (scene) => {
    if (made.id === '' || file.id === '') return;
    const done = { evidence: 'Done, and noted by the team leader.', told: 'On the telephone', toldAt: null };
    await finishRemedy(answeringBy(scene, owner), scene.work, made.id, done);
  },
});

/** They do not agree: it goes to somebody who had nothing to do with it, who looks at it afresh. */
export function reviewed(cast: Cast, reviewer: Officer, text: string): readonly Beat[] {
  const { chance, file, owner, world, facts } = cast;
  const teamId = world.agency.teamIds[cast.team];
  const reasons = fill(text, facts);
  const finding = chance.perhaps(0.7) ? ('partly upheld' as const) : ('upheld' as const);
  const cites = chance.one(CITES);
  return [
    {
      by: 'office',
      hours: chance.wait(4),
      officer: owner,
      run: () => (scene) =>
        goToNextStage(answeringBy(scene, owner), scene.work, file.id, { teamId, ownerId: reviewer.id, why: '' }),
    },
    {
      by: 'office',
      hours: 20 + chance.wait(30),
      officer: reviewer,
      letter: true,
      run: () => async (scene) => {
        const it = answeringBy(scene, reviewer);
        for (const { id } of await issuesOf(scene.work.db, file.id))
          await findOn(it, scene.work, id, { finding, reasons, cites, why: 'Looked at afresh for the second stage' });
        await sendAnswer(scene, file, reviewer);
      },
    },
  ];
}
