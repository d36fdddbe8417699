import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { SYSTEM, type Actor } from '#platform/work.ts';
import { mailboxOf, type Officer, type TeamKey } from '../agency.ts';
import { SITUATIONS } from '../situations/index.ts';
import type { Situation } from '../situations/situation.ts';
import { FOREIGN } from '../words/languages.ts';
import { factsOf, fill, letterFrom } from '../words/letters.ts';
import { newFile, openByMail, openByVoice, openByWeb, receive, take, type Act } from './acts.ts';
import { toneOf, type Beat, type Cast, type Channel, type World } from './cast.ts';
import { chanceFrom, type Chance } from './chance.ts';
import { extrasFor } from './extras.ts';
import { languageName, type Person } from './people.ts';
import { pdf } from './paper.ts';
import { scriptOf } from './scripts.ts';
import * as beat from './beats.ts';
import * as tell from './tell.ts';

const CHANNELS: readonly (readonly [number, Channel])[] = [
  [54, 'email'],
  [23, 'phone'],
  [8, 'web'],
  [10, 'counter'],
  [5, 'letter'],
];

/** Some people come often, most once. */
const personFor = ({ population: { people } }: World, chance: Chance): Person => {
  const index = Math.floor(people.length * chance.unit() ** 1.35);
  return people[index] ?? chance.one(people);
};

/** Mira sits beside whoever looks at the demo, so her desk is a full one. */
function ownerFor({ agency }: World, team: TeamKey, chance: Chance): Officer {
  const officers = agency.of(team);
  const mira = officers.find(({ name }) => name === 'Mira Tolentino');
  return mira !== undefined && chance.perhaps(0.22) ? mira : chance.one(officers);
}

/** When a case came, and whose it is where that is not left to chance. */
export type When = {
  readonly at: number;
  readonly who?: Person;
  /** A tag of what it is about, where that is not left to chance. */
  readonly about?: string;
};

function castFor(world: World, n: number, { at, who, about }: When): Cast {
  const chance = chanceFrom(`${world.seed} case ${n}`);
  const person = who ?? personFor(world, chance);
  const chosen = SITUATIONS.find(({ tags }) => about !== undefined && tags.includes(about));
  const situation = chosen ?? chance.weighed(SITUATIONS.map((one) => [one.often ?? 1, one] as const));
  const variant = chance.below(situation.asks.length);
  const facts = factsOf(chance, { person, at, calendar: world.calendar });
  const channel = situation.kind === 'access request' ? 'email' : chance.weighed(CHANNELS);
  const [least, most] = [Math.max(0, (situation.heat ?? 0) - 1), Math.min(3, (situation.heat ?? 0) + 1)];
  return {
    world,
    n,
    chance,
    file: newFile(),
    person,
    situation,
    facts,
    team: situation.team,
    kind: situation.kind,
    owner: ownerFor(world, situation.team, chance),
    channel,
    subject: fill(subjectFor(situation, variant, chance), facts),
    variant,
    heat: chance.perhaps(0.55) ? (situation.heat ?? 0) : chance.between(least, most),
  };
}

/** A subject that fits the ask. */
function subjectFor({ subjects }: Situation, variant: number, chance: Chance): string {
  const marked = subjects.map((one) =>
    /^\d\|/.test(one) ? { only: Number(one[0]), text: one.slice(2) } : { only: variant, text: one },
  );
  return chance.one(marked.filter(({ only }) => only === variant)).text;
}

type Opening = Pick<Act, 'at' | 'actor' | 'run'>;

function askedIn(cast: Cast): string {
  const { situation, chance, facts } = cast;
  const more =
    situation.adds !== undefined && chance.perhaps(0.55) ? ` ${fill(chance.one(situation.adds), facts)}` : '';
  return `${fill(situation.asks[cast.variant] ?? '', facts)}${more}`;
}

