import { addParty, lockCase, saveDraft, linkCase } from '#areas/cases/server/index.ts';
import { addCustomer, addPoint, changeCustomer } from '#areas/customers/server/index.ts';
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

export const SHOWPIECE = 'Concession card refused after move';

const EMAIL = 'peg.doolan@homemail.example';
const TO = 'concessions@southmark.example';

/** Margaret “Peg” Doolan, whose case shows everything the case screen can show. */
const pegOf = ({ population }: World): Person => ({
  n: population.people.length + 1,
  name: 'Margaret “Peg” Doolan',
  given: 'Peg',
  email: EMAIL,
  otherEmail: 'peg@ruthsplace.example',
  phone: '0491 570 156',
  street: '3/18 Banksia Road',
  suburb: 'Merrin',
  needs: 'Hard of hearing: calls by voice relay, allow pauses. Letters in large print.',
  language: null,
  works: null,
  customerId: null,
  described: true,
});

type Part = {
  readonly world: World;
  readonly peg: Person;
  readonly file: CaseFile;
  readonly mira: Officer;
  readonly lane: number;
};

export function showpiece(world: World): Act[] {
  const peg = pegOf(world);
  const { now, agency, population } = world;
  const part: Part = { world, peg, file: newFile(), mira: agency.named('Mira Tolentino'), lane: peg.n };
  const vella = newFile();
  // What she came with before: small things, long settled.
  const earlier = [520, 430, 345, 260, 170, 120].flatMap((days, k) =>
    storyOf(world, population.people.length * 10 + k, { at: now - days * DAY, who: peg }),
  );
  return [
    knownFrom(part, now - 550 * DAY),
    ...earlier,
    ...precedent(part, vella),
    ...beginning(part),
    ...middle(part, vella),
    ...today(part),
  ];
}

/** Her record, as the desk has it from long before. */
const knownFrom = ({ peg, mira, lane }: Part, at: number): Act => ({
  at,
  lane,
  actor: mira.actor,
  run: async ({ work }) => {
    peg.customerId = await addCustomer(work, {
      kind: 'person',
      name: peg.name,
      contactPoints: [{ kind: 'email', value: EMAIL }],
    });
    await addPoint(work, peg.customerId, { kind: 'post', value: '3/18 Banksia Road, Merrin', shared: true });
    // The number is one of those set aside for fiction, and somebody else’s in this demo too: they share a house telephone.
    await addPoint(work, peg.customerId, { kind: 'phone', value: peg.phone, shared: true });
    await changeCustomer(work, peg.customerId, { version: 1, needs: peg.needs });
  },
});

const mail = ({ peg }: Part, at: number, key: string) => ({
  at,
  from: { name: 'Peg Doolan', address: peg.email },
  messageId: `peg-${key}@homemail.example`,
});
const by = ({ mira, lane }: Part, at: number, run: Act['run']): Act => ({ at, lane, actor: mira.actor, run });

/** The earlier decision that Dev remembers. */
function precedent(part: Part, vella: CaseFile): Act[] {
  const { world, lane } = part;
  const opened = world.now - 245 * DAY;
  const dev = world.agency.named('Dev Raman');
  const draft = {
    at: opened,
    from: { name: 'Carmel Vella', address: 'carmel.vella@postbag.example' },
    to: TO,
    subject: 'Board paid to my sister and the household test',
    text: 'I rent a room from my sister and pay board every week. Your letter counts her wages as mine. They are not.\n\nCarmel Vella',
    messageId: 'vella-1@postbag.example',
  };
  const decided = world.calendar.after(opened, 20);
  return [
    { at: opened, lane, actor: SYSTEM, run: (scene) => openByMail(scene, vella, draft) },
    {
      at: decided - HOUR / 2,
      lane,
      actor: dev.actor,
      run: (scene) =>
        take(scene, vella, { teamId: world.agency.teamIds.concessions, ownerId: dev.id, kind: 'decision review' }),
    },
    {
      at: decided,
      lane,
      actor: dev.actor,
      run: (scene) =>
        answer(scene, vella, {
          body: 'Dear Carmel Vella,\n\nYou pay board, so only your own income counts. The refusal is set aside and your card works again from today.\n\nKind regards,\nDev Raman\nConcessions, Service Southmark',
          then: { state: 'decided' },
        }),
    },
  ];
}

