import { useState, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Button } from '#ui/parts/button.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { shortDate } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { useTabInView } from '#ui/parts/tab-in-view.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { EditOrganization } from './edit-organization.tsx';
import { FreshnessMark } from './marks.tsx';
import { ServiceLine } from './service-line.tsx';
import { SameWords } from './same-words.tsx';
import { kindWords } from './words.ts';

export type DirectorySearch = {
  readonly q: string;
  readonly place: string;
  readonly view: 'services' | 'organisations' | 'stale' | 'words';
};
type Props = { readonly search: DirectorySearch; readonly onSearch: (next: DirectorySearch) => void };

const VIEWS = ['services', 'organisations', 'stale', 'words'] as const;
const viewWords = (view: DirectorySearch['view']): string =>
  ({
    services: say('Services'),
    organisations: say('Organisations'),
    stale: say('To be checked'),
    words: say('Words that mean the same'),
  })[view];

/** Everybody outside who can help, and what they do: found by a need, a place or a name. */
export function DirectoryScreen({ search, onSearch }: Props) {
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const may = me.may('directory.change');
  const tabs = useTabInView(search.view);
  const set = (more: Partial<DirectorySearch>) => onSearch({ ...search, ...more });
  return (
    <main className="sheet" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('Directory')}</h1>
          <p>{say('Agencies and services outside, and how to send somebody there.')}</p>
        </div>
        <div className="row-of push">
          {may && (
            <Button icon="plus" onClick={() => setAdding(true)}>
              {say('Add an organisation')}
            </Button>
          )}
        </div>
      </header>
      <nav ref={tabs} className="tabs" aria-label={say('Directory')}>
        {VIEWS.map((view) => (
          <Link
            key={view}
            to="/directory"
            search={{ ...search, view }}
            {...(view === search.view ? { 'aria-current': 'page' as const } : {})}
          >
            {viewWords(view)}
          </Link>
        ))}
      </nav>
      <div className="page">
        {search.view === 'services' && <Services search={search} onChange={set} />}
        {search.view === 'organisations' && <Organizations q={search.q} onQuery={(q) => set({ q })} />}
        {search.view === 'stale' && <Stale />}
        {search.view === 'words' && <SameWords />}
      </div>
      {adding && <EditOrganization onClose={() => setAdding(false)} />}
    </main>
  );
}

const STEP = 30;

type SearchProps = { readonly search: DirectorySearch; readonly onChange: (more: Partial<DirectorySearch>) => void };

function Wanted({ search: { q, place }, onChange }: SearchProps) {
  return (
    <div className="page-form columns">
      <TextField
        label={say('What somebody needs')}
        hint={say('In their own words, such as “cannot pay the rent”.')}
        type="search"
        autoFocus
        value={q}
        onChange={(next) => onChange({ q: next })}
      />
      <TextField
        label={say('Where')}
        hint={say('A suburb or postcode. May stay empty.')}
        type="search"
        value={place}
        onChange={(next) => onChange({ place: next })}
      />
    </div>
  );
}

function Services({ search, onChange }: SearchProps) {
  const [limit, setLimit] = useState(STEP);
  const { q, place } = search;
  const query = { q, limit: Math.min(limit, 100), ...(place === '' ? {} : { place }) };
  const asked = useAsk(contract.search, { query }, { keep: true, watch: ['directory'] });
  return (
    <>
      <Wanted search={search} onChange={onChange} />
      <Loaded asked={asked} what={say('The services')}>
        {({ services, total, corrected }) => (
          <section aria-label={say('Services found')}>
            <h2 className="part" aria-live="polite">
              {sayCount(total, 'One service', '{{count}} services')}
              {corrected.map(({ typed, used }) => (
                <span key={typed} className="quiet">
                  {say('Nothing is called “{{typed}}”: these are for “{{used}}”.', { typed, used })}
                </span>
              ))}
            </h2>
            {services.length === 0 ? (
              <Empty title={say('No service answers to that')} ring="released">
                <p>{say('Try what the customer would say, one need at a time, or leave the place out.')}</p>
              </Empty>
            ) : (
              <ul className="found">
                {services.map((one) => (
                  <ServiceLine key={one.id} one={one} />
                ))}
              </ul>
            )}
            {services.length < total && limit < 100 && (
              <p className="more">
                <Button busy={asked.isFetching} onClick={() => setLimit(limit + STEP)}>
                  {say('Show more')}
                </Button>
              </p>
            )}
          </section>
        )}
      </Loaded>
    </>
  );
}

function Organizations({ q, onQuery }: { q: string; onQuery: (q: string) => void }) {
  const asked = useAsk(contract.organizations, { query: { q } }, { keep: true, watch: ['directory'] });
  return (
    <>
      <div className="page-form">
        <TextField label={say('Name')} type="search" value={q} onChange={onQuery} />
      </div>
      <Loaded asked={asked} what={say('The organisations')}>
        {({ organizations }) =>
          organizations.length === 0 ? (
            <Empty title={say('Nobody is called so')} ring="released" />
          ) : (
            <ul className="found">
              {organizations.map((one) => (
                <li key={one.id}>
                  <Icon name="people" />
                  <div>
                    <Link className="what" to="/directory/organisation/$id" params={{ id: one.id }}>
                      {one.name}
                    </Link>{' '}
                    <Tag>{kindWords(one.kind)}</Tag>
                  </div>
                  <p className="when num">{sayCount(one.services, 'One service', '{{count}} services')}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

function Stale() {
  const [now, zone] = [useNow(), useZone()];
  const asked = useAsk(contract.stale, {}, { watch: ['directory'] });
  return (
    <Loaded asked={asked} what={say('The list')}>
      {({ services, total }) =>
        services.length === 0 ? (
          <Empty title={say('All of it was checked within a year')} ring="kept" />
        ) : (
          <>
            <p className="page-words">
              {sayCount(
                total,
                'One service was not checked within twelve months. Ring them, put right what has changed, and say that it is checked.',
                '{{count}} services were not checked within twelve months. Ring them, put right what has changed, and say that it is checked.',
              )}
            </p>
            <ul className="found">
              {services.map((one) => (
                <Checked
                  key={one.id}
                  when={one.assuredOn === null ? say('never') : shortDate(one.assuredOn, now, zone)}
                >
                  <Link className="what" to="/directory/service/$id" params={{ id: one.id }}>
                    {one.name}
                  </Link>{' '}
                  <FreshnessMark freshness={one.freshness} />
                  <p className="why">{one.organization}</p>
                </Checked>
              ))}
            </ul>
          </>
        )
      }
    </Loaded>
  );
}

const Checked = ({ when, children }: { when: string; children: ReactNode }) => (
  <li>
    <Icon name="clock" />
    <div>{children}</div>
    <p className="when num">{when}</p>
  </li>
);