function opening(cast: Cast, at: number, words: { subject: string; body: string }): Opening {
  const { world, person, situation, chance, channel, file, n } = cast;
  const { calendar, agency } = world;
  const teamId = agency.teamIds[cast.team];
  if (channel === 'phone' || channel === 'counter' || channel === 'letter') {
    const officer = chance.perhaps(0.6) ? cast.owner : chance.one(agency.of(cast.team));
    const said = channel === 'letter' ? `A letter, scanned: “${words.body}”` : words.body;
    const it = {
      kind: cast.kind,
      subject: words.subject,
      teamId,
      ownerId: null,
      channel,
      said,
      tone: toneOf(cast.heat),
    };
    return { at: calendar.staffed(at), actor: officer.actor, run: (scene) => openByVoice(scene, file, person, it) };
  }
  const body = letterFrom(person, chance, { body: words.body, heat: cast.heat });
  const files = situation.files !== undefined && chance.perhaps(0.4) ? [chance.one(situation.files)] : [];
  const papers = files.map(([name, title]) =>
    pdf(name, title, [person.name, `${person.street}, ${person.suburb}`, `Number ${cast.facts['number'] ?? ''}-${n}`]),
  );
  if (channel === 'web') {
    const customer: Actor = { kind: 'system', id: null, may: () => true, teams: [] };
    return {
      at,
      actor: customer,
      run: (scene) =>
        openByWeb(scene, file, person, { kind: cast.kind, subject: words.subject, teamId, body, files: papers }),
    };
  }
  // A mail server that did not hear our answer sends the same message again.
  const twice = chance.perhaps(0.008);
  const draft = {
    at,
    from: { name: chance.perhaps(0.96) ? person.name : '', address: person.email },
    to: mailboxOf(cast.team),
    subject: words.subject,
    text: body,
    messageId: `o${n}.${chance.between(1, 1_000_000_000)}@${person.email.split('@')[1] ?? ''}`,
    files: papers,
  };
  return {
    at,
    actor: SYSTEM,
    run: (scene) => openByMail(scene, file, draft).then(() => (twice ? receive(scene, draft) : undefined)),
  };
}

/** One case from its first word to where it stands now. */
export function storyOf(world: World, n: number, when: When): readonly Act[] {
  const { at } = when;
  const cast = castFor(world, n, when);
  const foreign =
    cast.person.language === null || cast.channel !== 'email' || !cast.chance.perhaps(0.8)
      ? undefined
      : foreignFor(cast);
  if (foreign !== undefined) return acts(foreign.cast, foreign.first, foreign.beats);
  const first = opening(cast, at, { subject: cast.subject, body: askedIn(cast) });
  const script = scriptOf(cast);
  const { beats, besides } = extrasFor(cast, script, first.at);
  world.told.push({ file: cast.file, at: first.at, person: cast.person });
  return [...acts(cast, first, beats), ...besides];

  function foreignFor(it: Cast) {
    const language = it.person.language;
    const known = language === 'vi' || language === 'ar' || language === 'zh' || language === 'es' ? language : 'vi';
    const letter = it.chance.one(FOREIGN[known]);
    const made: Cast = {
      ...it,
      team: letter.team,
      kind: 'enquiry',
      subject: letter.subject,
      owner: ownerFor(world, letter.team, it.chance),
      heat: 0,
      situation: {
        ...it.situation,
        team: letter.team,
        kind: 'enquiry',
        steps: ['Answer with an interpreter'],
        tags: ['interpreter'],
      },
    };
    const name = languageName(known);
    const said: Opening = {
      at,
      actor: SYSTEM,
      run: (scene) =>
        openByMail(scene, made.file, {
          at,
          from: { name: it.person.name, address: it.person.email },
          to: mailboxOf(letter.team),
          subject: letter.subject,
          text: `${letter.text}\n\n${it.person.name}`,
          messageId: `f${n}.${it.chance.between(1, 1_000_000_000)}@${it.person.email.split('@')[1] ?? ''}`,
        }),
    };
    const beats = [
      beat.taken(made),
      beat.noted(made, `${name}, read with the interpreter on the line: ${letter.means}`),
      beat.wrote(made, `${letter.answer}\n\n(${letter.line})`, { state: 'answered', closes: true }),
    ];
    return { cast: made, first: said, beats };
  }
}

/** How likely a case of this age is to be open still. Most settle within days; a few stay for months. */
const stillOpen = (days: number): number => Math.min(0.96, 0.95 * Math.exp(-days / 12) + 0.26 * Math.exp(-days / 120));

/** In days: how long work has waited for somebody at the most. */
const LONGEST_WAIT = 6;

