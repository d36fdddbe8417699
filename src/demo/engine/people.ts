import { FAMILY, GIVEN, ORGANISATIONS, POSITIONS, PROVIDERS, STREETS, SUBURBS } from '../words/names.ts';
import { chanceFrom } from './chance.ts';

export type Organisation = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  customerId: string | null;
};

/** Somebody the agency serves. What the desk knows of them grows with their cases. */
export type Person = {
  readonly n: number;
  readonly name: string;
  readonly given: string;
  readonly email: string;
  /** A second address they sometimes write from, under which they are at first somebody else. */
  readonly otherEmail: string;
  readonly phone: string;
  readonly street: string;
  readonly suburb: string;
  readonly needs: string;
  readonly language: string | null;
  readonly works: { readonly at: Organisation; readonly as: string } | null;
  /** Null until the desk has a record of them. */
  customerId: string | null;
  /** Whether an officer has written down their telephone number, address and needs. */
  described: boolean;
};

const NEEDS: readonly (readonly [weight: number, needs: string])[] = [
  [84, ''],
  [3, 'Letters and e-mails in large print (18 point).'],
  [3, 'Deaf. Calls by the relay service; prefers e-mail.'],
  [2, 'Hard of hearing: speak slowly, allow pauses.'],
  [2, 'Uses a screen reader: no scanned letters, please send text.'],
  [2, 'Reads little: ring and explain, then send a short letter.'],
  [2, 'Mornings only, treatment in the afternoons.'],
  [2, 'Daughter helps with forms; ask before speaking with her.'],
];

const LANGUAGES = { vi: 'Vietnamese', ar: 'Arabic', zh: 'Chinese', es: 'Spanish' } as const;
export type Language = keyof typeof LANGUAGES;
export const languageName = (code: Language): string => LANGUAGES[code];

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();

/** Numbers set aside for fiction, each given once: the mobile ones first, then lines, then extensions of lines. */
function phoneOf(n: number): string {
  if (n < 900) return `0491 570 ${100 + n}`;
  const line = `(02) 5550 ${2000 + ((n - 900) % 8000)}`;
  return n < 8900 ? line : `${line} ext. ${Math.floor((n - 900) / 8000)}`;
}

function organisations(seed: string): Organisation[] {
  return ORGANISATIONS.map((name) => {
    const chance = chanceFrom(`${seed} ${name}`);
    return {
      name,
      email: `office@${plain(name).slice(0, 24)}.example`,
      phone: `(02) 5550 ${chance.between(1300, 1999)}`,
      customerId: null,
    };
  });
}

export type Population = { readonly people: readonly Person[]; readonly organisations: readonly Organisation[] };

/** So many people, the same ones for the same seed. A larger demo has all of a smaller one's people, and more. */
export function populate(seed: string, count: number): Population {
  const offices = organisations(seed);
  const people = Array.from({ length: count }, (_, n) => personOf(seed, n, offices));
  return { people, organisations: offices };
}

function personOf(seed: string, n: number, offices: readonly Organisation[]): Person {
  const chance = chanceFrom(`${seed} person ${n}`);
  // The first ten are those who stand on the drawn screens.
  const [given, family] = n < 10 ? [GIVEN[n + 1] ?? '', FAMILY[n] ?? ''] : [chance.one(GIVEN), chance.one(FAMILY)];
  const office = chance.perhaps(0.06) ? chance.one(offices) : null;
  const local = `${plain(given)}.${plain(family)}${n % 97 === 0 ? '' : n}`;
  const speaks = chance.perhaps(0.03) ? chance.one(['vi', 'ar', 'zh', 'es'] as const) : null;
  const needs = chance.weighed(NEEDS);
  return {
    n,
    name: `${given} ${family}`,
    given,
    email:
      office === null
        ? `${local}@${chance.one(PROVIDERS)}`
        : `${plain(given)}.${plain(family)}${n}@${office.email.slice(7)}`,
    otherEmail: `${plain(given).slice(0, 1)}${plain(family)}${n}@${chance.one(PROVIDERS)}`,
    phone: phoneOf(n),
    street: `${chance.between(1, 148)} ${chance.one(STREETS)}`,
    suburb: chance.one(SUBURBS),
    needs: speaks === null ? needs : `${LANGUAGES[speaks]} interpreter.`,
    language: speaks,
    works: office === null ? null : { at: office, as: chance.one(POSITIONS) },
    customerId: null,
    described: false,
  };
}
