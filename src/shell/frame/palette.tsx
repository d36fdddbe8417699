import { useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Corrected, Marked, useSuggestions } from '#areas/cases/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { signsOf } from '#ui/keys/clashes.ts';
import { Key } from '#ui/parts/marks.tsx';
import { say, sayCount } from '#ui/words/say.ts';
import { answersTo, type Hit } from './palette-hits.ts';
import { usePaletteHits, type Found } from './use-palette-hits.ts';

/** Find or do: people, cases and what was said while typing, and everything that can be done here and now. */
export function Palette({ onClose }: { onClose: () => void }) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen
      isDismissable
      onOpenChange={(now) => {
        if (!now) onClose();
      }}
    >
      <Modal className="dialog palette">
        <Dialog className="dialog-box" aria-label={say('Find or do')}>
          <Finder onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [chosenKey, setChosen] = useState<string>();
  const q = typed.trim();
  const type = (text: string) => {
    setTyped(text);
    setChosen(undefined);
  };
  const put = (text: string) => {
    type(text);
    field.current?.focus();
  };
  const suggestions = useSuggestions(typed, put);
  const { hits: found, told, coming, opened } = usePaletteHits(q);
  // Two letters of a name may begin an operator too; only a colon says that one is meant.
  const narrow = suggestions.map(asHit);
  const hits = q.includes(':') ? [...narrow, ...found] : [...found, ...narrow];
  const chosen = hits.find(({ key }) => key === chosenKey) ?? hits[0];
  const run = (hit: Hit | undefined) => {
    if (hit === undefined || hit.whyNot !== undefined) return;
    if (hit.stays !== true) {
      opened();
      onClose();
    }
    hit.run();
  };
  const waiting = useEnterWhenThere(coming && !isSure(chosen, q), () => run(chosen));
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const at = chosen === undefined ? -1 : hits.indexOf(chosen);
      setChosen(hits[(at + step + hits.length) % Math.max(1, hits.length)]?.key);
    } else if (event.key === 'Enter') waiting.press(chosenKey !== undefined);
    else if (event.key === 'Tab' && chosen?.stays === true) chosen.run();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <FindField
        {...{ field, list, typed, put: type, press }}
        shown={hits.length}
        at={chosen === undefined ? -1 : hits.indexOf(chosen)}
      />
      <Hits {...{ list, hits, chosen, q, run, choose: setChosen }} />
      <Foot {...{ q, told, coming }} />
    </>
  );
}

type FindFieldProps = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly list: string;
  readonly typed: string;
  readonly put: (text: string) => void;
  readonly press: (event: KeyboardEvent) => void;
  readonly shown: number;
  readonly at: number;
};

const FindField = ({ field, list, typed, put, press, shown, at }: FindFieldProps) => (
  <div className="find">
    <Icon name="search" />
    <input
      ref={field}
      role="combobox"
      aria-label={say('Find or do')}
      aria-expanded={shown > 0}
      aria-controls={list}
      aria-autocomplete="list"
      {...(at === -1 ? {} : { 'aria-activedescendant': `${list}-${at}` })}
      autoFocus
      autoComplete="off"
      value={typed}
      placeholder={say('A name, a number, a word, or what you want to do')}
      onChange={(event) => put(event.target.value)}
      onKeyDown={press}
    />
    <Key>{say('Esc')}</Key>
  </div>
);

/** No answer that is on its way will stand before it. */
const isSure = (hit: Hit | undefined, q: string): boolean =>
  hit !== undefined && (hit.stays === true || (hit.key.startsWith('act ') && answersTo(hit, q) === 2));

/**
 * Enter before the answer has come opens what the answer puts first, never what stood there for an earlier word. Whoever
 * has chosen with the arrows means what they see.
 */
function useEnterWhenThere(coming: boolean, run: () => void) {
  const [wants, setWants] = useState(false);
  if (wants && !coming) {
    setWants(false);
    queueMicrotask(run);
  }
  return {
    press: (seen: boolean) => {
      if (coming && !seen) setWants(true);
      else run();
    },
  };
}

