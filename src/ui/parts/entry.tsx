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
  /** By which the entry can be pointed at. */
  readonly id?: string;
  /** It came since the officer last looked. */
  readonly fresh?: boolean;
  readonly children: ReactNode;
};

/** One line of a history: when, by which way, and what. */
export function Entry({ at, icon, kind, name, id, fresh = false, children }: EntryProps) {
  const zone = useZone();
  const now = useNow();
  const looks = ['entry', ...(kind === undefined ? [] : [`is-${kind}`]), ...(fresh ? ['is-fresh'] : [])];
  const time = (
    <time dateTime={new Date(at).toISOString()}>
      {shortDay(at, now, zone)}
      <br /> {hourOf(at, zone)}
    </time>
  );
  return (
    <article className={looks.join(' ')} aria-label={name} id={id} tabIndex={id === undefined ? undefined : -1}>
      <p className="when">
        {id === undefined ? (
          time
        ) : (
          <a href={`#${id}`} className="at" tabIndex={-1}>
            {time}
          </a>
        )}
        {icon && <Icon name={icon.name} label={icon.label} />}
      </p>
      <div>{children}</div>
    </article>
  );
}

/** Text as it was written, paragraph by paragraph. What looks like an address of a page can be followed. */
export function Prose({ text, voice = false, lang }: { text: string; voice?: boolean; lang?: string | undefined }) {
  return (
    <div className={voice ? 'body voice' : 'body'} lang={lang} dir={voice ? 'auto' : undefined}>
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
