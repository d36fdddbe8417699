import type { Power } from '#areas/delegations/rules/index.ts';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import * as contract from '../contract.ts';

export type Deciders = ReplyOf<typeof contract.deciders>;

/** Asked as soon as it can be: who decides this, oneself or who else. */
export function useDeciders(
  id: string,
  power: Power,
  amountCents: number | null | undefined = null,
): Deciders | undefined {
  const known = amountCents !== undefined && amountCents !== 0;
  const query = { power, ...(typeof amountCents === 'number' ? { amountCents } : {}) };
  const asked = useAsk(contract.deciders, { params: { id }, query }, { enabled: known, keep: true });
  return known ? asked.data : undefined;
}
