import { Fragment, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useZone } from '#ui/time/now.tsx';
import { hourOf } from '#ui/time/clock.ts';
import { typeOver } from '#ui/parts/type-over.ts';
import { say } from '#ui/words/say.ts';
import type { UsedDraft } from '../drafts/use-draft.ts';
import { useCalled } from './called.ts';
import { calledIn, type Called } from './suggest.ts';

export type Suggested = { readonly key: string; readonly name: string; readonly under?: string };
/** What a sign at the beginning of a word calls for: templates after a semicolon, colleagues after an @. */
export type Calling<One extends Suggested = Suggested> = {
  readonly sign: string;
  readonly label: string;
  readonly find: (typed: string) => readonly One[];
  /** The text that takes the place of what was typed. */
  readonly pick: (one: One) => string;
};

type Stop = { readonly from: number; readonly to: number };

type WritingProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** `next`: and then to the next case. */
  readonly onSend: (next: boolean) => void;
  readonly onLeave?: () => void;
  readonly calling?: readonly Calling[];
  /** Places in the text that wait to be filled; Tab goes through them. */
  readonly stopsIn?: (text: string) => readonly Stop[];
  readonly rows?: number;
  readonly describedBy?: string;
};

const NO_CALLING: readonly Calling[] = [];
const NO_STOPS = () => [];
const MOST_SHOWN = 7;

/** Where an officer writes. It grows with the text; Control and Enter send. */
export function Writing({
  label,
  value,
  onChange,
  onSend,
  onLeave,
  calling = NO_CALLING,
  stopsIn = NO_STOPS,
  rows = 3,
  describedBy,
}: WritingProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const called = useCalled();
  useEffect(() => {
    if (called > 0) field.current?.focus();
  }, [called]);
  const { open, look, close, onKey } = useSuggestions(field, calling, stopsIn);
  return (
    <div className="writing">
      {open !== undefined && <Suggestions id={list} {...open} />}
      <Marked text={value} stopsIn={stopsIn} field={field} />
      <textarea
        ref={field}
        className="text"
        aria-label={label}
        aria-describedby={describedBy}
        placeholder={label}
        value={value}
        rows={rows}
        {...(open === undefined
          ? {}
          : {
              'aria-controls': list,
              'aria-activedescendant': `${list}-${open.at}`,
              'aria-autocomplete': 'list' as const,
            })}
        onChange={(event) => {
          onChange(event.target.value);
          look();
        }}
        onClick={close}
        onBlur={() => {
          close();
          onLeave?.();
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || onKey(event)) return;
          if (event.key === 'Escape') event.currentTarget.blur();
          if (event.key === 'Tab' && goToStop(event, stopsIn)) event.preventDefault();
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          onSend(event.shiftKey);
        }}
      />
    </div>
  );
}

type MarkedProps = {
  readonly text: string;
  readonly stopsIn: (text: string) => readonly Stop[];
  readonly field: { readonly current: HTMLTextAreaElement | null };
};

