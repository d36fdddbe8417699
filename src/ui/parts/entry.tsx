import type { ReactNode } from 'react';
import type { Instant } from '#kernel/time.ts';
import { Icon, type IconName } from '../icons/icon.tsx';
import { hourOf, shortDay } from '../time/clock.ts';
import { useNow, useZone } from '../time/now.tsx';

type EntryProps = {
  readonly at: Instant;
  readonly icon?: { readonly name: IconName; readonly label: string };
  readonly kind?: 'internal' | 'event';
  readonly name: string;
  readonly children: ReactNode;
};

/** One line of a history: when, by which way, and what. */
export function Entry({ at, icon, kind, name, children }: EntryProps) {
  const zone = useZone();
  const now = useNow();
  return (
    <article className={kind === undefined ? 'entry' : `entry is-${kind}`} aria-label={name}>
      <p className="when">
        <time dateTime={new Date(at).toISOString()}>
          {shortDay(at, now, zone)}
          <br /> {hourOf(at, zone)}
        </time>
        {icon && <Icon name={icon.name} label={icon.label} />}
      </p>
      <div>{children}</div>
    </article>
  );
}

/** Text as it was written, paragraph by paragraph. What looks like an address of a page can be followed. */
export function Prose({ text, voice = false }: { text: string; voice?: boolean }) {
  return (
    <div className={voice ? 'body voice' : 'body'}>
      {text
        .split(/\n{2,}/)
        .filter((part) => part.trim() !== '')
        .map((part, n) => (
          // The paragraphs of one text never change places.
          // oxlint-disable-next-line react/no-array-index-key
          <p key={n}>{linked(part)}</p>
        ))}
    </div>
  );
}

const PAGE = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/g;

const linked = (text: string): ReactNode[] =>
  text.split(PAGE).map((piece, n) =>
    n % 2 === 0 ? (
      piece
    ) : (
      <a key={`${n}${piece}`} href={piece} target="_blank" rel="noreferrer noopener">
        {piece}
      </a>
    ),
  );
