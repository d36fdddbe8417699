import type { Party } from './acts.ts';
import type { Journey } from './state.ts';

const ASKS: readonly Party[] = ['manager', 'provider'];

/** What stands against asking the three for their signatures by mail; null where nothing does. */
export function mayAskToSign(
  { gateway, withdrawn }: Journey,
  parties: readonly Party[],
): { readonly mayNot: boolean; readonly because: string } | null {
  const against = (because: string) => ({ mayNot: false, because });
  if (!parties.some((party) => ASKS.includes(party)))
    return { mayNot: true, because: 'Line manager and trainer ask for signatures.' };
  if (withdrawn !== null) return against('The programme was withdrawn.');
  if (gateway.opened === null) return against('Open the gateway first.');
  if (gateway.signed !== null) return against('The gateway has been signed by everybody.');
  return gateway.meeting === null
    ? against('The gateway is signed in a meeting of three people. Put the meeting on record first.')
    : null;
}
