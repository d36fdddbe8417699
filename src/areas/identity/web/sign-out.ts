import { useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../contract.ts';

export const useSignOut = (onDone: () => void) => useTell(contract.signOut, { onDone });
