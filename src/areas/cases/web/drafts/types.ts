import type { z } from 'zod';
import type { Instant } from '#kernel/time.ts';
import type * as contract from '../../contract.ts';

export const DRAFT_KINDS = ['reply', 'note', 'call', 'case', 'answer', 'form'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];
export type DraftRest = z.infer<typeof contract.draftRest>;
export type Content = { readonly body: string; readonly rest: DraftRest };

/** Where something is being written. Two officers at one machine never find each other's texts. */
export type Place = { readonly officerId: string; readonly caseId: string | null; readonly kind: DraftKind };

/** A text the service has. */
export type SavedText = Content & {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly savedAt: Instant;
};