function acts(cast: Cast, first: Opening, beats: readonly Beat[]): Act[] {
  const { world, chance, person } = cast;
  const lane = person.n;
  const age = (world.now - first.at) / DAY;
  if (first.at > world.now) return [];
  const stays = chance.perhaps(stillOpen(age));
  const begun = stays ? cut(cast, first.at, beats) : [];
  // What nobody has looked at is of this week: the agency is slow with some, and forgets none.
  const open = stays && (begun.length > 0 || age < LONGEST_WAIT);
  const timed = open ? begun : unfold(cast, first.at, beats);
  const rest = timed.map(({ at, beat: it }): Act => ({
    at,
    lane,
    actor: it.officer?.actor ?? SYSTEM,
    run: it.run(at),
  }));
  return [{ ...first, lane }, ...rest, ...(open ? planned(cast, first.at, timed) : [])];
}

type Timed = { readonly at: number; readonly beat: Beat };

/** A case that took its course: every beat after the one before. What would lie in the future has not happened. */
function unfold({ world, chance }: Cast, from: number, beats: readonly Beat[]): Timed[] {
  let at = from;
  const timed: Timed[] = [];
  for (const one of beats) {
    at =
      one.by === 'office'
        ? world.calendar.after(at + chance.between(1, 9) * MINUTE, one.hours)
        : at + chance.between(3, 50) * MINUTE + one.hours * HOUR;
    if (at > world.now) break;
    timed.push({ at, beat: one });
  }
  return timed;
}

/** A case that is open: its beats up to somewhere before the end, spread so that the last one is recent. */
function cut({ world, chance, channel }: Cast, from: number, beats: readonly Beat[]): Timed[] {
  const end = beats.findIndex(({ closes }) => closes === true);
  const usable = end === -1 ? beats : beats.slice(0, end);
  const age = world.now - from;
  const fresh = age < 2.2 * DAY && (channel === 'email' || channel === 'web');
  const asked = usable.findIndex(({ letter }) => letter === true);
  const chosen =
    asked > 0 && !fresh && chance.perhaps(0.5)
      ? usable.slice(0, asked + 1)
      : usable.slice(
          0,
          fresh ? chance.below(Math.min(3, usable.length + 1)) : chance.between(1, Math.max(1, usable.length)),
        );
  const whole = chosen.reduce((sum, { hours }) => sum + hours + 1, 0);
  const span = age - Math.min(age * 0.7, chance.wait(2.2) * DAY);
  const timed: Timed[] = [];
  let [spent, last] = [0, from];
  for (const one of chosen) {
    spent += one.hours + 1;
    const wanted = Math.round(Math.max(last + MINUTE, from + (span * spent) / whole));
    const staffed = one.by === 'office' ? world.calendar.staffed(wanted) : wanted;
    // What would be done when the office opens next was done before it closed.
    const at = staffed > world.now ? world.calendar.lastStaffed(wanted) : staffed;
    if (at <= last) break;
    timed.push({ at, beat: one });
    last = at;
  }
  return timed;
}

/** What the officer wrote down as next, and by when: a few are late, most are for this week. */
function planned(cast: Cast, from: number, timed: readonly Timed[]): Act[] {
  const { world, chance, file, situation, person, facts } = cast;
  // Where the customer wrote last, what was planned before that still stands.
  const last = timed.findLast(({ beat: one }) => one.by === 'office');
  if (last === undefined) return [];
  const at = last.at + 20_000;
  const { calendar, now } = world;
  const dueAt = chance.weighed<() => number>([
    [13, () => calendar.fiveOn(now - chance.between(1, 7) * DAY, 0)],
    [22, () => calendar.fiveOn(now, 0) - chance.one([0, 0, 90 * MINUTE, 3 * HOUR, 5 * HOUR])],
    [40, () => calendar.fiveOn(now, chance.between(1, 5))],
    [25, () => calendar.fiveOn(now, chance.between(6, 18))],
  ])();
  if (at > now) return [];
  const nextStep = fill(chance.one(situation.steps), facts);
  const nextDueAt = Math.max(dueAt, calendar.fiveOn(at, 0));
  const officer = last.beat.officer ?? cast.owner;
  const plan: Act = { at, lane: person.n, actor: officer.actor, run: tell.plan(file, { nextStep, nextDueAt }) };
  // Some open work belongs to nobody yet: it went back to the queue.
  const recent = now - from < LONGEST_WAIT * DAY;
  return last === timed.at(-1) && situation.restricted !== true && chance.perhaps(0.22) && recent
    ? [
        plan,
        {
          ...plan,
          at: at + 1000,
          run: (scene) => take(scene, file, { teamId: world.agency.teamIds[cast.team], ownerId: null }),
        },
      ]
    : [plan];
}