const asHit = ({ insert, about, put }: ReturnType<typeof useSuggestions>[number]): Hit => ({
  key: `narrow ${insert}`,
  group: say('Narrow the search'),
  does: insert.trim(),
  more: about,
  icon: 'search',
  stays: true,
  run: put,
});

type HitsProps = {
  readonly list: string;
  readonly hits: readonly Hit[];
  readonly chosen: Hit | undefined;
  readonly q: string;
  readonly run: (hit: Hit) => void;
  readonly choose: (key: string) => void;
};

function Hits({ list, hits, chosen, q, run, choose }: HitsProps) {
  // What stands together is named once; a group that comes again further down is named again.
  const runs = hits.reduce<{ group: string; from: number; hits: Hit[] }[]>((all, hit, n) => {
    const last = all.at(-1);
    if (last?.group === hit.group) last.hits.push(hit);
    else all.push({ group: hit.group, from: n, hits: [hit] });
    return all;
  }, []);
  return (
    <div className="hits" role="listbox" id={list} aria-label={say('Found')}>
      {runs.map(({ group, from, hits: its }) => (
        <div role="group" aria-label={group} key={`${group} ${from}`}>
          <p className="hits-group" aria-hidden="true">
            {group}
          </p>
          {its.map((hit, n) => (
            <HitLine key={hit.key} id={`${list}-${from + n}`} {...{ hit, q, run, choose }} is={hit === chosen} />
          ))}
        </div>
      ))}
    </div>
  );
}

type HitLineProps = Pick<HitsProps, 'q' | 'run' | 'choose'> & {
  readonly id: string;
  readonly hit: Hit;
  readonly is: boolean;
};

const HitLine = ({ id, hit, q, is, run, choose }: HitLineProps) => (
  // The keys are pressed in the field above, which stays focused: that is how a combobox works.
  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
  <div
    id={id}
    role="option"
    aria-selected={is}
    aria-disabled={hit.whyNot !== undefined}
    className="hit"
    ref={(node) => {
      if (is) node?.scrollIntoView({ block: 'nearest' });
    }}
    onClick={() => run(hit)}
    onMouseMove={() => choose(hit.key)}
  >
    <Icon name={hit.icon} />
    <span>
      <Marked text={hit.does} q={q} /> <small>{hit.whyNot ?? hit.more}</small>
    </span>
    {is && hit.whyNot === undefined ? (
      <Key>↵</Key>
    ) : (
      hit.keys && (
        <span className="signs">
          {signsOf(hit.keys).map((sign) => (
            <Key key={sign}>{sign}</Key>
          ))}
        </span>
      )
    )}
  </div>
);

type FootProps = { readonly q: string; readonly told: Found | undefined; readonly coming: boolean };

function Foot({ q, told, coming }: FootProps) {
  const people = told?.customers.filter(({ alike }) => alike) ?? [];
  const none = told !== undefined && !coming && told.cases.length + told.messages.length === 0;
  return (
    <div className="palette-foot">
      <p className="unseen" role="status">
        {told !== undefined && !coming
          ? `${sayCount(told.cases.length, '{{count}} case', '{{count}} cases')}, ${sayCount(told.customers.length, '{{count}} person', '{{count}} people')}`
          : ''}
      </p>
      {told && <Corrected words={told.corrected} />}
      {none && people.length > 0 && (
        <span>
          {sayCount(
            people.length,
            'Nothing matches “{{q}}”. One name sounds like it.',
            'Nothing matches “{{q}}”. {{count}} names sound like it.',
            { q },
          )}
        </span>
      )}
      {none && told.customers.length === 0 && <span>{say('No case and nobody matches “{{q}}”.', { q })}</span>}
      <span className="push">
        <Key>↑</Key> <Key>↓</Key> {say('choose')}
      </span>
      <span>
        <Key>↵</Key> {say('open')}
      </span>
      <span className="wide-only">{say('owner:me is:late from:')}</span>
    </div>
  );
}
