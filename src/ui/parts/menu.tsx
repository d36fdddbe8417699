import { Suspense, useState, type KeyboardEvent } from 'react';
import { later } from './floating.ts';
import type { MenuProps } from './menu-list.tsx';

export type { MenuAct } from './menu-list.tsx';

const List = later(async () => ({ default: (await import('./menu-list.tsx')).MenuList }));

/** A button that opens a list of acts. Until it is pressed for the first time it is a button and nothing more. */
export function Menu(props: MenuProps) {
  const [pressed, setPressed] = useState(false);
  const { label, look = 'button is-icon', children } = props;
  const standIn = (
    <button
      type="button"
      className={look}
      aria-label={label}
      aria-haspopup="true"
      aria-expanded={pressed}
      onClick={() => setPressed(true)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          event.preventDefault();
          setPressed(true);
        }
      }}
    >
      {children}
    </button>
  );
  if (!pressed) return standIn;
  return (
    <Suspense fallback={standIn}>
      <List {...props} />
    </Suspense>
  );
}
