import { addContact, linkCase, lockCase, mergeCase, splitCase } from '#areas/cases/server/index.ts';
import { recordTrouble } from '#areas/correspondence/server/index.ts';
import { mergeCustomers } from '#areas/customers/server/index.ts';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import { mailboxOf } from '../agency.ts';
import { SECOND_MATTERS } from '../words/besides.ts';
import { move, newFile, openByMail, type Act, type CaseFile, type Scene } from './acts.ts';
import * as beat from './beats.ts';
import { closingOf, toneOf, type Beat, type Cast } from './cast.ts';
import { awayNotice, bounceOf } from './machines.ts';

export type Extras = { readonly beats: readonly Beat[]; readonly besides: readonly Act[] };

/** What goes otherwise than planned on a few cases: mail that fails, people who write twice, two matters in one call. */
export function extrasFor(cast: Cast, script: readonly Beat[], at: number): Extras {
  const { chance, channel } = cast;
  const beats = split(cast, withMachines(cast, script));
  const again =
    channel === 'email' && cast.situation.restricted !== true && chance.perhaps(0.022) ? wroteTwice(cast, at) : [];
  return { beats, besides: [...again, ...linked(cast, at)] };
}

/** Letters that meet a machine: somebody is away, an address is gone, a server refuses or falls silent. */
function withMachines(cast: Cast, script: readonly Beat[]): Beat[] {
  const { chance, world } = cast;
  const recent = world.now - 40 * DAY;
  return script.flatMap((one) => {
    if (one.letter !== true) return [one];
    if (chance.perhaps(0.025)) return [one, awayNotice(cast)];
    if (chance.perhaps(0.011)) return [one, bounceOf(cast), ...putRight(cast)];
    if (chance.perhaps(0.006)) return [failing(cast, one, 'failed', recent), ...putRight(cast)];
    return chance.perhaps(0.02) ? [failing(cast, one, 'unsure', recent)] : [one];
  });
}

const putRight = (cast: Cast): Beat[] => [
  beat.rang(
    cast,
    'Our e-mail to them came back, so I rang. They read me the right address, and I told them what was in the message. They were content.',
    closingOf(cast.kind),
  ),
];

const WHY = {
  failed: [
    '550 5.7.1 message refused by the policy of the recipient',
    '552 5.2.2 mailbox full',
    '554 5.4.14 too many hops',
  ],
  unsure: [
    'the connection was lost after the last line of the message',
    'no answer within 30 seconds of the last line',
  ],
} as const;

/** Uncertain messages of long ago have all been settled since, so only late ones stay uncertain. */
function failing(cast: Cast, letter: Beat, state: 'failed' | 'unsure', recent: number): Beat {
  const response = cast.chance.one(WHY[state]);
  return {
    ...letter,
    run: (at) => {
      const written = letter.run(at);
      return async (scene: Scene) => {
        await written(scene);
        if (state === 'unsure' && at < recent) return;
        const later = { ...scene.work, actor: SYSTEM, now: at + 45_000 };
        await recordTrouble(scene.desk.office, later, {
          caseId: cast.file.id,
          messageId: cast.file.lastReply,
          state,
          response,
        });
      };
    },
  };
}

/** Somebody rings about their case and has a second matter, which becomes a case of its own. */
function split(cast: Cast, beats: readonly Beat[]): Beat[] {
  const { chance, file, kind } = cast;
  const end = beats.findIndex(({ closes }) => closes === true);
  if (end < 1 || !chance.perhaps(0.012)) return [...beats];
  const other = newFile();
  const [subject, said] = chance.one(SECOND_MATTERS);
  const rings: Beat = {
    by: 'office',
    hours: chance.wait(8),
    officer: cast.owner,
    run:
      () =>
      async ({ desk, work }) => {
        const contactId = await addContact(desk.office.desk, work, file.id, {
          channel: 'phone',
          direction: 'in',
          said,
          tone: toneOf(cast.heat),
        });
        const { version } = await lockCase(work, file.id);
        const { newId } = await splitCase(desk.office.desk, work, file.id, {
          contactIds: [contactId],
          subject,
          version,
        });
        other.id = newId;
      },
  };
  const settles: Beat = {
    by: 'office',
    hours: 3 + chance.wait(8),
    officer: cast.owner,
    run: () => (scene) => move(scene, other, { state: closingOf(kind), why: 'Answered on the telephone.' }),
  };
  return [...beats.slice(0, end), rings, settles, ...beats.slice(end)];
}

const AGAIN = [
  'I wrote to you about this already and only had a machine’s answer, so I am trying again.',
  'Not sure whether my first message reached you, so here it is once more.',
  'I sent this from my other address too. Please use this one, the other is at work.',
];

/** The same matter in a second message, sometimes from another address. An officer joins the two. */
function wroteTwice(cast: Cast, at: number): Act[] {
  const { chance, person, world, team, n, file, owner } = cast;
  const second = newFile();
  const address = chance.perhaps(0.5) ? person.otherEmail : person.email;
  const sent = Math.round(at + (2 + chance.wait(14)) * HOUR);
  const found = world.calendar.after(sent, 2 + chance.wait(6));
  if (found > world.now) return [];
  const draft = {
    at: sent,
    from: { name: person.name, address },
    to: mailboxOf(team),
    subject: cast.subject,
    text: `${chance.one(AGAIN)}\n\n${person.name}`,
    messageId: `s${n}.${chance.between(1, 1_000_000_000)}@${address.split('@')[1] ?? ''}`,
  };
  return [
    { at: sent, lane: person.n, actor: SYSTEM, run: (scene) => openByMail(scene, second, draft) },
    { at: found, lane: person.n, actor: owner.actor, run: (scene) => joined(scene, second, file) },
  ];
}

async function joined({ desk, work }: Scene, second: CaseFile, first: CaseFile): Promise<void> {
  if (second.customerId !== null && first.customerId !== null && second.customerId !== first.customerId)
    await mergeCustomers(work, second.customerId, {
      intoId: first.customerId,
      why: 'The same person from another address, as they say themselves.',
    });
  const { version, kind } = await lockCase(work, second.id);
  // A complaint is followed to its own end, whatever the first letter was.
  if (kind === 'complaint') return linkCase(desk.office.desk, work, second.id, { other: first.id, linked: true });
  await mergeCase(desk.office.desk, work, second.id, { into: first.id, version });
}

/** A case that has to do with an earlier one of somebody else: the same street, the same fault. */
function linked(cast: Cast, at: number): Act[] {
  const { chance, world, file, person } = cast;
  if (world.told.length < 12 || cast.situation.restricted === true || !chance.perhaps(0.02)) return [];
  const other = chance.one(world.told.slice(-12));
  const when = world.calendar.after(at + DAY, chance.wait(4));
  if (when > world.now - MINUTE) return [];
  const { actor } = world.agency.leaderOf(cast.team);
  const run = async ({ desk, work }: Scene) => {
    if (file.id !== '' && other.file.id !== '')
      await linkCase(desk.office.desk, work, file.id, { other: other.file.id, linked: true });
  };
  return [{ at: when, lane: person.n, actor, alone: true, run }];
}
