import type { Need } from './needs.ts';

/** What a case brings along that asks for somebody in particular. */
export type Brought = {
  /** The languages in which its customer is to be spoken with, by name. */
  readonly languages: readonly string[];
  readonly relay: boolean;
  /** What it is about: its kind and its tags. */
  readonly about: readonly string[];
};

export const OWN_NEEDS = ['language', 'relay', 'service'] as const;
export type OwnNeed = (typeof OWN_NEEDS)[number];
export const HEEDS = ['off', 'preferred', 'hard'] as const;
export type Heed = {
  readonly about: OwnNeed;
  readonly mode: (typeof HEEDS)[number];
  readonly level: number;
  /** After so long what is preferred lets go. */
  readonly minutes: number;
};

/** Until somebody says otherwise: wished for, for a quarter of an hour, because an interpreter or a colleague can be asked too. */
export const USUAL_HEED = { mode: 'preferred', level: 3, minutes: 15 } as const;

type Skill = { readonly id: string; readonly kind: string; readonly name: string };
const plain = (text: string): string => text.trim().toLocaleLowerCase('en');

/** Which kind of skill answers to which need. */
const KINDS: Readonly<Record<OwnNeed, string>> = { language: 'language', relay: 'relay-trained', service: 'service' };

/**
 * What a case needs by itself: of the skills that are in use, those that are called like its customer's language, like its kind
 * or like one of its tags, and whichever is for relay calls. What nobody has made a skill of is asked of nobody.
 */
export function needsOfCase(brought: Brought, skills: readonly Skill[], heeds: readonly Heed[]): readonly Need[] {
  return OWN_NEEDS.flatMap((about) => {
    const { mode, level, minutes } = heeds.find((one) => one.about === about) ?? { about, ...USUAL_HEED };
    if (mode === 'off') return [];
    const relax = mode === 'hard' ? null : [{ after: minutes, level: 0 }];
    return skills
      .filter(({ kind, name }) => kind === KINDS[about] && isMeant(about, name, brought))
      .map(({ id }): Need => ({ skill: id, level, relax }));
  });
}

function isMeant(about: OwnNeed, name: string, { languages, relay, about: words }: Brought): boolean {
  if (about === 'relay') return relay;
  return (about === 'language' ? languages : words).some((one) => plain(one) === plain(name));
}

/** What the queue and the case ask for together. Of the same skill what is hard counts, and then the higher level. */
export function bothNeeds(ofQueue: readonly Need[], ofCase: readonly Need[]): readonly Need[] {
  if (ofCase.length === 0) return ofQueue;
  const kept = ofQueue.map((need) =>
    stronger(
      need,
      ofCase.find(({ skill }) => skill === need.skill),
    ),
  );
  return [...kept, ...ofCase.filter(({ skill }) => !ofQueue.some((one) => one.skill === skill))];
}

function stronger(one: Need, other: Need | undefined): Need {
  if (other === undefined) return one;
  if ((one.relax === null) !== (other.relax === null)) return one.relax === null ? one : other;
  return other.level > one.level ? other : one;
}
