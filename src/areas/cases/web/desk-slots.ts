import { createContext, use, type ComponentType } from 'react';
import type { DraftRest } from './drafts/types.ts';

export type Promised = NonNullable<DraftRest['promises']>[number];

export type OffersProps = {
  /** What stands in the field now. */
  readonly text: string;
  /** What was accepted and will be promised with the text, and the sentences that were not meant as promises. */
  readonly promises: readonly Promised[];
  readonly notPromised: readonly string[];
  readonly onAccept: (promised: Promised) => void;
  readonly onPass: (quote: string) => void;
  readonly onDrop: (quote: string) => void;
};

/** A letter for many: filled as far as it is the same for all of them, with fields where each has its own. */
export type Letter = { readonly id: string; readonly version: number; readonly body: string };
export type LettersProps = { readonly onPick: (letter: Letter) => void };

export type CheckProps = {
  /** What stands in the field now. */
  readonly text: string;
  /** Whether a private link goes with it, or whoever reads it has another way to write back. */
  readonly replies: boolean;
  /** Leads to a place in the text; with words, those take its place. */
  readonly onGo: (at: { readonly from: number; readonly to: number }, words?: string) => void;
};

export type ToneProps = {
  /** What the customer said, and how it was noted that they sounded; empty while it was not. */
  readonly text: string;
  readonly tone: string;
  readonly onTone: (tone: string) => void;
};

/**
 * What later areas add wherever somebody writes, on the case or not. The shell fills it: this area imports nothing that stands
 * above it.
 */
export type DeskSlots = {
  /** What a text would promise, offered while it is written. */
  readonly Offers: ComponentType<OffersProps>;
  /** How a text reads, while it is written. */
  readonly Check: ComponentType<CheckProps>;
  /** How somebody sounds by what they said, offered where it is noted. */
  readonly Tone: ComponentType<ToneProps>;
  /** The templates, for an answer to many. */
  readonly Letters: ComponentType<LettersProps>;
  /** What there is to know beside the list of the day. */
  readonly Round: ComponentType;
};

const Slots = createContext<DeskSlots>({
  Offers: () => null,
  Check: () => null,
  Tone: () => null,
  Letters: () => null,
  Round: () => null,
});
export const DeskSlotsOf = Slots.Provider;
export const useDeskSlots = (): DeskSlots => use(Slots);