/** A plain field cannot mark anything, so the same words lie behind it, with the places that wait to be filled marked. */
function Marked({ text, stopsIn, field }: MarkedProps) {
  const behind = useRef<HTMLDivElement>(null);
  const stops = stopsIn(text);
  const any = stops.length > 0;
  useEffect(() => {
    const { current } = field;
    if (!any || current === null) return undefined;
    const follow = () => behind.current?.scrollTo({ top: current.scrollTop });
    follow();
    current.addEventListener('scroll', follow);
    return () => current.removeEventListener('scroll', follow);
  }, [any, field, text]);
  if (!any) return null;
  const ends = [0, ...stops.map(({ to }) => to)];
  return (
    <div ref={behind} className="text behind" aria-hidden="true">
      {stops.map(({ from, to }, n) => (
        <Fragment key={from}>
          {text.slice(ends[n], from)}
          <mark className="gap-mark">{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {`${text.slice(ends.at(-1))}\n`}
    </div>
  );
}

/** Tab goes on to the next gap and Shift Tab back; past the last one they leave the field as ever. */
function goToStop(event: KeyboardEvent<HTMLTextAreaElement>, stopsIn: (text: string) => readonly Stop[]): boolean {
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  const stops = stopsIn(value);
  const stop = event.shiftKey
    ? stops.findLast(({ to }) => to <= selectionStart)
    : stops.find(({ from }) => from >= selectionEnd);
  if (stop === undefined) return false;
  event.currentTarget.setSelectionRange(stop.from, stop.to);
  return true;
}

type Open = {
  readonly called: Called;
  readonly calling: Calling;
  readonly found: readonly Suggested[];
  readonly at: number;
  readonly pick: (n: number) => void;
};

function useSuggestions(
  field: { readonly current: HTMLTextAreaElement | null },
  calling: readonly Calling[],
  stopsIn: (text: string) => readonly Stop[],
) {
  const [called, setCalled] = useState<Called>();
  const [at, setAt] = useState(0);
  const one = calling.find(({ sign }) => sign === called?.sign);
  const found = called === undefined || one === undefined ? [] : one.find(called.typed).slice(0, MOST_SHOWN);
  const close = () => setCalled(undefined);
  const look = () => {
    const { value = '', selectionEnd = 0 } = field.current ?? {};
    setCalled(
      calling.length === 0
        ? undefined
        : calledIn(
            value,
            selectionEnd,
            calling.map(({ sign }) => sign),
          ),
    );
    setAt(0);
  };
  const pick = (n: number) => {
    const chosen = found[n];
    const { current } = field;
    if (chosen === undefined || called === undefined || one === undefined || current === null) return;
    const text = one.pick(chosen);
    close();
    typeOver(current, called, text);
    const stop = stopsIn(current.value).find(({ from }) => from >= called.from && from <= called.from + text.length);
    if (stop !== undefined) current.setSelectionRange(stop.from, stop.to);
    setCalled(undefined);
  };
  const shown = found.length > 0 && called !== undefined && one !== undefined;
  const open: Open | undefined = shown
    ? { called, calling: one, found, at: Math.min(at, found.length - 1), pick }
    : undefined;
  return { open, look, close, onKey: (event: KeyboardEvent) => open !== undefined && moved(event, open, setAt, close) };
}

/** Whether the key was meant for the list. */
function moved(
  event: KeyboardEvent,
  { at, found, pick }: Open,
  setAt: (n: number) => void,
  close: () => void,
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setAt((at + 1) % found.length),
    ArrowUp: () => setAt((at + found.length - 1) % found.length),
    Enter: () => pick(at),
    Tab: () => pick(at),
    Escape: close,
  };
  const act = acts[event.key];
  if (act === undefined) return false;
  event.preventDefault();
  act();
  return true;
}

type SuggestionsProps = Omit<Open, 'called'> & { readonly id: string };

/** What can be called for, above the line that is being written. */
export function Suggestions({ id, calling, found, at, pick }: SuggestionsProps) {
  return (
    <div className="suggests floats" role="listbox" id={id} aria-label={calling.label}>
      {found.map(({ key, name, under }, n) => (
        <div
          key={key}
          id={`${id}-${n}`}
          role="option"
          tabIndex={-1}
          aria-selected={n === at}
          onMouseDown={(event) => {
            event.preventDefault();
            pick(n);
          }}
        >
          <b>{name}</b>
          {under !== undefined && <span className="quiet small cut">{under}</span>}
        </div>
      ))}
    </div>
  );
}

type SavedProps = { readonly draft: Pick<UsedDraft, 'body' | 'savedAt' | 'fault'> };

/** Whether the draft is safe, in three words. */
export function Saved({ draft }: SavedProps) {
  const zone = useZone();
  if (draft.body === '') return null;
  if (draft.fault !== undefined)
    return (
      <span className="due small" title={draft.fault === 'line' ? undefined : draft.fault.reason}>
        {say('Kept in this browser')}
      </span>
    );
  return (
    <span className="faint small num">
      {draft.savedAt === undefined
        ? say('Not saved yet')
        : say('Saved {{hour}}', { hour: hourOf(draft.savedAt, zone) })}
    </span>
  );
}
