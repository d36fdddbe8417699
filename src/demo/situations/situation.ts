import type { Kind } from '#areas/cases/rules/index.ts';
import type { TeamKey } from '../agency.ts';

/** What one side says and what the other then says, with the number of the ask it fits where it fits only one. */
export type Exchange = readonly [said: string, back: string, fits?: number];

/**
 * Something people bring to a public agency, with several ways of saying it. Words in braces are filled in for each case,
 * the same in the question and in the answer: {amount} {plate} {date} {suburb} {street} {oldstreet} {number} {name} {year}
 * {child} {day}.
 */
export type Situation = {
  readonly team: TeamKey;
  readonly kind: Kind;
  /** How often it happens beside the others; 1 when left out. */
  readonly often?: number;
  /** One that fits only one of the asks begins with its number: `1|Leak at the meter`. */
  readonly subjects: readonly string[];
  /** What the customer asks, in their words. Where answers and notes are as many, each belongs to the ask in its place. */
  readonly asks: readonly string[];
  /** What some of them add. */
  readonly adds?: readonly string[];
  /** What the officer must know first, and what the customer then sends. */
  readonly needs?: readonly Exchange[];
  readonly answers: readonly string[];
  /** What some customers ask after the answer, and what they are told. */
  readonly then?: readonly Exchange[];
  readonly notes: readonly string[];
  /** Work that must be done before the answer. */
  readonly tasks?: readonly string[];
  readonly steps: readonly string[];
  readonly tags: readonly string[];
  /** Files customers send with it: name and title. */
  readonly files?: readonly (readonly [name: string, title: string])[];
  /** How upset it leaves people, from 0 to 3. */
  readonly heat?: 0 | 1 | 2 | 3;
  readonly restricted?: true;
};
