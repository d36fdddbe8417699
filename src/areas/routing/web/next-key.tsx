import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { toast } from '#ui/parts/toast.tsx';
import { tell } from '#ui/wire/call.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

/** "Give me the next", from anywhere, with one key: the case opens, or it is said why there is none. */
export function NextKey() {
  const me = useMe();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const run = () => {
    setAsking(true);
    void take((id) => void navigate({ to: '/case/$id', params: { id } })).finally(() => setAsking(false));
  };
  useKeys(
    me.may('cases.change')
      ? [
          {
            keys: 'w',
            does: say('Give me the next'),
            where: 'Anywhere',
            icon: 'right',
            also: say('work pull take'),
            run,
            whyNot: asking ? say('It is being asked for.') : undefined,
          },
        ]
      : [],
  );
  return null;
}

async function take(open: (caseId: string) => void): Promise<void> {
  const [{ nothingWords, skillIn }, { wordsFor }] = await Promise.all([
    import('./words.ts'),
    import('#ui/parts/states.tsx'),
  ]);
  try {
    const { caseId, nothing, skills } = await tell(contract.next, {});
    if (caseId !== null) return open(caseId);
    toast({ words: nothing.map((one) => nothingWords(one, { skill: skillIn(skills) })).join(' ') });
  } catch (fault) {
    toast({ words: wordsFor(fault instanceof Error ? fault : new Error(String(fault))) });
  }
  return undefined;
}
