import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useMe } from '#areas/identity/web/index.ts';
import { discard, draftAt, dropText, end, goOnWith, listen, reconcile, saveNow, write } from './store.ts';
import type { Content, DraftKind, DraftRest, Place, SavedText } from './types.ts';

const NOTHING: readonly SavedText[] = [];

/**
 * A text that is never lost: kept in this browser with each letter and by the service every two seconds, and begun again
 * wherever the officer signs in. Where two windows wrote apart, the texts of the others are in `others`.
 */
export function useDraft(caseId: string | null, kind: DraftKind, saved: readonly SavedText[] | undefined) {
  const client = useQueryClient();
  const officerId = useMe().officer.id;
  const place = useMemo<Place>(() => ({ officerId, caseId, kind }), [officerId, caseId, kind]);
  const texts = useMemo(() => saved?.filter((one) => one.kind === kind), [saved, kind]);
  useEffect(() => {
    if (texts !== undefined) reconcile(place, texts);
  }, [place, texts]);
  const draft = useSyncExternalStore(listen, () => draftAt(place));
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