const FIRST = `Dear Concessions,

I have had your letter of last week. It says I am living with a taxpayer and so my concession card is stopped. I am living with my daughter Ruth because I cannot manage the stairs at my own place any more. Why was my card stopped when all I did was move in with my daughter?

I go to dialysis three times a week and the bus is how I get there.

The letter is attached. The print is very small.

Yours truly,
Margaret Doolan (Peg)`;

function beginning(part: Part): Act[] {
  const { world, file, lane, peg, mira } = part;
  const { calendar, agency } = world;
  const opened = calendar.fiveOn(world.now - 12 * DAY, 0) - 8 * HOUR;
  const refusal = pdf('refusal-letter.pdf', 'Your concession card', [
    'Margaret Doolan',
    '3/18 Banksia Road, Merrin',
    'Your card has been stopped.',
    'Reason: household income, rule 4.2',
  ]);
  const holding =
    'Dear Mrs Doolan,\n\nThank you for writing, and for sending the letter. I am looking at the decision again myself. Please do not fill in another form.\n\nSo that I can do that, could you send me anything that shows what you pay Ruth towards the house? A few lines in her handwriting will do.\n\nKind regards,\nMira Tolentino\nConcessions, Service Southmark\n(02) 5550 1110';
  const notice = (n: number, subject: string, text: string, kind: 'automatic' | 'out-of-office'): Act => ({
    at: opened + (26 + n) * HOUR,
    lane,
    actor: SYSTEM,
    run: (scene) =>
      answerByMail(scene, file, {
        ...mail(part, opened + (26 + n) * HOUR, `notice-${n}`),
        subject,
        text,
        headers: ['Auto-Submitted: auto-replied'],
        nature: { kind, because: 'Its header Auto-Submitted says auto-replied.' },
      }),
  });
  return [
    {
      at: opened,
      lane,
      actor: SYSTEM,
      run: (scene) =>
        openByMail(scene, file, {
          ...mail(part, opened, '1'),
          to: TO,
          subject: SHOWPIECE,
          text: FIRST,
          files: [refusal],
        }),
    },
    by(part, opened + 90 * MINUTE, async (scene) => {
      await take(scene, file, {
        teamId: agency.teamIds.concessions,
        ownerId: mira.id,
        kind: 'decision review',
        priority: 2,
      });
      await tell.tag(file, ['household test', 'dialysis', 'transport'])(scene);
      await withRuth(scene, file);
    }),
    by(part, opened + 2 * HOUR, (scene) =>
      answer(scene, file, {
        body: holding,
        then: { nextStep: 'See whether the board receipts have come', nextDueAt: calendar.fiveOn(opened, 5) },
      }),
    ),
    notice(
      0,
      'Delivery delayed: your message is waiting',
      'homemail.example has taken your message and will deliver it when the mailbox has room.',
      'automatic',
    ),
    notice(
      1,
      'Automatic reply: Peg reads her mail on Sundays',
      'Peg reads her mail on Sundays with Ruth. If it cannot wait, please ring by the relay.',
      'out-of-office',
    ),
    notice(
      2,
      'Your message was displayed',
      'The message you sent was displayed on the screen of the recipient.',
      'automatic',
    ),
    by(part, opened + 30 * HOUR, (scene) =>
      move(scene, file, {
        state: 'reviewing',
        nextStep: 'Read the household rule with Dev',
        nextDueAt: calendar.fiveOn(opened, 7),
        why: 'She asked for the decision to be looked at again.',
      }),
    ),
    by(
      part,
      opened + 30 * HOUR + MINUTE,
      async ({ work }) => void (peg.customerId ??= (await lockCase(work, file.id)).customerId),
    ),
  ];
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
}

