import { useState, type KeyboardEvent } from 'react';
import { later } from './later.tsx';
import type { MenuProps } from './menu-list.tsx';
import { useHeldKeys } from './stand-in.tsx';

export type { MenuAct } from './menu-list.tsx';

const List = later<MenuProps>(
  async () => (await import('./menu-list.tsx')).MenuList,
  (props) => <Coming {...props} />,
);

/** A button that opens a list of acts. Until it is pressed for the first time it is a button and nothing more. */
export function Menu(props: MenuProps) {
  const [pressed, setPressed] = useState(false);
  return pressed ? <List {...props} /> : <Opener {...props} onPress={() => setPressed(true)} />;
}

function Coming(props: MenuProps) {
  useHeldKeys();
  return <Opener {...props} expanded />;
}

type OpenerProps = MenuProps & { readonly expanded?: boolean; readonly onPress?: () => void };

function Opener({ label, look = 'button is-icon', children, expanded = false, onPress }: OpenerProps) {
  return (
    <button
      type="button"
      className={look}
      aria-label={label}
      aria-haspopup="true"
      aria-expanded={expanded}
      onPointerEnter={() => void List.fetch()}
      onFocus={() => void List.fetch()}
      onClick={onPress}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          event.preventDefault();
          onPress?.();
        }
      }}
    >
      {children}
    </button>
  );
}
