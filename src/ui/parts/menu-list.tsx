import type { ReactNode } from 'react';
import { Button as Opener } from 'react-aria-components/Button';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Menu as List, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Icon, type IconName } from '../icons/icon.tsx';
import { locale } from '../words/say.ts';
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

/**
 * Stands where its button was when that was pressed: it takes over the focus and is open at once. Where one reads from the
 * right, it ends at the left edge of its button.
 */
export function MenuList({ label, look = 'button is-icon', acts, children }: MenuProps) {
  return (
    <I18nProvider locale={locale()}>
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
    </I18nProvider>
  );
}
