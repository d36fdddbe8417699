import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Choice } from '#ui/parts/field.tsx';
import { CalledOf } from './called.ts';
import { useCaseSlots } from '../slots.tsx';
import type { CaseView } from '../types.ts';
import { CallBox } from './call-box.tsx';
import { NoteBox } from './note-box.tsx';

type Way = 'reply' | 'note' | 'call';

/** Answer, note or call: one box, three ways, each with its own draft. */
export function Composer({ it }: { it: CaseView }) {
  const me = useMe();
  const { Reply } = useCaseSlots();
  const ways = [
    ...(me.may('correspondence.send') ? [{ value: 'reply' as const, label: 'Reply' }] : []),
    ...(me.may('cases.note') ? [{ value: 'note' as const, label: 'Internal note' }] : []),
    ...(me.may('cases.change') ? [{ value: 'call' as const, label: 'Log a call' }] : []),
  ];
  const [chosen, setWay] = useState<Way>();
  const [called, setCalled] = useState(0);
  const way = chosen ?? ways[0]?.value;
  const go = (next: Way) => {
    setWay(next);
    setCalled((times) => times + 1);
  };
  useKeys([
    { keys: 'r', does: 'Reply', where: 'Case', run: () => go('reply') },
    { keys: 'i', does: 'Internal note', where: 'Case', run: () => go('note') },
    { keys: 'c', does: 'Log a call', where: 'Case', run: () => go('call') },
  ]);
  if (way === undefined) return null;
  return (
    <section className={`composer is-${way}`} aria-label="Write">
      <header>
        <Choice label="What to write" value={way} options={ways} onChange={go} />
      </header>
      <CalledOf value={called}>
        {way === 'reply' && <Reply it={it} />}
        {way === 'note' && <NoteBox it={it} />}
        {way === 'call' && <CallBox it={it} />}
      </CalledOf>
    </section>
  );
}
