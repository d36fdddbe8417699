import { useEffect } from 'react';
import { tell } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';

/** How many texts wait to be finished, and in how many notes one is named: for the frame and for Today. */
export function useMineToWrite(enabled = true) {
  const drafts = useAsk(contract.drafts, {}, { enabled, watch: ['draft'] });
  const mentions = useAsk(contract.mentions, {}, { enabled, watch: ['mention'] });
  return {
    drafts: drafts.data?.drafts.length ?? 0,
    mentions: mentions.data?.mentions.length ?? 0,
    /** Nothing is known of either yet. */
    coming: drafts.isLoading || mentions.isLoading,
  };
}

/** Whoever opens a case has read the notes on it that name them. */
export function useSeeMentions(caseId: string, enabled: boolean): void {
  const mentions = useAsk(contract.mentions, {}, { enabled, watch: ['mention'] }).data?.mentions ?? [];
  const named = enabled && mentions.some((one) => one.caseId === caseId);
  useEffect(() => {
    if (named) void tell(contract.seeMentions, { params: { id: caseId } }).catch(() => undefined); // Seen a moment later is no harm: it is asked again with the next look.
  }, [named, caseId]);
}
