import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icons/icon.tsx';

/** A key that does the same. Screen readers hear it in the map, not on every button. */
export const Key = ({ children }: { children: ReactNode }) => (
  <span className="key" aria-hidden="true">
    {children}
  </span>
);

export type Meaning = 'due' | 'late' | 'kept' | 'risk' | 'act' | 'veiled';

/** A state: the word first, the tint second. */
export function Tag({ meaning, icon, children }: { meaning?: Meaning; icon?: IconName; children: ReactNode }) {
  return (
    <span className={meaning ? `state is-${meaning}` : 'state'}>
      {icon && <Icon name={icon} />} {children}
    </span>
  );
}

/** The initials of a person, beside their name. */
export const Who = ({ name }: { name: string }) => (
  <span className="who" aria-hidden="true">
    {initialsOf(name)}
  </span>
);

const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .flatMap((word) => [...word].slice(0, 1))
    .filter((_, n, letters) => n === 0 || n === letters.length - 1)
    .join('')
    .toUpperCase();

/** The ring stands for a promise. Here it serves the empty states: kept, nothing yet, not found. */
export function Ring({ state }: { state: 'kept' | 'open' | 'released' }) {
  return (
    <svg className={`ring is-${state}`} viewBox="0 0 18 18" aria-hidden="true">
      {state === 'kept' && <circle className="disc" cx="9" cy="9" r="8" />}
      {state === 'kept' && <path className="tick" d="m5.5 9.3 2.5 2.5 4.5-5" />}
      {state === 'open' && <circle className="track" cx="9" cy="9" r="7" />}
      {state === 'released' && <circle className="piece" cx="9" cy="9" r="7" stroke="currentColor" />}
    </svg>
  );
}
