import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, usePages } from '#ui/wire/use-ask.ts';
import { number, say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

type Event = ReplyOf<typeof contract.events>['events'][number];

/** What was done by whom, and whether the record of it is as it was written. */
export function Audit({ nameOf }: { nameOf: (id: string | null) => string }) {
  const asked = usePages(contract.events, {}, { watch: ['records'] });
  return (
    <>
      <Seals />
      <h2 className="part">{say('What was done, newest first')}</h2>
      <Loaded asked={{ data: asked.data, error: asked.error, refetch: asked.refetch }} what={say('The record')}>
        {({ pages }) => (
          // What scrolls sideways has to be reachable from the keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div className="table-wide" tabIndex={0} role="region" aria-label={say('Events')}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{say('When')}</th>
                  <th scope="col">{say('What')}</th>
                  <th scope="col">{say('Who')}</th>
                  <th scope="col">{say('Told')}</th>
                  <th scope="col" className="n">
                    {say('Number')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {pages
                  .flatMap(({ events }) => events)
                  .map((event) => (
                    <EventRow key={event.seq} event={event} nameOf={nameOf} />
                  ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
      {asked.hasNextPage && (
        <p className="more">
          <Button weight="bare" busy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {say('Show older ones')}
          </Button>
        </p>
      )}
    </>
  );
}

function EventRow({ event, nameOf }: { event: Event; nameOf: (id: string | null) => string }) {
  return (
    <tr>
      <td className="num nowrap">
        <At at={event.at} />
      </td>
      <td>
        <b>{event.kind}</b>
        {event.why !== null && <span className="under">{event.why}</span>}
      </td>
      <td>{event.actorId === null ? event.actorKind : nameOf(event.actorId)}</td>
      <td className="told">{toldOf(event)}</td>
      <td className="n">{number(event.seq)}</td>
    </tr>
  );
}

const toldOf = ({ data }: Event) =>
  Object.entries(data)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');

function Seals() {
  const [wanted, setWanted] = useState(false);
  const asked = useAsk(contract.verify, {}, { enabled: wanted });
  return (
    <div className="page-words stack">
      <p className="quiet small">
        {say(
          'Events are sealed in groups, each seal made from the one before. A changed, missing or added event breaks the chain.',
        )}
      </p>
      {asked.data !== undefined && <Verdict {...asked.data} />}
      <Trouble fault={asked.error} />
      <div className="row-of">
        <Button
          busy={asked.isFetching}
          onClick={() => {
            if (wanted) void asked.refetch();
            setWanted(true);
          }}
        >
          {asked.isFetching ? say('Checking every seal') : say('Check every seal now')}
        </Button>
      </div>
    </div>
  );
}

function Verdict({ seals, events, intact, firstBroken }: ReplyOf<typeof contract.verify>) {
  return intact ? (
    <p className="verdict kept" role="status">
      <Icon name="tick" />{' '}
      {say('The record is as it was written: {{events}} events under {{seals}} seals.', { events, seals })}
    </p>
  ) : (
    <p className="verdict late" role="alert">
      <Icon name="warn" />{' '}
      {say('The record was changed at event {{first}}. {{events}} events under {{seals}} seals were checked.', {
        first: firstBroken === null ? say('unknown') : number(firstBroken),
        events,
        seals,
      })}
    </p>
  );
}
