import { useMe } from '#areas/identity/web/index.ts';
import { useDeskSlots } from '../desk-slots.ts';
import { stillSaid } from '../../rules/index.ts';
import type { UsedDraft } from './use-draft.ts';

/** Under a text that is being written: what it would promise, and what of that was accepted. */
export function Promised({ draft }: { draft: UsedDraft }) {
  const me = useMe();
  const { Offers } = useDeskSlots();
  if (!me.may('cases.change')) return null;
  const { promises = [], notPromised = [] } = draft.rest;
  return (
    <Offers
      text={draft.body}
      promises={promises.filter(({ quote }) => stillSaid(draft.body, quote))}
      notPromised={notPromised}
      onAccept={(one) => draft.put({ promises: [...promises.filter(({ quote }) => quote !== one.quote), one] })}
      onPass={(quote) => draft.put({ notPromised: [...notPromised, quote] })}
      onDrop={(dropped) => draft.put({ promises: promises.filter(({ quote }) => quote !== dropped) })}
    />
  );
}

/** What is promised in the text, for the act that says it. A sentence that was taken out again promises nothing. */
export function saidWith({ body, rest: { promises = [], notPromised = [] } }: Pick<UsedDraft, 'body' | 'rest'>) {
  const made = promises.filter(({ quote }) => stillSaid(body, quote));
  const passed = notPromised.filter((quote) => stillSaid(body, quote));
  return {
    ...(made.length === 0 ? {} : { promises: made }),
    ...(passed.length === 0 ? {} : { notPromised: passed }),
  };
}
