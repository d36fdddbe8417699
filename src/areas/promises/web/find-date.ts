import { useEffect, useState } from 'react';
import { tell, type ReplyOf } from '#ui/wire/call.ts';
import * as contract from '../contract.ts';

type Found = ReplyOf<typeof contract.find>['found'][number];

/** A pause in the typing, after which it is worth asking. */
const PAUSE_MS = 250;

/** The promise that these words make after "I will", by the office's calendar, while they are typed. */
export function useAnswer(what: string): Found | undefined {
  const [found, setFound] = useState<{ readonly of: string; readonly is: Found | undefined }>();
  useEffect(() => {
    if (what.trim().length < 6) return undefined;
    const asking = new AbortController();
    const timer = setTimeout(() => {
      tell(contract.find, { body: { text: what } })
        .then(({ found: all }) => {
          if (!asking.signal.aborted) setFound({ of: what, is: all[0] });
        })
        // Without an answer the date is set by hand.
        .catch(() => setFound(undefined));
    }, PAUSE_MS);
    return () => {
      asking.abort();
      clearTimeout(timer);
    };
  }, [what]);
  return found?.of === what ? found.is : undefined;
}
