import type { Kind } from '#areas/cases/rules/index.ts';
import type { Exchange } from '../situations/situation.ts';
import { fill } from '../words/letters.ts';
import * as beat from './beats.ts';
import { decided, reviewed } from './complain.ts';
import { closingOf, type Beat, type Cast } from './cast.ts';

/** What happens on a case of each kind, in the order in which it usually happens. */
export function scriptOf(cast: Cast): readonly Beat[] {
  switch (cast.kind) {
    case 'complaint':
      return complaint(cast);
    case 'compliment':
    case 'suggestion':
      return kindWord(cast);
    case 'access request':
    case 'privacy complaint':
    case 'decision review':
      return formal(cast);
    default:
      return everyday(cast);
  }
}

/** The answer or note that belongs to what was asked, where each ask has its own; else any. */
const fitting = ({ situation, variant, chance }: Cast, texts: readonly string[]): string =>
  texts.length === situation.asks.length ? (texts[variant] ?? '') : chance.one(texts);

function exchange({ variant, chance }: Cast, all: readonly Exchange[] = []): Exchange | undefined {
  const fits = all.filter(([, , only]) => only === undefined || only === variant);
  return fits.length === 0 ? undefined : chance.one(fits);
}

const UNCONVINCED: Exchange = ['I do not agree with this. Please have somebody else look at it.', ''];
const SECOND_LOOK = [
  'I had no part in the first answer and have read everything again. What it found stands; what it left out is how long you waited, and that was ours.',
  'I have spoken to you and to the two officers, neither of whom I work with. The first answer believed a note that was written a week later. I do not.',
];

const HANDOVER = [
  'Handing this over: I am on leave from tomorrow. Everything is in the thread, nothing is promised yet.',
  'You dealt with the last one of these, so it will be quicker with you. Nothing sent yet.',
  'Moving this to you as agreed at stand-up. The customer expects an answer this week.',
  'I know this family from netball, so I should not be the one to decide it.',
];

const INTERIM = [
  'I have your message and am looking into it with a colleague. You will hear from me again by {day}, sooner if I can.',
  'This needs somebody in another office to look at a record, and I have asked them today. I will write again as soon as I have their answer, at the latest on {day}.',
];

function everyday(cast: Cast): readonly Beat[] {
  const { chance, situation } = cast;
  const beats: Beat[] = [opened(cast)];
  if (situation.restricted !== true && chance.perhaps(0.08))
    beats.push(beat.handedOver(cast, chance.one(cast.world.agency.of(cast.team)), chance.one(HANDOVER)));
  if (chance.perhaps(0.06)) beats.push(beat.chased(cast));
  if (chance.perhaps(0.3)) beats.push(beat.noted(cast, fitting(cast, situation.notes)));
  beats.push(...asked(cast));
  if (beats.length < 3 && chance.perhaps(0.15))
    beats.push(beat.wrote(cast, chance.one(INTERIM), { state: 'open', step: chance.one(situation.steps), days: 3 }));
  const [piece] = situation.tasks ?? [];
  if (piece !== undefined && chance.perhaps(0.4))
    beats.push(...beat.worked(cast, chance.one(situation.tasks ?? [piece])));
  beats.push(...settled(cast));
  return beats;
}

const opened = (cast: Cast): Beat => {
  const { chance, heat } = cast;
  const urgent = heat === 3 ? 0.5 : heat === 2 ? 0.25 : 0.06;
  const priority = chance.perhaps(urgent)
    ? chance.weighed([
        [1, 1],
        [3, 2],
      ] as const)
    : chance.perhaps(0.08)
      ? 4
      : undefined;
  return beat.taken(cast, priority === undefined ? {} : { priority });
};

/** The officer asks for what is missing, and the customer sends it. */
function asked(cast: Cast): readonly Beat[] {
  const { chance, situation } = cast;
  const needed = chance.perhaps(0.55) ? exchange(cast, situation.needs) : undefined;
  if (needed === undefined) return [];
  const files = situation.files === undefined || !chance.perhaps(0.6) ? [] : [chance.one(situation.files)];
  return [
    beat.wrote(cast, needed[0], { step: 'See whether the customer has sent what we asked for', days: 7 }),
    ...(chance.perhaps(0.12)
      ? [
          beat.customerRang(
            cast,
            `Rang to ask whether we had got the message. Explained again what we need: ${needed[0].split('. ')[0] ?? ''}.`,
          ),
        ]
      : []),
    beat.customerWrote(cast, needed[1], { files }),
  ];
}

/** The answer, in writing or on the telephone, and what may follow it. */
function settled(cast: Cast): readonly Beat[] {
  const { chance, situation, channel, kind } = cast;
  const state = kind === 'service request' && chance.perhaps(0.1) ? 'declined' : closingOf(kind);
  const text = fitting(cast, situation.answers);
  const spoken = channel === 'phone' ? 0.62 : channel === 'counter' ? 0.4 : 0.03;
  if (chance.perhaps(spoken))
    return [beat.rang(cast, `Rang back and told them: ${fill(text, cast.facts).slice(0, 900)}`, state)];
  const beats = [beat.wrote(cast, text, { state, closes: true })];
  const again = chance.perhaps(0.3) ? exchange(cast, situation.then) : undefined;
  if (again !== undefined)
    beats.push(beat.customerWrote(cast, again[0]), beat.wrote(cast, again[1], { state, closes: true, heat: 0 }));
  else if (chance.perhaps(0.14))
    beats.push(beat.thanked(cast), beat.movedTo(cast, { state, why: 'A thank you. Nothing more to do.' }));
  return beats;
}

