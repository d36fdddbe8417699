import { useEffect, useState, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { EditOrganization, type OrganizationReply } from './edit-organization.tsx';
import { EditService } from './edit-service.tsx';
import { FreshnessMark, StatusMark } from './marks.tsx';
import { kindWords, wayWords } from './words.ts';

/** One organisation: how to turn to it, what it offers, and what areas above know of working with it. */
export function OrganizationScreen({ id, children }: { id: string; children: ReactNode }) {
  const asked = useAsk(contract.organization, { params: { id } }, { watch: ['directory'] });
  useEffect(() => {
    if (asked.data) document.title = `${asked.data.name} · Kept`;
  }, [asked.data]);
  return (
    <main className="sheet" id="main">
      <Loaded asked={asked} what={say('The organisation')}>
        {(it) => <Organization it={it}>{children}</Organization>}
      </Loaded>
    </main>
  );
}

function Organization({ it, children }: { it: OrganizationReply; children: ReactNode }) {
  const may = useMe().may('directory.change');
  const [act, setAct] = useState<'change' | 'add'>();
  const onClose = () => setAct(undefined);
  return (
    <>
      <header className="head">
        <div>
          <p className="ref inline">{kindWords(it.kind)}</p>
          <h1 tabIndex={-1}>{it.name}</h1>
          <p>{it.description}</p>
        </div>
        {may && (
          <div className="row-of push">
            <Button icon="plus" onClick={() => setAct('add')}>
              {say('Add a service')}
            </Button>
            <Button icon="pen" onClick={() => setAct('change')}>
              {say('Change')}
            </Button>
          </div>
        )}
      </header>
      <div className="split">
        <div>
          {children}
          <h2 className="part">{sayCount(it.services.length, 'One service', '{{count}} services')}</h2>
          {it.services.length === 0 && <Empty title={say('No service is noted')} />}
          <ul className="found">
            {it.services.map((one) => (
              <li key={one.id}>
                <Icon name="map" />
                <div>
                  <Link className="what" to="/directory/service/$id" params={{ id: one.id }}>
                    {one.name}
                  </Link>{' '}
                  <StatusMark status={one.status} /> <FreshnessMark freshness={one.freshness} />
                  {one.alert !== '' && <p className="why due">{one.alert}</p>}
                </div>
              </li>
            ))}
          </ul>
        </div>
        <aside className="side" aria-label={say('How to turn to them')}>
          <TurnTo it={it} />
        </aside>
      </div>
      {act === 'change' && <EditOrganization it={it} onClose={onClose} />}
      {act === 'add' && <EditService organizationId={it.id} onClose={onClose} />}
    </>
  );
}

function TurnTo({ it }: { it: OrganizationReply }) {
  return (
    <section className="slot">
      <h2>{say('Turn to them')}</h2>
      {it.contactRules !== '' && <p className="small prose">{it.contactRules}</p>}
      <ul className="small">
        <li>
          {wayWords(it.way)}
          {it.referTo !== null && ` · ${it.referTo}`}
        </li>
        <li>{sayCount(it.answersWithin, 'They answer within one day.', 'They answer within {{count}} days.')}</li>
        {it.phones.map(({ number, about }) => (
          <li key={number}>
            <b>{number}</b> <span className="quiet">{about}</span>
          </li>
        ))}
        {it.email !== '' && (
          <li>
            <a href={`mailto:${it.email}`}>{it.email}</a>
          </li>
        )}
        {it.website !== '' && (
          <li>
            <a href={it.website} target="_blank" rel="noreferrer">
              {it.website}
            </a>
          </li>
        )}
      </ul>
    </section>
  );
}
