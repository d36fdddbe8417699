import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Icon } from '#ui/icons/icon.tsx';
import { Choice } from '#ui/parts/field.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { tell, type ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { rememberList } from '../lists/last-list.ts';
import { Corrected } from './corrected.tsx';
import { FoundCases, FoundPeople, FoundWords } from './found.tsx';
import { KeptSearches, KeepThis } from './kept-searches.tsx';
import { SuggestionList } from './suggestion-list.tsx';
import { Told } from './told.tsx';

export type Phase = 'live' | 'all';
type Found = ReplyOf<typeof contract.search>;
type Looked = { readonly q: string; readonly phase: Phase };

type SearchScreenProps = Looked & { readonly onChange: (next: Looked) => void };

const phases = () => [
  { value: 'all' as const, label: say('All') },
  { value: 'live' as const, label: say('Open') },
];

/** Everything that matches, while it is being typed. What is in the field is in the address, so it can be kept. */
export function SearchScreen({ q, phase, onChange }: SearchScreenProps) {
  const settled = q.trim();
  const asked = useAsk(
    contract.search,
    { query: { q: settled, phase, limit: 50 } },
    { enabled: settled.length > 1, keep: true },
  );
  const sheet = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const put = (text: string) => {
    onChange({ q: text, phase });
    field.current?.focus();
  };
  return (
    // The arrows go from the field through what was found and back; everything in it can be reached with Tab as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main className="sheet" id="main" ref={sheet} onKeyDown={(event) => walk(event, sheet.current, field.current)}>
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('Find')}</h1>
        </div>
        {settled.length > 1 && <KeepThis query={settled} />}
      </header>
      <div className="filters search-line">
        <label className="find">
          <Icon name="search" />
          <input
            ref={field}
            type="search"
            aria-label={say('Find cases and people')}
            autoFocus
            autoComplete="off"
            value={q}
            placeholder={say('Name, number, reference, words, or owner:me is:late')}
            onChange={(event) => onChange({ q: event.target.value, phase })}
          />
        </label>
        <Choice
          label={say('Which cases')}
          value={phase}
          options={phases()}
          onChange={(next) => onChange({ q, phase: next })}
        />
      </div>
      <SuggestionList typed={q} onPut={put} />
      {settled.length < 2 ? (
        <KeptSearches onTake={put} />
      ) : (
        <Loaded asked={asked} what={say('The search')}>
          {(found) => <Results found={found} q={settled} />}
        </Loaded>
      )}
    </main>
  );
}

/** Down and up move through what was found; up from the first goes back to the field, and so does /. */
function walk(event: KeyboardEvent, sheet: HTMLElement | null, field: HTMLInputElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || sheet === null) return;
  const links = [...sheet.querySelectorAll<HTMLElement>('.narrow-by button, .found .what')];
  const at = links.findIndex((link) => link === document.activeElement);
  if (at === -1 && document.activeElement !== field) return;
  event.preventDefault();
  const next = at + step;
  (next < 0 ? field : links[Math.min(next, links.length - 1)])?.focus();
}

function Results({ found, q }: { found: Found; q: string }) {
  useEffect(() => rememberList(found.cases.map(({ id }) => id)), [found.cases]);
  const remember = () => {
    // That it was searched for is a convenience: where it cannot be kept, nothing is lost.
    tell(contract.rememberSearch, { body: { query: q } }).catch(() => undefined);
  };
  const close = found.customers.filter(({ alike }) => !alike);
  const alike = found.customers.filter((one) => one.alike);
  const people = close.filter(({ kind }) => kind === 'person');
  const organisations = close.filter(({ kind }) => kind !== 'person');
  const nothing = found.cases.length + found.messages.length + close.length === 0;
  return (
    <>
      <p className="unseen" role="status">
        {sayCount(found.cases.length, '{{count}} case found', '{{count}} cases found')},{' '}
        {sayCount(found.customers.length, '{{count}} person', '{{count}} people')}
      </p>
      <div className="found-note">
        <Corrected words={found.corrected} />
        <Told q={q} unresolved={found.unresolved} lookedThrough={found.lookedThrough} />
      </div>
      {nothing && <Nothing q={q} alike={alike.length} />}
      <FoundPeople title={say('Names that sound like it')} them={alike} q={q} onOpen={remember} />
      <FoundPeople title={say('People')} them={people} q={q} onOpen={remember} />
      <FoundPeople title={say('Organisations')} them={organisations} q={q} onOpen={remember} />
      <FoundCases cases={found.cases} q={q} onOpen={remember} />
      <FoundWords said={found.messages} onOpen={remember} />
    </>
  );
}

const Nothing = ({ q, alike }: { q: string; alike: number }) => (
  <Empty title={say('Nothing matches “{{q}}”', { q })} ring="released">
    <p>
      {alike > 0
        ? sayCount(alike, 'One name sounds like it.', '{{count}} names sound like it.')
        : say('Try fewer words, half of the name, or the last digits of the telephone number.')}
    </p>
  </Empty>
);
