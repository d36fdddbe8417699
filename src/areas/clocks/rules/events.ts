import type { ClockEvent } from '#areas/standards/rules/index.ts';

/** Where a case stands to the clocks. A state that the case's kind does not have is no phase. */
type Phase = 'open' | 'waiting' | 'closed' | undefined;
type Move = { readonly from: Phase; readonly to: Phase; readonly state: string };

/** Only these states wait for something that is the customer's to do. */
const THE_CUSTOMERS: readonly string[] = ['waiting for customer', 'waiting for evidence', 'checking identity'];

/** What a move is to the clocks, in order: the case is closed, opened again, waits for somebody, or is worked on again. */
export function eventsOfMove({ from, to, state }: Move): readonly ClockEvent[] {
  const reopened: ClockEvent[] = from === 'closed' && to !== 'closed' ? ['reopened'] : [];
  if (to === 'closed') return from === 'closed' ? [] : ['closed'];
  if (to === 'waiting')
    return [...reopened, 'waiting', ...(THE_CUSTOMERS.includes(state) ? ['waiting for the customer' as const] : [])];
  return to === 'open' && from === 'waiting' ? [...reopened, 'work goes on'] : reopened;
}

/** Words exchanged on the telephone or face to face are an answer, whoever began; anything else is one when we sent it. */
export const isWordFromUs = (channel: string | null, direction: string | null): boolean =>
  channel === 'phone' || channel === 'counter' || direction === 'out';
