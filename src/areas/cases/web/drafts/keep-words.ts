import { useEffect, useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useMe } from '#areas/identity/web/index.ts';
import type { FieldPlace, KeptWords } from '#ui/parts/kept-words.ts';
import { keyOf, useAsk } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';
import { draftAt, saved, write } from './store.ts';
import type { Place } from './types.ts';
import { useDraft } from './use-draft.ts';

/**
 * What is typed into a form is a text like any other: all forms of a case share one, each field under its own name. It is in
 * the list of what is half-written, and stands in its form again when that is opened.
 */
export function useKeepWords({ caseId, field }: FieldPlace, first: string): KeptWords {
  const client = useQueryClient();
  const officerId = useMe().officer.id;
  const place = useMemo<Place>(() => ({ officerId, caseId, kind: 'form' }), [officerId, caseId]);
  const texts = useFreshTexts(place);
  const draft = useDraft(caseId, 'form', texts);
  const kept =
    draft.rest.form?.[field] ?? draft.others.find(({ rest }) => rest.form?.[field] !== undefined)?.rest.form?.[field];
  return {
    words: kept ?? first,
    // What stands in the form by itself is nothing that anybody wrote.
    set: (words) => put(place, field, words === first ? undefined : words),
    end: () => {
      put(place, field, undefined);
      for (const other of draft.others) if (other.rest.form?.[field] !== undefined) draft.drop(other);
      void saved(place).then(() => client.invalidateQueries({ queryKey: keyOf(contract.drafts, {}) }));
    },
  };
}

/** The texts as the service has them now: an answer from before the form was opened may not know the latest. */
function useFreshTexts(place: Place) {
  const [openedAt] = useState(Date.now);
  const asked = useAsk(contract.drafts, {}, { watch: ['draft'] });
  const { refetch } = asked;
  useEffect(() => void refetch({ cancelRefetch: false }), [refetch]);
  const fresh = asked.dataUpdatedAt >= openedAt ? asked.data?.drafts : undefined;
  // Without a line there is what this browser kept.
  const alone = asked.isError && draftAt(place).at === 0;
  return useMemo(
    () => (alone ? [] : fresh?.filter(({ caseId, kind }) => kind === 'form' && caseId === place.caseId)),
    [alone, fresh, place],
  );
}

function put(place: Place, field: string, words: string | undefined): void {
  const { rest } = draftAt(place);
  const { [field]: _before, ...others } = rest.form ?? {};
  const form = words === undefined ? others : { ...others, [field]: words };
  write(place, { body: Object.values(form).join('\n\n'), rest: { ...rest, form } });
}
