import {
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { flushSync } from 'react-dom';
import { useQueryClient } from '@tanstack/react-query';
import { useMe } from '#areas/identity/web/index.ts';
import { discard, draftAt, dropText, end, goOnWith, listen, reconcile, saveNow, write, type Draft } from './store.ts';
import type { Content, DraftKind, DraftRest, Place, SavedText } from './types.ts';

const NOTHING: readonly SavedText[] = [];

/**
 * A text that is never lost: kept in this browser with each letter and by the service every two seconds, and begun again
 * wherever the officer signs in. Where two windows wrote apart, the texts of the others are in `others`.
 */
export function useDraft(caseId: string | null, kind: DraftKind, saved: readonly SavedText[] | undefined) {
  const place = usePlace(caseId, kind);
  return useActs(
    place,
    saved,
    useSyncExternalStore(listen, () => draftAt(place)),
  );
}

/**
 * The same text for what stands around the field it is written in: it follows a moment after each letter, so that no key waits
 * for it. Whoever needs the text as it is at this moment asks `now`, or catches up first.
 */
export function useLateDraft(caseId: string | null, kind: DraftKind, saved: readonly SavedText[] | undefined) {
  const place = usePlace(caseId, kind);
  const { draft, catchUp } = useFollowed(place);
  return { ...useActs(place, saved, draft), catchUp };
}

/** Sends the text as it is in the field, also with the letter that came just before the key that sends it. */
export function useSendsAll(catchUp: () => void, send: (next: boolean) => void): (next: boolean) => void {
  const latest = useRef(send);
  useLayoutEffect(() => {
    latest.current = send;
  });
  return useCallback(
    (next) => {
      catchUp();
      latest.current(next);
    },
    [catchUp],
  );
}

function usePlace(caseId: string | null, kind: DraftKind): Place {
  const officerId = useMe().officer.id;
  return useMemo(() => ({ officerId, caseId, kind }), [officerId, caseId, kind]);
}

function useFollowed(place: Place): { readonly draft: Draft; readonly catchUp: () => void } {
  const [seen, setSeen] = useState(() => ({ place, draft: draftAt(place) }));
  const follow = useCallback(() => {
    const draft = draftAt(place);
    setSeen((before) => (before.place === place && before.draft === draft ? before : { place, draft }));
  }, [place]);
  useEffect(() => {
    const later = () => startTransition(follow);
    later();
    return listen(later);
  }, [follow]);
  return {
    draft: seen.place === place ? seen.draft : draftAt(place),
    catchUp: useCallback(() => flushSync(follow), [follow]),
  };
}

function useActs(place: Place, saved: readonly SavedText[] | undefined, draft: Draft) {
  const client = useQueryClient();
  const { kind } = place;
  const texts = useMemo(() => saved?.filter((one) => one.kind === kind), [saved, kind]);
  useEffect(() => {
    if (texts !== undefined) reconcile(place, texts);
  }, [place, texts]);
  const { apart } = draft;
  useEffect(() => {
    if (apart) void client.invalidateQueries();
  }, [apart, client]);
  const others = (texts ?? NOTHING).filter(
    ({ id, body }) => id !== draft.over?.id && body.trim() !== draft.body.trim() && draft.at > 0,
  );
  const refresh = useCallback(() => client.invalidateQueries(), [client]);
  return {
    ...draft,
    id: draft.over?.id,
    /** What the text is called as an act: sent again after a line that broke it is the same act; with a letter more another. */
    act: `${draft.writer}:${draft.at}`,
    others,
    /** The text at this moment, for whoever adds to it. */
    now: useCallback(() => draftAt(place), [place]),
    /** Plain words; a look that the text had is gone with them. */
    write: useCallback(
      (body: string) => {
        const { html: _html, ...rest } = draftAt(place).rest;
        write(place, { body, rest });
      },
      [place],
    ),
    /** The words with their look. */
    look: useCallback(
      (html: string, body: string) => write(place, { body, rest: { ...draftAt(place).rest, html } }),
      [place],
    ),
    put: useCallback((change: DraftRest) => write(place, { rest: { ...draftAt(place).rest, ...change } }), [place]),
    set: useCallback((content: Partial<Content>) => write(place, content), [place]),
    save: useCallback(() => saveNow(place), [place]),
    end: useCallback(() => end(place), [place]),
    /** Throws away what is here. */
    discard: useCallback(() => discard(place), [place]),
    /** Goes on with another of the texts; this one stays beside it. */
    take: useCallback((text: SavedText) => void goOnWith(place, text).then(refresh), [place, refresh]),
    drop: useCallback((text: SavedText) => void dropText(text.id).then(refresh), [refresh]),
  };
}

export type UsedDraft = ReturnType<typeof useDraft>;