const HOLDING = [
  'Your complaint has reached me, and I will look into it myself. I will speak to the people involved and read what we have on record. You will have a full answer from me by {day}. If it takes longer I will tell you before that day, and why.',
  'Thank you for telling us this. I have opened a complaint in your name and I am the person looking after it. I would like to understand what happened from both sides first. Please expect my answer by {day}.',
];
const FINDINGS = [
  'Records read, and the officer concerned spoken to. Two of the three points are as the customer says. Drafting the answer.',
  'The call recording bears the customer out. There was no ring back, and nobody wrote down why.',
  'Our letter was right in law but nobody could have understood it. Passing the wording on to the owner of the template.',
  'Checked with the team leader: the queue was short of two people that week. That explains it, it does not excuse it.',
];

function complaint(cast: Cast): readonly Beat[] {
  const { chance, situation, world } = cast;
  const beats: Beat[] = [
    opened(cast),
    beat.wrote(cast, chance.one(HOLDING), {
      state: 'acknowledged',
      step: 'Find out what happened',
      days: 4,
      hours: chance.wait(4),
    }),
  ];
  if (chance.perhaps(0.7)) beats.push(beat.noted(cast, fitting(cast, situation.notes)));
  beats.push(beat.movedTo(cast, { state: 'investigating', step: chance.one(situation.steps), days: 8 }));
  if (chance.perhaps(0.5))
    beats.push(...beat.worked(cast, chance.one(situation.tasks ?? ['Listen to the call and note what was promised'])));
  if (chance.perhaps(0.35)) beats.push(beat.noted(cast, chance.one(FINDINGS), world.agency.leaderOf(cast.team)));
  if (chance.perhaps(0.25)) beats.push(beat.chased(cast));
  beats.push(...decided(cast, fitting(cast, situation.answers)));
  const said = wroteAgain(cast);
  const reviewer = reviewerOf(cast);
  if (said !== undefined)
    beats.push(
      beat.customerWrote(cast, said[0]),
      ...(said === UNCONVINCED
        ? reviewed(cast, reviewer, chance.one(SECOND_LOOK))
        : [beat.wrote(cast, said[1], { state: 'answered', days: 10 })]),
    );
  return [
    ...beats,
    beat.movedTo(said === UNCONVINCED ? { ...cast, owner: reviewer } : cast, {
      state: 'closed',
      why: 'Answered, and the customer has said nothing further.',
      hours: 30 + chance.wait(20),
    }),
  ];
}

/**
 * What they say to the answer, where they say anything. A restricted complaint stays with whoever has it: they would not see
 * it any more once somebody else has it, and could do nothing more on it.
 */
function wroteAgain(cast: Cast): Exchange | undefined {
  const said = cast.chance.perhaps(0.25) ? (exchange(cast, cast.situation.then) ?? UNCONVINCED) : undefined;
  return said === UNCONVINCED && cast.situation.restricted === true ? undefined : said;
}

/** Whoever looks at it again has had nothing to do with it. */
const reviewerOf = ({ owner, team, world: { agency } }: Cast) => {
  const leader = agency.leaderOf(team);
  return leader.id === owner.id ? agency.named('Priya Nand') : leader;
};

function kindWord(cast: Cast): readonly Beat[] {
  const { chance, situation } = cast;
  const beats: Beat[] = [opened(cast)];
  if (chance.perhaps(0.5)) beats.push(beat.noted(cast, fitting(cast, situation.notes)));
  return [
    ...beats,
    beat.wrote(cast, fitting(cast, situation.answers), { state: closingOf(cast.kind), closes: true, heat: 0 }),
  ];
}

const REFUSAL =
  'We have looked for what you asked for and cannot release it, because it is about other people as much as about you and they have not agreed. The reasons are in the enclosed notice, with how to have this reviewed.';

const MIDDLE: Partial<Record<Kind, string>> = {
  'access request': 'collecting',
  'privacy complaint': 'investigating',
  'decision review': 'reviewing',
};

/** Matters with a form of their own: records asked for, privacy, a decision looked at again. */
function formal(cast: Cast): readonly Beat[] {
  const { chance, situation, kind } = cast;
  const step = chance.one(situation.steps);
  const beats: Beat[] = [
    opened(cast),
    ...asked(cast),
    beat.movedTo(cast, { state: MIDDLE[kind] ?? 'open', step, days: 9 }),
  ];
  if (chance.perhaps(0.6)) beats.push(beat.noted(cast, fitting(cast, situation.notes)));
  if (situation.tasks !== undefined && chance.perhaps(0.7))
    beats.push(...beat.worked(cast, chance.one(situation.tasks)));
  if (chance.perhaps(0.2)) beats.push(beat.chased(cast));
  return [...beats, ...formallyDecided(cast)];
}

function formallyDecided(cast: Cast): readonly Beat[] {
  const { chance, situation, kind } = cast;
  const refused = kind === 'access request' && chance.perhaps(0.12);
  const state = refused ? 'refused' : closingOf(kind);
  const enclose = kind === 'access request' && !refused ? 'Released records' : 'Notice of decision';
  const letter = beat.wrote(cast, refused ? REFUSAL : fitting(cast, situation.answers), {
    state,
    closes: true,
    hours: 8 + chance.wait(24),
    ...(kind === 'privacy complaint' ? {} : { enclose }),
  });
  if (!chance.perhaps(0.15)) return [letter];
  return [letter, beat.thanked(cast), beat.movedTo(cast, { state, why: 'A thank you. Nothing more to do.' })];
}
