import {
  Activity,
  createContext,
  startTransition,
  use,
  useCallback,
  useEffect,
  useInsertionEffect,
  useState,
  type ComponentType,
} from 'react';
import { createPortal } from 'react-dom';
import { whenIdle } from './idle.ts';

type Screen = ComponentType<{ id: string }>;

type AheadProps = {
  /** The one on the screen. */
  readonly id: string;
  /** The one that is likely next, when all it needs is there. */
  readonly next: string | undefined;
  readonly Screen: Screen;
};

const Stage = createContext<HTMLElement | undefined>(undefined);

/**
 * One of many screens of a kind, with the likely next one drawn while nobody waits for anything: opening it then only shows it. It
 * stands outside of the document until it is shown, so nothing in it is seen, heard, found or reached by a key, and nothing in
 * it acts: its effects begin when it is shown.
 */
export function Ahead({ id, next, Screen }: AheadProps) {
  const [stage] = useState(() => boxOf('stage'));
  // Once: whatever is moved within the document loses the focus.
  const enter = useCallback((place: HTMLElement | null) => place?.append(stage), [stage]);
  const [drawn, setDrawn] = useState<readonly string[]>([id]);
  // What was on the screen before goes when the new one has been seen, as its going is work too.
  useEffect(() => {
    const wanted = next === undefined || next === id ? [id] : [id, next];
    return whenIdle(() => startTransition(() => setDrawn((now) => (sameAs(now, wanted) ? now : wanted))));
  }, [id, next]);
  return (
    <Stage value={stage}>
      <div className="stage" ref={enter} />
      {[...new Set([...drawn, id])].map((one) => (
        <Drawn key={one} id={one} shown={one === id} Screen={Screen} />
      ))}
    </Stage>
  );
}

const sameAs = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && others.every((one) => some.includes(one));

/** An element that groups and does not show in the picture. */
function boxOf(look: string): HTMLElement {
  const box = document.createElement('div');
  box.className = look;
  return box;
}

function Drawn({ id, shown, Screen }: { id: string; shown: boolean; Screen: Screen }) {
  const stage = use(Stage);
  const [box] = useState(() => boxOf('stage'));
  // Before the effects of what is in it, which measure.
  useInsertionEffect(() => {
    if (!shown) return undefined;
    stage?.append(box);
    return () => box.remove();
  }, [stage, box, shown]);
  return createPortal(
    <Activity mode={shown ? 'visible' : 'hidden'}>
      <Screen id={id} />
    </Activity>,
    box,
  );
}
