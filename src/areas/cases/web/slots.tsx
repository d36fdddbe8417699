import { createContext, use, type ComponentType } from 'react';
import type { CaseEntry, CaseView } from './types.ts';

export type SideSlot = { readonly key: string; readonly View: ComponentType<{ readonly it: CaseView }> };

/**
 * What later areas add to the case screen. The shell fills them, so that this area imports nothing that stands above it:
 * remove an area and its place is simply empty.
 */
export type CaseSlots = {
  /** Writing to the customer. */
  readonly Reply: ComponentType<{ readonly it: CaseView }>;
  /** What became of a message we sent, and the act that mends it. */
  readonly Delivery: ComponentType<{ readonly entry: CaseEntry }>;
  /** A message that was attached to another, opened. */
  readonly Mail: ComponentType<{ readonly attachmentId: string }>;
  readonly side: readonly SideSlot[];
};

const EMPTY: CaseSlots = { Reply: () => null, Delivery: () => null, Mail: () => null, side: [] };

const Slots = createContext(EMPTY);
export const CaseSlotsOf = Slots.Provider;
export const useCaseSlots = (): CaseSlots => use(Slots);
