import { useEffect, useSyncExternalStore } from 'react';
import { SECOND, type Instant } from '#kernel/time.ts';
import { useKeys } from '../keys/keys.ts';
import { useNow } from '../time/now.tsx';
import { present } from '../time/present.ts';
import { Key } from './marks.tsx';
import { say } from '../words/say.ts';

type Told = {
  readonly words: string;
  readonly act?: { readonly label: string; readonly run: () => void };
  /** Until when the act is possible; the seconds left are shown. Without it the line stays for ten seconds. */
  readonly until?: Instant;
};
type Shown = Told & { readonly id: number; readonly goes: Instant };

const STAYS = 10 * SECOND;
const listeners = new Set<() => void>();
const state: { shown: readonly Shown[]; last: number } = { shown: [], last: 0 };

function become(shown: readonly Shown[]): void {
  state.shown = shown;
  for (const listener of listeners) listener();
}

/** Says what was done, with the way back. At most three stand at once. */
export function toast(told: Told): void {
  state.last += 1;
  become([...state.shown.slice(-2), { ...told, id: state.last, goes: Math.max(told.until ?? 0, present() + STAYS) }]);
}

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
const drop = (id: number) => become(state.shown.filter((one) => one.id !== id));

/** Where what was done is said: a polite live region, out of the way of the work. */
export function Toasts() {
  const shown = useSyncExternalStore(listen, () => state.shown);
  const undo = shown.findLast(({ act }) => act !== undefined);
  useKeys(
    undo?.act === undefined
      ? []
      : [{ keys: 'z', does: say('Undo or take back'), where: 'Anywhere', run: () => finish(undo) }],
  );
  return (
    <div className="toasts" role="status">
      {shown.map((one) => (
        <Toast key={one.id} one={one} />
      ))}
    </div>
  );
}

function finish({ id, act }: Shown): void {
  drop(id);
  act?.run();
}

function Toast({ one }: { one: Shown }) {
  const now = useNow(SECOND);
  const left = Math.ceil(((one.until ?? one.goes) - now) / SECOND);
  const over = now >= one.goes;
  useEffect(() => {
    if (over) drop(one.id);
  }, [over, one.id]);
  return (
    <p className="toast">
      <span>{one.words}</span>
      {one.act && left > 0 && (
        <button type="button" className="button" onClick={() => finish(one)}>
          <span>
            {one.act.label}
            {one.until !== undefined && <span aria-hidden="true">{say(', {{left}} s', { left })}</span>}
          </span>
          <Key>{say('Z')}</Key>
        </button>
      )}
    </p>
  );
}
