import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from '../icons/icon.tsx';
import { Key } from './marks.tsx';

type Weight = 'main' | 'plain' | 'bare' | 'grave';

type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  readonly weight?: Weight;
  readonly icon?: IconName;
  /** The key that does the same. */
  readonly shortcut?: string;
  readonly busy?: boolean;
  readonly className?: string;
};

const LOOKS: Readonly<Record<Weight, string>> = {
  main: 'button is-main',
  plain: 'button',
  bare: 'button is-bare',
  grave: 'button is-grave',
};

/** The classes of a button, for links that look like one. */
export const buttonLook = (weight: Weight = 'plain', more = ''): string => `${LOOKS[weight]} ${more}`.trim();

export function Button({ weight, icon, shortcut, busy, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={buttonLook(weight, className)} {...busyProps(busy, rest.onClick)}>
      {icon && <Icon name={icon} />}
      {children}
      {shortcut && <Key>{shortcut}</Key>}
    </button>
  );
}

/** A busy button keeps the focus and swallows a second press. */
function busyProps(busy: boolean | undefined, onClick: ComponentProps<'button'>['onClick']) {
  if (busy !== true) return { onClick };
  return { 'aria-busy': true, onClick: (event: { preventDefault: () => void }) => event.preventDefault() };
}

type IconButtonProps = Omit<ButtonProps, 'children' | 'icon'> & { readonly icon: IconName; readonly label: string };

export const IconButton = ({ icon, label, className = '', weight, ...rest }: IconButtonProps) => (
  <Button {...rest} {...(weight ? { weight } : {})} className={`is-icon ${className}`} aria-label={label} title={label}>
    <Icon name={icon} />
  </Button>
);

/** Folds a part of the text in and out. */
export function Fold({ open, onToggle, children }: { open: boolean; onToggle: () => void; children: ReactNode }) {
  return (
    <button type="button" className="fold" aria-expanded={open} onClick={onToggle}>
      <Icon name={open ? 'down' : 'right'} /> {children}
    </button>
  );
}
