import { useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';
import type { Doing, Programme } from './types.ts';

/**
 * What this window itself has done last on a programme. The next act may follow before the screen was read anew, and is not to be
 * refused because of one's own act.
 */
const doneHere = new Map<string, number>();

/** Does an act on a programme as it is on the screen: what somebody did meanwhile makes it refused, and nothing is lost. */
export function useDo({ id, seq }: Pick<Programme, 'id' | 'seq'>, onDone: () => void = () => undefined) {
  const options = {
    onDone: (reply: { readonly seq: number }) => {
      doneHere.set(id, reply.seq);
      onDone();
    },
  };
  const act = useTell(contract.act, options);
  const assess = useTell(contract.assess, options);
  const assure = useTell(contract.assure, options);
  const organise = useTell(contract.organise, options);
  const run = (doing: Doing): void => {
    const seen = Math.max(seq, doneHere.get(id) ?? 0);
    const params = { id };
    if (doing.to === 'act') act.mutate({ params, body: { seq: seen, act: doing.act } });
    else if (doing.to === 'assess') assess.mutate({ params, body: { seq: seen, act: doing.act } });
    else if (doing.to === 'assure') assure.mutate({ params, body: { seq: seen, act: doing.act } });
    else organise.mutate({ params, body: { seq: seen, act: doing.act } });
  };
  const all = [act, assess, assure, organise];
  return {
    run,
    busy: all.some(({ isPending }) => isPending),
    fault: all.find(({ error }) => error !== null)?.error ?? null,
  };
}
