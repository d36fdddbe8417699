import { setPerspective } from '#areas/cases/server/index.ts';
import { clocksOf, extendClock } from '#areas/clocks/server/index.ts';
import {
  addIssue,
  addRemedy,
  closeComplaint,
  comeBack,
  findOn,
  finishRemedy,
  goOutside,
  goToNextStage,
  issuesOf,
  learnFrom,
  lookAgain,
  mustNameOutside,
  nameOfficer,
} from '#areas/complaints/server/index.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import type { Officer } from './agency.ts';
import { answer, answerByMail, newFile, openByMail, take, type Act, type CaseFile, type Scene } from './engine/acts.ts';
import type { World } from './engine/cast.ts';
import { answeringBy, sendAnswer } from './engine/complain.ts';
import { FARID } from './words/farid.ts';

type Part = { readonly world: World; readonly file: CaseFile; readonly mira: Officer; readonly priya: Officer };

/** So many days ago, in the morning of the working day before. */
const ago = ({ world: { calendar, now } }: Part, days: number): number =>
  calendar.fiveOn(now - days * DAY, 0) - 7 * HOUR;

/**
 * One complaint with everything that can become of it: more time, an answer at each stage by somebody else, remedies, the
 * ombudsman, and looked at once more.
 */
export function complaintStory(world: World): Act[] {
  const part: Part = {
    world,
    file: newFile(),
    mira: world.agency.named('Mira Tolentino'),
    priya: world.agency.named('Priya Nand'),
  };
  return [...heard(part), ...firstStage(part), ...secondStage(part), ...outside(part)];
}

const LANE = 1_000_003;
const mailed = (at: number, run: Act['run']): Act => ({ at, lane: LANE, actor: SYSTEM, run });
const by = (officer: Officer, at: number, run: Act['run']): Act => ({ at, lane: LANE, actor: officer.actor, run });
const own = (words: string) => ({ words, entryId: null });
const mail = (part: Part, days: number, key: string) => ({
  at: ago(part, days),
  from: { name: 'Farid Karimi', address: FARID.email },
  messageId: `farid-${key}@homemail.example`,
});

function heard(part: Part): Act[] {
  const { world, file, mira } = part;
  const opened = ago(part, 62);
  const first = { ...mail(part, 62, '1'), to: FARID.to, subject: FARID.subject, text: FARID.first };
  const sione = world.agency.named('Sione Vea');
  const { asked, needs, feels, expects } = FARID.side;
  return [
    mailed(opened, (scene) => openByMail(scene, file, first)),
    by(mira, opened + HOUR, async (scene) => {
      const { complaints } = world.agency.teamIds;
      await take(scene, file, { teamId: complaints, ownerId: mira.id, kind: 'complaint', priority: 2 });
      const then = {
        state: 'acknowledged',
        nextStep: 'Ask for the recording',
        nextDueAt: world.calendar.fiveOn(opened, 4),
      };
      await answer(scene, file, { body: FARID.holding, then });
    }),
    by(mira, opened + 26 * HOUR, async (scene) => {
      const it = answeringBy(scene, mira);
      await nameOfficer(it, scene.work, file.id, { part: 'subject', officerId: sione.id });
      for (const { said } of FARID.points) await addIssue(it, scene.work, file.id, { said, ...KNOWN });
      const said = { asked: own(asked), needs: own(needs), feels: own(feels), expects: own(expects) };
      await setPerspective(it.desk, scene.work, file.id, said);
    }),
  ];
}

const KNOWN = {
  topic: '',
  agency: 'Merrin Street counter',
  wanted: '',
  evidence: ['Recording of the counter', 'Statements of two staff'],
  severity: 'high',
  complexity: 'medium',
  impact: 'high',
  safety: false,
} as const;

/** Gives the answer more time where a clock runs on it: why, until when and who is outside are in the notice. */
async function moreTime(scene: Scene, { file, mira }: Part): Promise<void> {
  const { desk, work } = scene;
  const clocks = await clocksOf(work.db, file.id);
  const clock = clocks.find(({ state, ruleKey }) => state === 'running' && ruleKey === 'nsw-complaint-answer');
  if (clock === undefined) return;
  const { complaints, standards } = desk;
  const { sendNotice } = answeringBy(scene, mira);
  const outsideWords = complaints.packs.find(({ key }) => key === complaints.chosen)?.external.words ?? '';
  const mustSay: Parameters<typeof extendClock>[0]['mustSay'] = (at, caseId, it) =>
    mustNameOutside(complaints, at, caseId, it);
  await extendClock({ standards, sendNotice, mustSay }, work, clock.id, {
    by: 10,
    reason: FARID.late,
    notice: `Dear Farid,\n\nWe need longer for our answer and are sorry for that: [reason]. You will have it by [new date].\n\n${outsideWords}\n\nKind regards\nMira Tolentino`,
  });
}

