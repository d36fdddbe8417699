import { useDeferredValue, useEffect } from 'react';
import { Link } from '@tanstack/react-router';
import { Icon } from '#ui/icons/icon.tsx';
import { Choice } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { Due, useNow } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';
import { plural, sentence, wayOf } from '../words.ts';
import { rememberList } from '../lists/last-list.ts';
import { Corrected } from './corrected.tsx';

export type Phase = 'live' | 'all';
type Found = ReplyOf<typeof contract.search>;

type SearchScreenProps = {
  readonly q: string;
  readonly phase: Phase;
  readonly onChange: (next: { readonly q: string; readonly phase: Phase }) => void;
};

const PHASES = [
  { value: 'all', label: 'All' },
  { value: 'live', label: 'Open' },
] as const;

/** Everything that matches, while it is being typed. What is in the field is in the address, so it can be kept. */
export function SearchScreen({ q, phase, onChange }: SearchScreenProps) {
  const settled = useDeferredValue(q.trim());
  const asked = useAsk(
    contract.search,
    { query: { q: settled, phase, limit: 50 } },
    { enabled: settled.length > 1, keep: true },
  );
  return (
    <main className="sheet" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>Find</h1>
        </div>
      </header>
      <div className="filters search-line">
        <label className="find">
          <Icon name="search" />
          <input
            type="search"
            aria-label="Find cases and people"
            autoFocus
            value={q}
            placeholder="Name, reference, telephone number or words"
            onChange={(event) => onChange({ q: event.target.value, phase })}
          />
        </label>
        <Choice label="Which cases" value={phase} options={PHASES} onChange={(next) => onChange({ q, phase: next })} />
      </div>
      {settled.length < 2 ? (
        <Empty title="What are you looking for?">
          <p>
            A name, half a name, a telephone number, a reference or words from a message. Slips of the pen are forgiven.
          </p>
        </Empty>
      ) : (
        <Loaded asked={asked} what="The search">
          {(found) => <Results found={found} q={settled} />}
        </Loaded>
      )}
    </main>
  );
}

function Results({ found, q }: { found: Found; q: string }) {
  const now = useNow();
  useEffect(() => rememberList(found.cases.map(({ id }) => id)), [found.cases]);
  if (found.cases.length + found.customers.length === 0) {
    return (
      <Empty title={`Nothing matches “${q}”`} ring="released">
        <Corrected words={found.corrected} />
        <p>Try fewer words, or half of the name.</p>
      </Empty>
    );
  }
  return (
    <>
      <p className="unseen" role="status">
        {plural(found.cases.length, 'case')} and {plural(found.customers.length, 'person', 'people')} found
      </p>
      <div className="found-note">
        <Corrected words={found.corrected} />
      </div>
      {found.customers.length > 0 && <FoundPeople found={found} />}
      {found.cases.length > 0 && (
        <section aria-label="Cases">
          <h2 className="part">Cases</h2>
          <ol className="found">
            {found.cases.map((one) => (
              <li key={one.id}>
                <Icon name={wayOf(one.channel).icon} label={wayOf(one.channel).label} />
                <div>
                  <Link className="what" to="/case/$id" params={{ id: one.id }}>
                    {one.subject}
                  </Link>{' '}
                  {one.state !== 'open' && <Tag>{sentence(one.state)}</Tag>}
                  <p className="why">{one.excerpt === '' ? one.gist : one.excerpt}</p>
                </div>
                <p className="whom">
                  {one.customerName ?? 'No customer'}
                  <small>{one.reference}</small>
                </p>
                <p className="n">
                  {one.nextDueAt === null ? (
                    <span className="faint">Closed</span>
                  ) : (
                    <Due at={one.nextDueAt} now={now} />
                  )}
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

const FoundPeople = ({ found }: { found: Found }) => (
  <section aria-label="People">
    <h2 className="part">People</h2>
    <ul className="found">
      {found.customers.map(({ id, name, kind, contact }) => (
        <li key={id}>
          <Icon name={kind === 'organisation' ? 'people' : 'person'} />
          <div>
            <Link className="what" to="/customer/$id" params={{ id }}>
              {name}
            </Link>
            <p className="why">{contact}</p>
          </div>
        </li>
      ))}
    </ul>
  </section>
);
