import { setAccess } from '#areas/cases/server/index.ts';
import { HOUR } from '#kernel/time.ts';
import type { Officer } from '../agency.ts';
import { CHASERS, THANKS, fill, letterTo, replyFrom } from '../words/letters.ts';
import { answer, answerByMail, describe, move, take, type Scene } from './acts.ts';
import { closingOf, toneOf, type Beat, type Cast } from './cast.ts';
import { quote } from './mail.ts';
import { pdf } from './paper.ts';
import * as tell from './tell.ts';

/** The things that happen on almost every case. Each is one beat; a script strings them together. */

export function taken(cast: Cast, as: { owner?: Officer | null; priority?: number } = {}): Beat {
  const { file, person, situation, world, kind, chance } = cast;
  const owner = as.owner === undefined ? cast.owner : as.owner;
  const by = owner ?? cast.owner;
  const tags = chance.perhaps(0.45) ? situation.tags : [];
  const describing = person.needs !== '' || chance.perhaps(0.35);
  return {
    by: 'office',
    hours: chance.wait(5),
    officer: by,
    run: () => async (scene) => {
      const priority = as.priority === undefined ? {} : { priority: as.priority };
      const restricted = situation.restricted === true ? { restricted: true } : {};
      await take(scene, file, {
        teamId: world.agency.teamIds[cast.team],
        ownerId: owner?.id ?? null,
        kind,
        ...priority,
        ...restricted,
      });
      // Who sees a restricted case besides its owner is said by name.
      if (situation.restricted === true)
        await setAccess(scene.desk.office.desk, scene.work, file.id, [world.agency.leaderOf(cast.team).id]);
      if (describing) await describe(scene, file, person);
      if (tags.length > 0) await tell.tag(file, tags)(scene);
    },
  };
}

export function noted(cast: Cast, text: string, by: Officer = cast.owner): Beat {
  const body = fill(text, cast.facts);
  return { by: 'office', hours: cast.chance.wait(3), officer: by, run: () => tell.note(cast.file, body) };
}

type Writing = {
  readonly state?: string;
  readonly closes?: boolean;
  readonly by?: Officer;
  readonly heat?: number;
  readonly hours?: number;
  readonly step?: string;
  readonly days?: number;
  readonly enclose?: string;
};

/** What an officer wrote last, for the customer's mail program to quote. */
const written = new WeakMap<Cast, string>();

export function wrote(cast: Cast, text: string, it: Writing = {}): Beat {
  const { file, person, chance, world, facts } = cast;
  const officer = it.by ?? cast.owner;
  const body = letterTo(person, chance, {
    body: fill(text, facts),
    heat: it.heat ?? cast.heat,
    officer: officer.name,
    team: cast.team,
  });
  const files =
    it.enclose === undefined
      ? []
      : [
          pdf(`${it.enclose.toLowerCase().replace(/\W+/g, '-')}.pdf`, it.enclose, [
            'Service Southmark',
            person.name,
            `${person.street}, ${person.suburb}`,
            `Reference of this letter: ${cast.n}-${chance.between(100, 999)}`,
          ]),
        ];
  written.set(cast, body);
  return {
    by: 'office',
    hours: it.hours ?? chance.wait(7),
    officer,
    letter: true,
    ...(it.closes === true ? { closes: true as const } : {}),
    run: (at) => (scene) =>
      answer(scene, file, {
        body,
        files,
        then: {
          ...(it.state === undefined ? {} : { state: it.state }),
          ...(it.step === undefined ? {} : { nextStep: fill(it.step, facts) }),
          nextDueAt: world.calendar.fiveOn(at, it.days ?? 5),
        },
      }),
  };
}

/** Rings the customer, and closes the case when that settled it. */
export function rang(cast: Cast, said: string, state: string | null): Beat {
  const { file, chance, facts } = cast;
  const call = {
    channel: 'phone',
    direction: 'out',
    said: fill(said, facts),
    tone: toneOf(Math.max(0, cast.heat - 1)),
  } as const;
  return {
    by: 'office',
    hours: chance.wait(6),
    officer: cast.owner,
    ...(state === null ? {} : { closes: true as const }),
    run: () => async (scene) => {
      await tell.spoke(file, call)(scene);
      if (state !== null) await move(scene, file, { state, why: 'Settled on the telephone.' });
    },
  };
}

