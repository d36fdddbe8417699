import { useAsk } from '#ui/wire/use-ask.ts';
import * as contract from '../contract.ts';

/** How many messages wait to be sorted, for the rail. */
export const useToSort = (enabled: boolean): number | undefined =>
  useAsk(contract.listMail, { query: { outcome: 'quarantined' } }, { enabled, watch: ['intake'] }).data?.total;
