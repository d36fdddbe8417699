import { useEffect, useState, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { shortDate } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { ASKABLE } from '../rules/index.ts';
import { EditService } from './edit-service.tsx';
import { FreshnessMark, StatusMark } from './marks.tsx';
import { askWords, kindWords, wayWords } from './words.ts';

export type ServiceReply = ReplyOf<typeof contract.service>;

/** A service as it is told to a customer: who it is for, what it takes, what it costs, where and when. */
export function ServiceScreen({ id }: { id: string }) {
  const asked = useAsk(contract.service, { params: { id } }, { watch: ['directory'] });
  useEffect(() => {
    if (asked.data) document.title = `${asked.data.view.name} · Kept`;
  }, [asked.data]);
  return (
    <main className="sheet" id="main">
      <Loaded asked={asked} what={say('The service')}>
        {(it) => <Service it={it} />}
      </Loaded>
    </main>
  );
}

function Service({ it }: { it: ServiceReply }) {
  const { view, organization } = it;
  const may = useMe().may('directory.change');
  const [editing, setEditing] = useState(false);
  const assure = useTell(contract.assure);
  useKeys(
    may
      ? [
          {
            keys: 'e',
            does: say('Change this service'),
            where: say('Directory'),
            icon: 'pen',
            run: () => setEditing(true),
          },
        ]
      : [],
  );
  return (
    <>
      <Head it={it} may={may} onEdit={() => setEditing(true)} assure={assure} />
      <div className="split">
        <div>
          {view.alert !== '' && (
            <Notice meaning="due" icon="warn">
              {view.alert}
            </Notice>
          )}
          <Trouble fault={assure.error} />
          <ForCustomers it={it} />
        </div>
        <aside className="side" aria-label={say('How to get there')}>
          <Reach it={it} />
          <Places places={it.places} />
          <ForReferrals it={it} />
        </aside>
      </div>
      {editing && <EditService it={it} organizationId={organization.id} onClose={() => setEditing(false)} />}
    </>
  );
}

type HeadProps = {
  readonly it: ServiceReply;
  readonly may: boolean;
  readonly onEdit: () => void;
  readonly assure: ReturnType<typeof useTell<{ id: string }, object, { done: true }>>;
};

function Head({ it, may, onEdit, assure }: HeadProps) {
  const { view, organization } = it;
  return (
    <header className="head">
      <div>
        <p className="ref inline">
          <Link to="/directory/organisation/$id" params={{ id: organization.id }}>
            {organization.name}
          </Link>{' '}
          · {kindWords(organization.kind)}
        </p>
        <h1 tabIndex={-1}>{view.name}</h1>
        <p>
          <StatusMark status={view.status} /> <FreshnessMark freshness={it.freshness} /> {view.alternateName}
        </p>
      </div>
      {may && (
        <div className="row-of push">
          <Button busy={assure.isPending} onClick={() => assure.mutate({ params: { id: it.id } })}>
            {say('It is right as it stands')}
          </Button>
          <Button icon="pen" shortcut="E" onClick={onEdit}>
            {say('Change')}
          </Button>
        </div>
      )}
    </header>
  );
}

/** A part of the page, left out where nothing is known. */
const Part = ({ title, children, shown }: { title: string; children: ReactNode; shown: boolean }) =>
  shown ? (
    <section className="slot">
      <h2>{title}</h2>
      {children}
    </section>
  ) : null;

const Prose = ({ text }: { text: string }) => (text === '' ? null : <p className="prose">{text}</p>);

const Lines = ({ lines }: { lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <ul className="bullets">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );

function agesOf([least, most]: ServiceReply['view']['ages']): string {
  if (least !== null && most !== null) return say('From {{least}} to {{most}} years', { least, most });
  if (least !== null) return say('From {{least}} years', { least });
  return most === null ? '' : say('Up to {{most}} years', { most });
}

function ForCustomers({ it: { view, rights, responsibilities } }: { it: ServiceReply }) {
  const ages = agesOf(view.ages);
  const paid = view.fees !== '' || view.costs.length > 0;
  return (
    <>
      <Part title={say('What it does')} shown={view.description !== ''}>
        <Prose text={view.description} />
      </Part>
      <Part title={say('Who it is for')} shown={view.eligibility !== '' || ages !== ''}>
        <Prose text={view.eligibility} />
        <Prose text={ages} />
      </Part>
      <Part title={say('How to apply')} shown={view.application !== '' || view.waitTime !== ''}>
        <Prose text={view.application} />
        {view.waitTime !== '' && <Prose text={say('How long it takes: {{time}}', { time: view.waitTime })} />}
      </Part>
      <Part title={say('What to bring')} shown={view.documents.length > 0}>
        <Lines lines={view.documents} />
      </Part>
      <Part title={say('What it costs')} shown={paid}>
        <Prose text={view.fees} />
        <Lines lines={view.costs} />
      </Part>
      <Part title={say('Languages and interpreting')} shown={view.interpretation !== '' || view.languages.length > 0}>
        <Prose text={view.interpretation} />
        <Lines lines={view.languages} />
      </Part>
      <Part title={say('The customer’s rights')} shown={rights !== ''}>
        <Prose text={rights} />
      </Part>
      <Part title={say('What is asked of them')} shown={responsibilities !== ''}>
        <Prose text={responsibilities} />
      </Part>
    </>
  );
}

function Reach({ it: { view } }: { it: ServiceReply }) {
  return (
    <section className="slot">
      <h2>{say('Reach them')}</h2>
      <ul className="small">
        {view.phones.map(({ number, about }) => (
          <li key={`${number} ${about}`}>
            <b>{number}</b> <span className="quiet">{about}</span>
          </li>
        ))}
        {view.email !== '' && (
          <li>
            <a href={`mailto:${view.email}`}>{view.email}</a>
          </li>
        )}
        {view.url !== '' && (
          <li>
            <a href={view.url} target="_blank" rel="noreferrer">
              {view.url}
            </a>
          </li>
        )}
        {view.contacts.map(({ name, about, email }) => (
          <li key={`${name} ${email}`}>
            {name} <span className="quiet">{[about, email].filter((part) => part !== '').join(' · ')}</span>
          </li>
        ))}
      </ul>
      {view.hours.length > 0 && (
        <>
          <h3 className="label">{say('Open')}</h3>
          <ul className="small">
            {view.hours.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Places({ places }: { places: ServiceReply['places'] }) {
  if (places.length === 0) return null;
  return (
    <section className="slot">
      <h2>{say('Where')}</h2>
      <ul className="small">
        {places.map((place) => (
          <li key={`${place.name} ${place.address}`}>
            <b>{place.name}</b>
            <p>{place.address}</p>
            {place.transport !== '' && <p className="quiet">{place.transport}</p>}
            {place.accessibility.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {place.phones.map(({ number, about }) => (
              <p key={number}>
                {number} <span className="quiet">{about}</span>
              </p>
            ))}
            {place.hours.map((line) => (
              <p key={line} className="quiet">
                {line}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ForReferrals({ it: { organization, asks, view } }: { it: ServiceReply }) {
  const [now, zone] = [useNow(), useZone()];
  const asked = ASKABLE.filter((one) => asks.includes(one));
  return (
    <section className="slot">
      <h2>{say('For a referral')}</h2>
      <p className="small">
        {wayWords(organization.way)}
        {organization.referTo !== null && ` · ${organization.referTo}`}
      </p>
      <p className="small">
        {asked.length === 0
          ? say('They are told the customer’s name and nothing else.')
          : say('Besides the name they are told:')}
      </p>
      <ul className="small">
        {asked.map((one) => (
          <li key={one}>{askWords(one)}</li>
        ))}
      </ul>
      <p className="small quiet">
        {view.assuredOn === ''
          ? say('Nobody has made sure of this page yet.')
          : say('Checked on {{day}} by {{who}}.', { day: shortDate(view.assuredOn, now, zone), who: view.assurer })}
      </p>
    </section>
  );
}
