import type { ReactNode } from 'react';
import { Button as Opener } from 'react-aria-components/Button';
import { Menu as List, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Icon, type IconName } from '../icons/icon.tsx';
import { Key } from './marks.tsx';

export type MenuAct = {
  readonly does: string;
  readonly icon?: IconName;
  readonly shortcut?: string;
  readonly run: () => void;
};

export type MenuProps = {
  readonly label: string;
  readonly look?: string;
  readonly acts: readonly MenuAct[];
  children: ReactNode;
};

/** Stands where its button was when that was pressed: it takes over the focus and is open at once. */
export function MenuList({ label, look = 'button is-icon', acts, children }: MenuProps) {
  return (
    <MenuTrigger defaultOpen>
      <Opener className={look} aria-label={label} autoFocus>
        {children}
      </Opener>
      <Popover className="floats" placement="bottom end">
        <List className="menu" onAction={(key) => acts.find(({ does }) => does === key)?.run()}>
          {acts.map(({ does, icon, shortcut }) => (
            <MenuItem key={does} id={does} textValue={does} className="menu-item">
              {icon ? <Icon name={icon} /> : <span className="icon" />}
              <span>{does}</span>
              {shortcut && <Key>{shortcut}</Key>}
            </MenuItem>
          ))}
        </List>
      </Popover>
    </MenuTrigger>
  );
}
