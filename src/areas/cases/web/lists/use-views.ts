import { useMe } from '#areas/identity/web/index.ts';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';

/** Counts that every act of every colleague may change are asked for again at most this often. */
const EVERY_MS = 3000;

/** Whoever comes from outside, for an apprenticeship alone, has no queues and asks for none. */
export const useQueues = () =>
  useAsk(contract.queues, {}, { enabled: useMe().may('cases.read'), watch: ['case', 'queue'], every: EVERY_MS });

export type View = ReplyOf<typeof contract.views>['views'][number];

/** The lists that this officer made or was given, with their counts. */
export const useViews = (enabled = true) =>
  useAsk(contract.views, {}, { enabled, watch: ['case', 'queue', 'view'], every: EVERY_MS });
