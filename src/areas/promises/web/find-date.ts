import { useEffect, useState } from 'react';
import { tell, type ReplyOf } from '#ui/wire/call.ts';
import * as contract from '../contract.ts';

export type Found = ReplyOf<typeof contract.find>['found'][number];

/** A pause in the typing, after which it is worth asking. */
const PAUSE_MS = 250;

/** The promise that these words make after "I will", by the office's calendar, while they are typed. */
export function useAnswer(what: string): Found | undefined {
  const [found, setFound] = useState<{ readonly of: string; readonly is: Found | undefined }>();
  useEffect(() => {
    if (what.trim().length < 6) return undefined;
    const asking = new AbortController();
    const timer = setTimeout(() => {
      tell(contract.find, { body: { text: what, bare: true } }, { signal: asking.signal })
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

/** Without one of these words nothing is promised, and nothing needs to be asked. */
const MAY_PROMISE = /\b(?:will|shall|promise|guarantee|undertake|going to)\b|['’]ll\b/i;
/** Longer than between two words, so that a sentence is asked about once. */
const SENTENCE_MS = 450;
const MOST_LENGTH = 20_000;
const NONE: readonly Found[] = [];

/** What a text promises, a moment after the typing stops. What was found stays until the next answer; the typing waits for none. */
export function useFound(text: string): readonly Found[] {
  const [found, setFound] = useState(NONE);
  const tail = text.slice(-MOST_LENGTH);
  const worth = MAY_PROMISE.test(tail);
  useEffect(() => {
    if (!worth) return undefined;
    const asking = new AbortController();
    const timer = setTimeout(() => {
      tell(contract.find, { body: { text: tail, bare: false } }, { signal: asking.signal })
        .then((told) => setFound(told.found))
        // Without an answer nothing is offered; what was sent is looked at again on the case.
        .catch(() => undefined);
    }, SENTENCE_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [tail, worth]);
  return worth ? found : NONE;
}
