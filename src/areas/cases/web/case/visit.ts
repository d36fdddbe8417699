import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { SECOND, type Instant } from '#kernel/time.ts';
import { tell, type ReplyOf } from '#ui/wire/call.ts';
import { keyOf, useAsk } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';

type Here = ReplyOf<typeof contract.whoIsHere>;
export type Other = Here['others'][number];
type Doing = 'reading' | 'writing';

const BEAT = 30 * SECOND;
/** Whoever has written nothing for so long reads. */
const RESTS = 15 * SECOND;

/** One window; a second one of the same officer is another. */
const SEAT = `seat-${Math.random().toString(36).slice(2, 14).padEnd(8, '0')}`;

/** Cases that are being left, until that is said. */
const leaving = new Map<string, ReturnType<typeof setTimeout>>();
const SAME_VISIT = 100;

export type Visit = {
  readonly others: readonly Other[];
  readonly doing: Doing;
  /** When this officer last left the case: what came since is new to them. Null on the first visit, undefined until known. */
  readonly seenAt: Instant | null | undefined;
  readonly wrote: () => void;
};

/** Says that this officer has the case open and whether they write, and hears who else does, from when it is on the screen. */
export function useVisit(caseId: string, drawn: boolean): Visit {
  const client = useQueryClient();
  const [doing, setDoing] = useState<Doing>('reading');
  const [seenAt, setSeenAt] = useState<Instant | null>();
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const arrived = useRef(false);
  const asked = useAsk(
    contract.whoIsHere,
    { params: { id: caseId } },
    { enabled: drawn, watch: ['presence'], about: caseId },
  );

  useEffect(() => {
    if (!drawn) return undefined;
    const params = { id: caseId };
    const be = async () => {
      const arriving = !arrived.current;
      arrived.current = true;
      try {
        const { others, seenAt: before } = await tell(contract.beHere, {
          params,
          body: { seat: SEAT, doing, arriving },
        });
        client.setQueryData(keyOf(contract.whoIsHere, { params }), { others });
        if (arriving) setSeenAt(before);
      } catch {
        // Nobody hears of it while the line is away; the next beat says it again.
        if (arriving) arrived.current = false;
      }
    };
    void be();
    const beat = setInterval(() => void be(), BEAT);
    return () => clearInterval(beat);
  }, [caseId, doing, client, drawn]);

  useEffect(() => {
    // The same case again at once is one visit: React may take a screen down and put it up within a moment.
    clearTimeout(leaving.get(caseId));
    leaving.delete(caseId);
    const goAway = () => {
      arrived.current = false;
      leave(caseId);
    };
    window.addEventListener('pagehide', goAway);
    return () => {
      window.removeEventListener('pagehide', goAway);
      leaving.set(caseId, setTimeout(goAway, SAME_VISIT));
    };
  }, [caseId]);

  useEffect(() => () => clearTimeout(rest.current), []);
  const wrote = useCallback(() => {
    setDoing('writing');
    clearTimeout(rest.current);
    rest.current = setTimeout(() => setDoing('reading'), RESTS);
  }, []);
  return { others: asked.data?.others ?? [], doing, seenAt, wrote };
}

/** Said also while the window goes away, when an ordinary request would be cut off. */
function leave(caseId: string): void {
  leaving.delete(caseId);
  const body = new Blob([JSON.stringify({ seat: SEAT })], { type: 'application/json' });
  navigator.sendBeacon(contract.leave.path.replace(':id', caseId), body);
}
