import type { ReplyOf } from '#ui/wire/call.ts';
import type * as contract from '../contract.ts';

/** What the case screen shows. */
export type CaseView = ReplyOf<typeof contract.read>;
export type CaseEntry = CaseView['entries'][number];
export type Party = CaseView['parties'][number];