function firstStage(part: Part): Act[] {
  const { world, file, mira } = part;
  const answered = ago(part, 24);
  const made: string[] = [];
  const promised = [
    { kind: 'record corrected', what: 'Correct the list at all four counters', days: 3 },
    { kind: 'apology', what: 'Apologise to you in person, by the manager of the centre', days: 5 },
  ] as const;
  return [
    by(mira, ago(part, 32), (scene) => moreTime(scene, part)),
    by(mira, answered, async (scene) => {
      const it = answeringBy(scene, mira);
      const issues = await issuesOf(scene.work.db, file.id);
      for (const [n, { said: _said, ...found }] of FARID.points.entries())
        await findOn(it, scene.work, issues[n]?.id ?? '', { ...found, why: '' });
      for (const [n, { kind, what, days }] of promised.entries())
        made.push(
          await addRemedy(it, scene.work, file.id, {
            issueId: issues[n]?.id ?? null,
            kind,
            what,
            dueAt: world.calendar.fiveOn(answered, days),
            ownerId: null,
            costCents: null,
          }),
        );
      await sendAnswer(scene, file, mira);
    }),
    by(mira, answered + 2 * DAY, (scene) =>
      finishRemedy(answeringBy(scene, mira), scene.work, made[0] ?? '', {
        evidence: 'The new list hangs at all four counters.',
        told: 'By telephone; he had seen it.',
        toldAt: null,
      }),
    ),
    by(mira, answered + 3 * DAY, (scene) =>
      finishRemedy(answeringBy(scene, mira), scene.work, made[1] ?? '', {
        evidence: 'The manager received him at Merrin Street.',
        told: 'In person, by the manager.',
        toldAt: null,
      }),
    ),
  ];
}

function secondStage(part: Part): Act[] {
  const { world, file, mira, priya } = part;
  const answered = ago(part, 9);
  const teamId = world.agency.teamIds.complaints;
  return [
    mailed(ago(part, 20), (scene) =>
      answerByMail(scene, file, { ...mail(part, 20, '2'), subject: `Re: ${FARID.subject}`, text: FARID.disagrees }),
    ),
    by(mira, ago(part, 20) + 2 * HOUR, (scene) =>
      goToNextStage(answeringBy(scene, mira), scene.work, file.id, { teamId, ownerId: priya.id, why: FARID.disagrees }),
    ),
    by(priya, answered, async (scene) => {
      const it = answeringBy(scene, priya);
      const issues = await issuesOf(scene.work.db, file.id);
      for (const [n, { finding, cites }] of FARID.points.entries())
        await findOn(it, scene.work, issues[n]?.id ?? '', {
          finding: n === 2 ? 'partly upheld' : finding,
          reasons: FARID.second[n] ?? '',
          cites,
          why: 'Looked at afresh for the second stage',
        });
      await addRemedy(it, scene.work, file.id, {
        issueId: issues[2]?.id ?? null,
        kind: 'money',
        what: 'Pay you one day’s pay, $240.00',
        dueAt: world.calendar.fiveOn(world.now, 4),
        ownerId: null,
        costCents: 24_000,
      });
      await sendAnswer(scene, file, priya);
      await learnFromAll(scene, part, answered);
      await closeComplaint(it, scene.work, file.id, { reason: 'answered', words: '' });
    }),
  ];
}

/** The ombudsman asks for the file and recommends something, so that the second stage is looked at once more. */
function outside(part: Part): Act[] {
  const { world, file, priya } = part;
  const went = { id: '' };
  return [
    by(priya, ago(part, 6), async (scene) => {
      const asked = { reference: 'C-20417', asked: FARID.asked, dueAt: world.calendar.fiveOn(ago(part, 6), 5) };
      went.id = await goOutside(answeringBy(scene, priya), scene.work, file.id, asked);
    }),
    by(priya, ago(part, 1.5), async (scene) => {
      const it = answeringBy(scene, priya);
      await comeBack(it, scene.work, went.id, { outcome: 'recommended', words: FARID.recommends });
      await lookAgain(it, scene.work, file.id, FARID.recommends);
    }),
  ];
}

/** Why each of the three happened, and what is changed: the article that the list was made from. */
async function learnFromAll(scene: Scene, { world, file, priya }: Part, at: number): Promise<void> {
  const it = answeringBy(scene, priya);
  const causes = [
    [{ wentWrong: 'information', because: 'knowledge' }],
    [
      { wentWrong: 'conduct', because: 'skill' },
      { wentWrong: 'privacy', because: 'process missing' },
    ],
    [{ wentWrong: 'communication', because: 'process not followed' }],
  ] as const;
  const issues = await issuesOf(scene.work.db, file.id);
  for (const [n, of] of causes.entries())
    await learnFrom(it, scene.work, issues[n]?.id ?? '', {
      causes: of,
      decision: n === 0 ? 'action' : 'none',
      reason: n === 0 ? '' : 'Covered by the training that the counter has this month.',
      action:
        n === 0
          ? {
              what: 'Correct the article the counter lists are made from, and check the other lists against it',
              ownerId: priya.id,
              dueAt: world.calendar.fiveOn(at, 15),
              measure: 'Papers refused at a counter and accepted later',
              before: 'Eleven in October',
            }
          : null,
    });
}
