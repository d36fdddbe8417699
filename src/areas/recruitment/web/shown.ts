import type { ReplyOf } from '#ui/wire/call.ts';
import type * as contract from '../contract.ts';

export type Round = ReplyOf<typeof contract.round>;
export type OneCandidate = Round['candidates'][number];
