import { Link } from '@tanstack/react-router';
import { Button } from '#ui/parts/button.tsx';
import { Loaded } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { usePages } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

export type RecipientState = ReplyOf<typeof contract.recipients>['recipients'][number]['state'];

export const stateWords = (state: RecipientState): string =>
  ({
    waiting: say('Waiting'),
    sending: say('On its way'),
    sent: say('Sent'),
    failed: say('Did not go'),
    unsure: say('May not have gone'),
    'opted out': say('Want no more'),
    stopped: say('Stopped'),
    over: say('Too late to go'),
  })[state];

/** Everybody a campaign goes to, in one standing. */
export function Recipients({ id, state }: { id: string; state: RecipientState }) {
  const asked = usePages(contract.recipients, { params: { id }, query: { state } }, { watch: ['outreach'] });
  return (
    <Loaded asked={{ data: asked.data, error: asked.error, refetch: asked.refetch }} what={say('The addresses')}>
      {({ pages }) => (
        <>
          <ul className="small">
            {pages
              .flatMap((page) => page.recipients)
              .map((one) => (
                <li key={one.id}>
                  <Link to="/customer/$id" params={{ id: one.customerId }}>
                    {one.name}
                  </Link>{' '}
                  {one.address} <span className="quiet">{one.response}</span>
                </li>
              ))}
          </ul>
          {asked.hasNextPage && (
            <Button weight="bare" busy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
              {say('More')}
            </Button>
          )}
        </>
      )}
    </Loaded>
  );
}
