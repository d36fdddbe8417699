import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { StandIn } from './stand-in.tsx';
import { whenIdle } from './idle.ts';

/** Draws the part, and before it is there what stands in for it. */
type Later<Props> = ((props: Props) => ReactNode) & {
  /** Fetches the part ahead of its use, so that it opens with the key that asks for it. */
  readonly fetch: () => Promise<void>;
};

/** A second try is made when this has gone by: the line was away, or the service was being renewed. */
const TRY_AGAIN_MS = 3_000;

const waiting: (() => Promise<unknown>)[] = [];
const fetching = { all: false, now: false };

/**
 * What floats, and every screen but the first, is fetched after the first screen is drawn, one after the other and only
 * while the browser has nothing better to do: nobody waits for it, not the first screen, and not whoever opens it next. What
 * is opened most often comes first.
 */
export function fetchFloating(first: { readonly fetch: () => Promise<void> }): void {
  fetching.all = true;
  waiting.unshift(first.fetch);
  fetchNext();
}

function fetchNext(): void {
  if (!fetching.all || fetching.now) return;
  const next = waiting.shift();
  if (next === undefined) return;
  fetching.now = true;
  whenIdle(
    () =>
      void next().finally(() => {
        fetching.now = false;
        fetchNext();
      }),
  );
}

/**
 * A part of the desk that is fetched apart from the rest. Once it is there it is drawn at once, so that the key after the
 * one that opens it finds it, which `React.lazy` cannot promise.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: (props: Props) => ReactNode = () => null,
): Later<Props> {
  const held: { part?: ComponentType<Props>; coming?: Promise<void> | undefined } = {};
  const bring = (): Promise<void> => {
    held.coming ??= load().then(
      (part) => void (held.part = part),
      // It is asked for again when somebody wants it again.
      () => void (held.coming = undefined),
    );
    return held.coming;
  };
  waiting.push(() => (held.part === undefined ? bring() : Promise.resolve()));
  fetchNext();
  function View(props: Props): ReactNode {
    // What stood in for the part goes only when the part is there.
    const [, draw] = useState(0);
    const Part = held.part;
    useEffect(() => {
      if (Part !== undefined) return undefined;
      const timer: { is?: ReturnType<typeof setTimeout>; over: boolean } = { over: false };
      const look = () =>
        void bring().then(() => {
          if (timer.over) return;
          if (held.part === undefined) timer.is = setTimeout(look, TRY_AGAIN_MS);
          else draw((times) => times + 1);
        });
      look();
      return () => {
        timer.over = true;
        clearTimeout(timer.is);
      };
    }, [Part]);
    return Part === undefined ? meanwhile(props) : <Part {...props} />;
  }
  return Object.assign(View, { fetch: bring });
}

type Floating = { readonly onClose?: (() => void) | undefined };

/**
 * A dialog that is fetched apart. Until it is there a stand-in takes what is typed and hands it over, and when it closes
 * the focus is where it was before either of them.
 */
export function laterDialog<Props extends Floating>(
  load: () => Promise<ComponentType<Props>>,
  what?: () => string,
): Later<Props> {
  const Coming = later<Props>(load, ({ onClose }) => <StandIn onClose={onClose} what={what?.()} />);
  function View(props: Props): ReactNode {
    useFocusBack();
    return <Coming {...props} />;
  }
  return Object.assign(View, { fetch: Coming.fetch });
}

/** A dialog gives the focus back to what had it before; if that was its stand-in, which is gone, to what had it before that. */
function useFocusBack(): void {
  const [had] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After the dialog has had its own try.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (document.activeElement === document.body && had instanceof HTMLElement && had.isConnected) had.focus();
        }),
      );
    },
    [had],
  );
}
