import {
  addParty,
  answerAdvice,
  askAdvice,
  entrySaying,
  linkCase,
  saveDraft,
  setPerspective,
} from '#areas/cases/server/index.ts';
import { addCustomer, addNeed, addPoint, giveAuthority } from '#areas/customers/server/index.ts';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import type { Officer } from './agency.ts';
import {
  answer,
  answerByMail,
  move,
  newFile,
  openByMail,
  take,
  type Act,
  type CaseFile,
  type Scene,
} from './engine/acts.ts';
import type { World } from './engine/cast.ts';
import { quote } from './engine/mail.ts';
import { pdf } from './engine/paper.ts';
import type { Person } from './engine/people.ts';
import { storyOf } from './engine/story.ts';
import * as tell from './engine/tell.ts';
import { NOTICES, PEG, VELLA } from './words/peg.ts';

/** Margaret “Peg” Doolan, whose case shows everything the case screen can show. */
const pegOf = ({ population }: World): Person => ({
  n: population.people.length + 1,
  name: 'Margaret “Peg” Doolan',
  given: 'Peg',
  email: PEG.email,
  otherEmail: 'peg@ruthsplace.example',
  phone: '0491 570 156',
  street: '3/18 Banksia Road',
  suburb: 'Merrin',
  needs: 'Hard of hearing: calls by voice relay, allow pauses',
  language: null,
  works: null,
  customerId: null,
  described: true,
});

type Part = {
  readonly world: World;
  readonly peg: Person;
  readonly file: CaseFile;
  readonly vella: CaseFile;
  readonly mira: Officer;
  readonly dev: Officer;
};

/** An act in Peg’s case: the mail’s, Mira’s or Dev’s. All share a lane, so they keep their order. */
const at = ({ peg }: Part, moment: number, run: Act['run']): Act => ({ at: moment, lane: peg.n, actor: SYSTEM, run });
const by = (part: Part, officer: Officer, moment: number, run: Act['run']): Act => ({
  ...at(part, moment, run),
  actor: officer.actor,
});

export function showpiece(world: World): Act[] {
  const peg = pegOf(world);
  const { now, agency, population } = world;
  const part: Part = {
    world,
    peg,
    file: newFile(),
    vella: newFile(),
    mira: agency.named('Mira Tolentino'),
    dev: agency.named('Dev Raman'),
  };
  // What she came with before: small things, long settled.
  const earlier = [520, 430, 345, 260, 170, 120].flatMap((days, k) =>
    storyOf(world, population.people.length * 10 + k, { at: now - days * DAY, who: peg }),
  );
  return [
    known(part, now - 550 * DAY),
    ...earlier,
    ...precedent(part),
    ...beginning(part),
    ...notices(part),
    ...call(part),
    ...advice(part),
    ...today(part),
  ];
}

/** Her record, as the desk has had it from the first day. */
const known = (part: Part, moment: number): Act =>
  by(part, part.mira, moment, async ({ work }) => {
    const { peg } = part;
    const id = await addCustomer(work, {
      kind: 'person',
      name: peg.name,
      contactPoints: [{ kind: 'email', value: peg.email }],
    });
    peg.customerId = id;
    await addPoint(work, id, { kind: 'post', value: `${peg.street}, ${peg.suburb}`, shared: true });
    await addPoint(work, id, { kind: 'phone', value: peg.phone, shared: true });
    await addNeed(work, id, { kind: 'relay', detail: peg.needs });
    await addNeed(work, id, { kind: 'large print', detail: '' });
  });

/** The earlier decision that Dev remembers. */
function precedent(part: Part): Act[] {
  const { world, vella, dev } = part;
  const opened = world.now - 245 * DAY;
  const decided = world.calendar.after(opened, 20);
  const draft = {
    at: opened,
    from: { name: 'Carmel Vella', address: VELLA.email },
    to: PEG.to,
    subject: VELLA.subject,
    text: VELLA.text,
    messageId: 'vella-1@postbag.example',
  };
  const teamId = world.agency.teamIds.concessions;
  return [
    at(part, opened, (scene) => openByMail(scene, vella, draft)),
    by(part, dev, decided - HOUR / 2, (scene) =>
      take(scene, vella, { teamId, ownerId: dev.id, kind: 'decision review' }),
    ),
    by(part, dev, decided, (scene) => answer(scene, vella, { body: VELLA.answer, then: { state: 'decided' } })),
  ];
}

const mail = (part: Part, moment: number, key: string) => ({
  at: moment,
  from: { name: 'Peg Doolan', address: part.peg.email },
  messageId: `peg-${key}@homemail.example`,
});

const openedAt = ({ calendar, now }: World): number => calendar.fiveOn(now - 12 * DAY, 0) - 8 * HOUR;

function beginning(part: Part): Act[] {
  const { world, file, mira } = part;
  const { calendar, agency } = world;
  const opened = openedAt(world);
  const first = {
    ...mail(part, opened, '1'),
    to: PEG.to,
    subject: PEG.subject,
    text: PEG.first,
    files: [pdf('refusal-letter.pdf', 'Your concession card', PEG.refusal)],
  };
  const next = { nextStep: 'See whether the board receipts have come', nextDueAt: calendar.fiveOn(opened, 5) };
  return [
    at(part, opened, (scene) => openByMail(scene, file, first)),
    by(part, mira, opened + 90 * MINUTE, async (scene) => {
      await take(scene, file, {
        teamId: agency.teamIds.concessions,
        ownerId: mira.id,
        kind: 'decision review',
        priority: 2,
      });
      await tell.tag(file, ['household test', 'dialysis', 'transport'])(scene);
      await withRuth(scene, file);
    }),
    by(part, mira, opened + 2 * HOUR, (scene) => answer(scene, file, { body: PEG.holding, then: next })),
    by(part, mira, opened + 30 * HOUR, (scene) =>
      move(scene, file, {
        state: 'reviewing',
        nextStep: 'Read the household rule with Dev',
        nextDueAt: calendar.fiveOn(opened, 7),
        why: 'She asked for the decision to be looked at again.',
      }),
    ),
  ];
}