export function movedTo(
  cast: Cast,
  it: { state: string; step?: string; days?: number; why?: string; hours?: number },
): Beat {
  const { file, world } = cast;
  return {
    by: 'office',
    hours: it.hours ?? cast.chance.wait(4),
    officer: cast.owner,
    ...(it.state === closingOf(cast.kind) ? { closes: true as const } : {}),
    run: (at) => (scene) =>
      move(scene, file, {
        state: it.state,
        why: it.why,
        nextStep: it.step,
        nextDueAt: world.calendar.fiveOn(at, it.days ?? 5),
      }),
  };
}

type From = {
  readonly address?: string;
  readonly files?: readonly (readonly [string, string])[];
  readonly hours?: number;
};

/** The customer writes again, as an answer to what we wrote. */
export function customerWrote(cast: Cast, text: string, it: From = {}): Beat {
  const { file, person, chance, world, facts } = cast;
  const body = replyFrom(person, chance, fill(text, facts));
  const before = written.get(cast);
  const quoted = before !== undefined && chance.perhaps(0.6);
  const key = chance.between(1, 1_000_000_000);
  const address = it.address ?? person.email;
  const files = (it.files ?? []).map(([name, title]) =>
    pdf(name, title, [
      person.name,
      `${person.street}, ${person.suburb}`,
      `Number ${facts['number'] ?? ''}-${cast.n}-${key}`,
    ]),
  );
  return {
    by: 'customer',
    hours: it.hours ?? chance.wait(26),
    run: (at) => (scene) =>
      answerByMail(scene, file, {
        at,
        from: { name: person.name, address },
        subject: `Re: ${cast.subject}`,
        text: body,
        ...(quoted
          ? { quoted: quote(`On ${world.calendar.longDate(at - 5 * HOUR)}, Service Southmark wrote:`, before) }
          : {}),
        messageId: `c${cast.n}.${key}@${address.slice(address.indexOf('@') + 1)}`,
        files,
      }),
  };
}

export const thanked = (cast: Cast): Beat => customerWrote(cast, cast.chance.one(THANKS));
export const chased = (cast: Cast): Beat =>
  customerWrote(cast, cast.chance.one(CHASERS), { hours: 90 + cast.chance.wait(70) });

/** The customer rings about a case that exists. */
export function customerRang(cast: Cast, said: string): Beat {
  const { file, facts, chance } = cast;
  const call = { channel: 'phone', direction: 'in', said: fill(said, facts), tone: toneOf(cast.heat) } as const;
  return { by: 'office', hours: chance.wait(20), officer: cast.owner, run: () => tell.spoke(file, call) };
}

/** A piece of work that somebody has to do before the answer can be given. */
export function worked(cast: Cast, title: string): readonly Beat[] {
  const { file, chance, world, facts } = cast;
  const helper =
    chance.perhaps(0.6) || cast.situation.restricted === true ? cast.owner : chance.one(world.agency.of(cast.team));
  const planned = { at: 0 };
  const piece: { it?: ReturnType<typeof tell.task> } = {};
  return [
    {
      by: 'office',
      hours: 0.1,
      officer: cast.owner,
      run: (at) => {
        planned.at = world.calendar.fiveOn(at, chance.between(1, 4));
        piece.it = tell.task(file, fill(title, facts).slice(0, 280), { owner: helper, dueAt: planned.at });
        return (scene: Scene) => piece.it?.add(scene) ?? Promise.resolve();
      },
    },
    {
      by: 'office',
      hours: 2 + chance.wait(9),
      officer: helper,
      run: () => (scene) => piece.it?.finish(scene) ?? Promise.resolve(),
    },
  ];
}

/** Handed to a colleague, with the reason. */
export function handedOver(cast: Cast, to: Officer, why: string): Beat {
  return {
    by: 'office',
    hours: cast.chance.wait(6),
    officer: cast.owner,
    run: () => async (scene) => {
      await tell.note(cast.file, why)(scene);
      await take(scene, cast.file, { teamId: cast.world.agency.teamIds[cast.team], ownerId: to.id });
    },
  };
}
