import { useState } from 'react';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Prose } from '#ui/parts/entry.tsx';
import { Tag, type Meaning } from '#ui/parts/marks.tsx';
import { Empty, Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { shortDate } from '#ui/time/clock.ts';
import { At, useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { usePages, useTell } from '#ui/wire/use-ask.ts';
import { number, say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { MakeCampaign } from './make-campaign.tsx';
import { Recipients, stateWords, type RecipientState } from './recipients.tsx';

type Campaign = ReplyOf<typeof contract.campaigns>['campaigns'][number];

/** Telling people who asked to be told: what is said, to whom, when, and what became of it. */
export function OutreachScreen() {
  const [making, setMaking] = useState(false);
  const asked = usePages(contract.campaigns, {}, { watch: ['outreach'] });
  return (
    <main className="sheet" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('Outreach')}</h1>
          <p>{say('For people who asked to be told about a topic. Whoever wants no more gets none.')}</p>
        </div>
        <div className="row-of push">
          <Button weight="main" icon="plus" onClick={() => setMaking(true)}>
            {say('New campaign')}
          </Button>
        </div>
      </header>
      <Loaded asked={{ data: asked.data, error: asked.error, refetch: asked.refetch }} what={say('The campaigns')}>
        {({ pages }) => <All campaigns={pages.flatMap((page) => page.campaigns)} />}
      </Loaded>
      {asked.hasNextPage && (
        <Button weight="bare" busy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {say('More')}
        </Button>
      )}
      {making && <MakeCampaign onClose={() => setMaking(false)} />}
    </main>
  );
}

function All({ campaigns }: { campaigns: readonly Campaign[] }) {
  if (campaigns.length === 0)
    return (
      <Empty title={say('Nobody was told anything yet')}>
        <p>
          {say('When customers ask to be told about something, note it on their page. Then write to all of them here.')}
        </p>
      </Empty>
    );
  return (
    <ul className="found campaigns">
      {campaigns.map((one) => (
        <Line key={one.id} one={one} />
      ))}
    </ul>
  );
}

function standing(state: Campaign['state']): { word: string; meaning: Meaning } {
  if (state === 'to approve') return { word: say('To be approved'), meaning: 'due' };
  return state === 'approved' ? { word: say('Approved'), meaning: 'kept' } : { word: say('Stopped'), meaning: 'late' };
}

function Line({ one }: { one: Campaign }) {
  const nameOf = useNameOf();
  const [now, zone] = [useNow(), useZone()];
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<RecipientState>();
  const { word, meaning } = standing(one.state);
  return (
    <li className="is-tall">
      <span className="when">
        <At at={one.madeAt} />
      </span>
      <div>
        <button type="button" className="what" aria-expanded={open} onClick={() => setOpen(!open)}>
          {one.title}
        </button>{' '}
        <Tag meaning={meaning}>{word}</Tag>
        <p className="why">
          {say('About {{topic}}, in the hours of the office: {{first}} to {{last}}.', {
            topic: one.topic,
            first: shortDate(one.firstDay, now, zone),
            last: shortDate(one.lastDay, now, zone),
          })}
        </p>
        <p className="small quiet">{say('{{name}} made it.', { name: nameOf(one.madeBy) })}</p>
        <div className="choice" role="group" aria-label={say('To whom')}>
          {one.counts.map(({ state, count }) => (
            <button
              key={state}
              type="button"
              aria-pressed={shown === state}
              onClick={() => setShown(shown === state ? undefined : state)}
            >
              {stateWords(state)} <b className="num">{number(count)}</b>
            </button>
          ))}
        </div>
        {shown !== undefined && <Recipients id={one.id} state={shown} />}
        {open && (
          <>
            <p className="small">
              <b>{one.subject}</b>
            </p>
            <Prose text={one.body} />
            {one.textBody !== null && (
              <p className="small">
                <b>{say('On a telephone:')}</b> {one.textBody}
              </p>
            )}
            <Acts one={one} />
          </>
        )}
      </div>
    </li>
  );
}

function Acts({ one }: { one: Campaign }) {
  const params = { id: one.id };
  const approve = useTell(contract.approveCampaign);
  const stop = useTell(contract.stopCampaign);
  if (one.state === 'stopped') return null;
  const waiting = one.counts.find(({ state }) => state === 'waiting')?.count ?? 0;
  const asks = one.state === 'to approve';
  return (
    <>
      {asks && one.notYet !== '' && (
        <Notice meaning="due" icon="eye">
          {one.notYet}
        </Notice>
      )}
      <div className="row-of">
        {asks && one.notYet === '' && (
          <Button
            weight="main"
            icon="tick"
            busy={approve.isPending}
            onClick={() => approve.mutate({ params, body: { sha256: one.sha256 } })}
          >
            {sayCount(waiting, 'Let it go to {{count}} address', 'Let it go to {{count}} addresses')}
          </Button>
        )}
        <Button weight="grave" busy={stop.isPending} onClick={() => stop.mutate({ params })}>
          {say('Stop it')}
        </Button>
      </div>
      <Trouble fault={approve.error ?? stop.error} />
    </>
  );
}