function notices(part: Part): Act[] {
  return NOTICES.map(([subject, text, away], n) => {
    const moment = openedAt(part.world) + (26 + n) * HOUR;
    const nature = {
      kind: away ? 'out-of-office' : 'automatic',
      because: 'Its header Auto-Submitted says auto-replied.',
    } as const;
    const draft = {
      ...mail(part, moment, `notice-${n}`),
      subject,
      text,
      headers: ['Auto-Submitted: auto-replied'],
      nature,
    };
    return at(part, moment, (scene) => answerByMail(scene, part.file, draft));
  });
}

async function withRuth({ desk, work }: Scene, file: CaseFile): Promise<void> {
  const customerId = await addCustomer(work, {
    kind: 'person',
    name: 'Ruth Doolan',
    contactPoints: [{ kind: 'email', value: 'ruth.doolan@homemail.example' }],
  });
  await addParty(desk.office.desk, work, file.id, {
    customerId,
    role: 'representative',
    authority: 'Daughter. May speak for her until 30 June.',
  });
  if (file.customerId === null) return;
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  await giveAuthority(work, file.customerId, {
    byId: customerId,
    scope: 'The concession card',
    evidence: 'Letter signed by Margaret Doolan, seen at the Merrin Street counter',
    from: day(work.now),
    until: day(work.now + 240 * DAY),
  });
}

/** When the call that Mira promised was due: the working day before. */
const promised = ({ calendar, now }: World): number => calendar.fiveOn(calendar.lastStaffed(now - 1.3 * DAY), 0);

function call(part: Part): Act[] {
  const { world, file, mira } = part;
  const called = world.calendar.fiveOn(world.now - 5 * DAY, 0) - 7 * HOUR;
  const result = tell.task(file, 'Call Peg Doolan with the review result', { owner: mira, dueAt: promised(world) });
  const letter = tell.task(file, 'Post the letter again in large print', {
    owner: mira,
    dueAt: world.calendar.fiveOn(called, 1),
  });
  const posted = 'The letter of refusal again, in 18 point, posted to 3/18 Banksia Road.';
  return [
    by(part, mira, called, tell.spoke(file, { channel: 'phone', direction: 'in', tone: 'worried', said: PEG.called })),
    by(part, mira, called + 6 * MINUTE, (scene) => result.add(scene)),
    by(part, mira, called + 7 * MINUTE, (scene) => letter.add(scene)),
    by(part, mira, called + 3 * HOUR, (scene) => letter.finish(scene)),
    by(
      part,
      mira,
      called + 3 * HOUR + MINUTE,
      tell.spoke(file, { channel: 'letter', direction: 'out', tone: null, said: posted }),
    ),
  ];
}

function advice(part: Part): Act[] {
  const { world, file, vella, mira, dev } = part;
  const advised = world.calendar.fiveOn(world.calendar.lastStaffed(world.now - 2.4 * DAY), 0) - 80 * MINUTE;
  const asked = { id: '' };
  return [
    by(part, mira, advised - 50 * MINUTE, async ({ desk, work }) => {
      const of = { officerId: dev.id };
      asked.id = await askAdvice(desk.office.desk, work, file.id, { question: PEG.question, of });
    }),
    by(part, dev, advised, ({ desk, work }) => answerAdvice(desk.office.desk, work, asked.id, PEG.advice)),
    by(part, dev, advised + 4 * MINUTE, ({ desk, work }) =>
      linkCase(desk.office.desk, work, file.id, { other: vella.id, linked: true }),
    ),
    by(
      part,
      mira,
      advised + 20 * MINUTE,
      tell.plan(file, { nextStep: 'Call with the review result', nextDueAt: promised(world) }),
    ),
  ];
}

function today(part: Part): Act[] {
  const { world, file, mira } = part;
  const wrote = world.now - 95 * MINUTE;
  const draft = {
    ...mail(part, wrote, '2'),
    subject: `Re: ${PEG.subject}`,
    text: PEG.upset,
    quoted: quote('On the letter you sent me, you wrote:', PEG.quoted),
    files: [pdf('board-receipts.pdf', 'Board receipts', PEG.receipts)],
  };
  return [
    at(part, wrote, (scene) => answerByMail(scene, file, draft)),
    by(part, mira, world.now - 9 * MINUTE, async ({ desk, work }) => {
      const theirs = async (words: string) => ({ words, entryId: await entrySaying(work, file.id, words) });
      const ours = (words: string) => ({ words, entryId: null });
      const { asked, needs, feels, expects, affected } = PEG.side;
      await setPerspective(desk.office.desk, work, file.id, {
        asked: await theirs(asked),
        needs: ours(needs),
        feels: ours(feels),
        expects: await theirs(expects),
        affected: ours(affected),
      });
    }),
    by(part, mira, world.now - 4 * MINUTE, ({ work }) => saveDraft(work, file.id, { kind: 'reply', body: PEG.draft })),
  ];
}
