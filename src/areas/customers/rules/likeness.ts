import { endOf, sameNumber } from './phone.ts';

export type Known = {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly points: readonly { readonly kind: string; readonly value: string; readonly normal: string }[];
};

export type Because = { readonly same: 'phone' | 'email' | 'address' | 'name'; readonly value: string };

const WEIGHT: Readonly<Record<Because['same'], number>> = { email: 4, phone: 3, address: 2, name: 1 };

const plainWords = (name: string): readonly string[] =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The same words in any order: "Doolan, Margaret" is Margaret Doolan. One word alone is no name to go by. */
export function sameName(one: string, other: string): boolean {
  const [a, b] = [plainWords(one).toSorted(), plainWords(other).toSorted()];
  return a.length > 1 && a.join(' ') === b.join(' ');
}

/** Why two records look like one customer. Nothing when they do not; a person and an organisation never do. */
export function becauseOf(one: Known, other: Known): readonly Because[] {
  if (one.id === other.id || one.kind !== other.kind) return [];
  const shared = one.points.flatMap((point): Because[] => {
    const match = other.points.find((its) => its.kind === point.kind && reachesSame(point, its));
    const same =
      point.kind === 'post' ? 'address' : point.kind === 'phone' || point.kind === 'email' ? point.kind : undefined;
    return match === undefined || same === undefined ? [] : [{ same, value: point.value }];
  });
  const named: Because[] = sameName(one.name, other.name) ? [{ same: 'name', value: other.name }] : [];
  // A house holds more than one person, so an address counts only where the names are alike as well.
  const telling = shared.filter(
    ({ same }) => same !== 'address' || named.length > 0 || soundsAlike(one.name, other.name),
  );
  return [...telling, ...named].toSorted((a, b) => WEIGHT[b.same] - WEIGHT[a.same]);
}

type Point = Known['points'][number];
const reachesSame = (a: Point, b: Point): boolean =>
  a.kind === 'phone' ? endOf(a.value) !== '' && sameNumber(a.value, b.value) : a.normal === b.normal;

/** Names that share their first letter and their consonants: Doolan and Dolan. */
export function soundsAlike(one: string, other: string): boolean {
  const [a, b] = [plainWords(one).map(soundOf), plainWords(other).map(soundOf)];
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  return fewer.length > 0 && fewer.every((sound) => more.includes(sound));
}

const soundOf = (word: string): string =>
  word.slice(0, 1) +
  word
    .slice(1)
    .replace(/[aeiouyhw]/g, '')
    .replace(/(.)\1+/g, '$1');

/** The likeliest first. */
export const byLikeness = (a: { because: readonly Because[] }, b: { because: readonly Because[] }): number =>
  weightOf(b.because) - weightOf(a.because);

const weightOf = (because: readonly Because[]): number => because.reduce((sum, { same }) => sum + WEIGHT[same], 0);
