import { useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';
import type { Doing, Programme } from './types.ts';

/** Does an act on a programme as it is on the screen: what somebody did meanwhile makes it refused, and nothing is lost. */
export function useDo(programme: Pick<Programme, 'id' | 'seq'>, onDone: () => void = () => undefined) {
  const act = useTell(contract.act, { onDone });
  const assess = useTell(contract.assess, { onDone });
  const assure = useTell(contract.assure, { onDone });
  const organise = useTell(contract.organise, { onDone });
  const { id, seq } = programme;
  const run = (doing: Doing): void => {
    if (doing.to === 'act') act.mutate({ params: { id }, body: { seq, act: doing.act } });
    else if (doing.to === 'assess') assess.mutate({ params: { id }, body: { seq, act: doing.act } });
    else if (doing.to === 'assure') assure.mutate({ params: { id }, body: { seq, act: doing.act } });
    else organise.mutate({ params: { id }, body: { seq, act: doing.act } });
  };
  const all = [act, assess, assure, organise];
  return {
    run,
    busy: all.some(({ isPending }) => isPending),
    fault: all.find(({ error }) => error !== null)?.error ?? null,
  };
}