function middle(part: Part, vella: CaseFile): Act[] {
  const { world, file, mira, lane } = part;
  const { calendar, now, agency } = world;
  const called = calendar.fiveOn(now - 5 * DAY, 0) - 7 * HOUR;
  const advised = calendar.fiveOn(now - 2.4 * DAY, 0) - 80 * MINUTE;
  const dev = agency.named('Dev Raman');
  const call = tell.task(file, 'Call Peg Doolan with the review result', {
    owner: mira,
    dueAt: calendar.fiveOn(now - 1.3 * DAY, 0),
  });
  const letter = tell.task(file, 'Post the letter again in large print', {
    owner: mira,
    dueAt: calendar.fiveOn(called, 1),
  });
  return [
    by(
      part,
      called,
      tell.spoke(file, {
        channel: 'phone',
        direction: 'in',
        tone: 'worried',
        said: '“They have me down as living with a taxpayer. I am living with my daughter because I cannot manage the stairs.” By voice relay, 14 minutes. Promised a call with the result and the letter again in large print.',
      }),
    ),
    by(part, called + 6 * MINUTE, (scene) => call.add(scene)),
    by(part, called + 7 * MINUTE, (scene) => letter.add(scene)),
    by(part, called + 3 * HOUR, (scene) => letter.finish(scene)),
    by(
      part,
      called + 3 * HOUR + 5 * MINUTE,
      tell.spoke(file, {
        channel: 'letter',
        direction: 'out',
        tone: null,
        said: 'The letter of refusal again, in 18 point, posted to 3/18 Banksia Road.',
      }),
    ),
    {
      at: advised,
      lane,
      actor: dev.actor,
      run: tell.note(
        file,
        'The household test looks at her own income when she pays board. Rule 4.2(c). Ask for the board receipts; do not wait for a new form. Same as the Vella decision in March.',
      ),
    },
    {
      at: advised + 4 * MINUTE,
      lane,
      actor: dev.actor,
      run: ({ desk, work }) => linkCase(desk.office.desk, work, file.id, { other: vella.id, linked: true }),
    },
    by(
      part,
      advised + 20 * MINUTE,
      tell.plan(file, { nextStep: 'Call with the review result', nextDueAt: calendar.fiveOn(now - 1.3 * DAY, 0) }),
    ),
  ];
}

const UPSET =
  'I waited in by the phone all yesterday afternoon. I do not like to be a nuisance but I have to be at the hospital on Monday and it is $9.60 each way without the card.\n\nRuth has copied the board receipts for you, two pages.\n\nPeg Doolan';

function today(part: Part): Act[] {
  const { world, file, mira } = part;
  const wrote = world.now - 95 * MINUTE;
  const receipts = pdf('board-receipts.pdf', 'Board receipts', [
    'Received from Mum for board, $180',
    'Received from Mum for board, $180',
    'Ruth Doolan',
  ]);
  const body =
    'Dear Mrs Doolan,\n\nI am sorry I did not ring you yesterday when I said I would. Your card was stopped under a rule about who you live with. I now think that rule was read wrongly, and your receipts should settle it.\n\n';
  return [
    {
      at: wrote,
      lane: part.lane,
      actor: SYSTEM,
      run: (scene) =>
        answerByMail(scene, file, {
          ...mail(part, wrote, '2'),
          subject: `Re: ${SHOWPIECE}`,
          text: UPSET,
          quoted: quote(
            'On the letter you sent me, you wrote:',
            'Could you send me anything that shows what you pay Ruth towards the house?',
          ),
          files: [receipts],
        }),
    },
    {
      at: world.now - 4 * MINUTE,
      lane: part.lane,
      actor: mira.actor,
      run: ({ work }) => saveDraft(work, file.id, { kind: 'reply', body }),
    },
  ];
}
