import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/field.tsx';
import { say } from '#ui/words/say.ts';
import { openCall, setCallHere } from '../call/open-call.ts';
import { useSeeMentions } from '../drafts/use-mine.ts';
import { CalledOf } from './called.ts';
import { onGoToWriting } from './go-to-answer.ts';
import { useCaseSlots } from '../slots.tsx';
import type { CaseView } from '../types.ts';
import { NoteBox } from './note-box.tsx';

type Way = 'reply' | 'note';

/** Answer or note: one box, two ways that no one takes for each other, each with its own draft. */
export function Composer({ it, drawn }: { it: CaseView; /** The history is on the screen. */ drawn: boolean }) {
  const me = useMe();
  const ways = useWays();
  const [chosen, setWay] = useState<Way | undefined>(() => begunOn(it));
  const [called, setCalled] = useState(0);
  const way = chosen ?? ways[0]?.value;
  const go = (next: Way) => {
    setWay(next);
    setCalled((times) => times + 1);
  };
  const goTo = useEffectEvent(go);
  useEffect(() => onGoToWriting(goTo), []);
  const calls = me.may('cases.open');
  useCallHere(it);
  useSeeMentions(it.case.id, true);
  useKeys([
    { keys: 'r', does: say('Reply'), where: say('Case'), run: () => go('reply') },
    { keys: 'i', does: say('Internal note'), where: say('Case'), run: () => go('note') },
    ...(calls ? [{ keys: 'c', does: say('Log a call'), where: say('Case'), run: () => openCall() }] : []),
  ]);
  // Whoever asks for the box before it has come gets it with the key, so that the next letter finds it.
  const there = drawn || called > 0;
  const box = useTall(way, there);
  if (way === undefined) return null;
  return (
    <section
      ref={box}
      style={there ? undefined : { minHeight: tall[way] }}
      className={`composer is-${way}`}
      aria-label={way === 'note' ? say('Write to colleagues') : say('Write to the customer')}
    >
      <header>
        <Choice label={say('What to write')} value={way} options={ways} onChange={go} />
        <span className="push" />
        {calls && (
          <Button weight="bare" icon="phone" shortcut="C" onClick={() => openCall()}>
            {say('Log a call')}
          </Button>
        )}
      </header>
      <CalledOf value={called}>{there && <Box it={it} way={way} />}</CalledOf>
    </section>
  );
}

const useWays = () => {
  const me = useMe();
  return [
    ...(me.may('correspondence.send') ? [{ value: 'reply' as const, label: say('Reply') }] : []),
    ...(me.may('cases.note') ? [{ value: 'note' as const, label: say('Internal note') }] : []),
  ];
};

function Box({ it, way }: { it: CaseView; way: Way }) {
  const { Reply } = useCaseSlots();
  return way === 'reply' ? <Reply it={it} /> : <NoteBox it={it} />;
}

/** How tall the box last was. The next case keeps that room free, so that nothing moves when the box has come. */
const tall: { [way in Way]?: number } = {};

function useTall(way: Way | undefined, drawn: boolean): RefObject<HTMLElement | null> {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!drawn || way === undefined || box.current === null) return undefined;
    const seen = new ResizeObserver(([one]) => {
      tall[way] = one?.borderBoxSize[0]?.blockSize ?? 0;
    });
    seen.observe(box.current);
    return () => seen.disconnect();
  }, [way, drawn]);
  return box;
}

/** A case with a half-written note and no half-written answer opens on the note. */
function begunOn({ drafts }: CaseView): Way | undefined {
  const begun = (kind: Way) => drafts.some((one) => one.kind === kind);
  return begun('note') && !begun('reply') ? 'note' : undefined;
}

function useCallHere({ case: { id, subject, nextStep, nextDueAt, customerId, customerName } }: CaseView): void {
  useEffect(
    () => setCallHere({ caseId: id, subject, nextStep, nextDueAt, customerId, customerName }),
    [id, subject, nextStep, nextDueAt, customerId, customerName],
  );
}
