import { useMutation } from '@tanstack/react-query';
import type { Look } from '#kernel/look.ts';
import { changeLook } from '#ui/look/look.ts';
import { tell } from '#ui/wire/call.ts';
import { learn } from '#ui/words/languages.ts';
import * as contract from '../contract.ts';
import { useMe } from './me.tsx';

/** Changes how the desk looks: at once here, and from now on wherever this officer sits. */
export function useKeepLook() {
  const me = useMe();
  // Nothing else on the screen changes by it, so nothing is asked again.
  const keep = useMutation({ mutationFn: (change: Partial<Look>) => tell(contract.changeLook, { body: change }) });
  const change = (wanted: Partial<Look>) => {
    changeLook(wanted);
    if (wanted.language !== undefined) void learn(wanted.language || me.language);
    keep.mutate(wanted);
  };
  return { change, fault: keep.error };
}
