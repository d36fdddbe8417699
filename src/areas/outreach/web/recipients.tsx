import { Link } from '@tanstack/react-router';
import { Button } from '#ui/parts/button.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { toFields } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { usePages, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

/** As many as one file to print holds. */
const MOST_AT_ONCE = 100;

export type RecipientState = ReplyOf<typeof contract.recipients>['recipients'][number]['state'];

export const stateWords = (state: RecipientState): string =>
  ({
    waiting: say('Waiting'),
    sending: say('On its way'),
    'to post': say('Ready to be posted'),
    sent: say('Sent'),
    failed: say('Did not go'),
    unsure: say('May not have gone'),
    'opted out': say('Want no more'),
    stopped: say('Stopped'),
    over: say('Too late to go'),
  })[state];

const channelWords = (channel: ReplyOf<typeof contract.recipients>['recipients'][number]['channel']): string =>
  ({ email: '', sms: say('by text message'), letter: say('by letter') })[channel];

/** Letters of a campaign that lie ready: printed together, and said to be posted together. */
function ToPost({ campaign, ids }: { campaign: string; ids: readonly string[] }) {
  const today = toFields(useNow(), useZone()).date;
  const chosen = ids.slice(0, MOST_AT_ONCE);
  const post = useTell(contract.postedLetters);
  if (chosen.length === 0) return null;
  return (
    <div className="row-of">
      <a
        className="button"
        href={`/api/outreach/campaigns/${campaign}/letters?ids=${chosen.join(',')}`}
        target="_blank"
        rel="noreferrer"
      >
        {sayCount(chosen.length, 'Print {{count}} letter', 'Print {{count}} letters')}
      </a>
      <Button
        icon="tick"
        busy={post.isPending}
        onClick={() => post.mutate({ params: { id: campaign }, body: { ids: [...chosen], on: today } })}
      >
        {say('They were posted today')}
      </Button>
      <Trouble fault={post.error} />
    </div>
  );
}

/** Everybody a campaign goes to, in one standing. */
export function Recipients({ id, state }: { id: string; state: RecipientState }) {
  const asked = usePages(contract.recipients, { params: { id }, query: { state } }, { watch: ['outreach'] });
  return (
    <Loaded asked={{ data: asked.data, error: asked.error, refetch: asked.refetch }} what={say('The addresses')}>
      {({ pages }) => (
        <>
          {state === 'to post' && (
            <ToPost campaign={id} ids={pages.flatMap((page) => page.recipients.map((one) => one.id))} />
          )}
          <ul className="small">
            {pages
              .flatMap((page) => page.recipients)
              .map((one) => (
                <li key={one.id}>
                  <Link to="/customer/$id" params={{ id: one.customerId }}>
                    {one.name}
                  </Link>{' '}
                  {one.address.replaceAll('\n', ', ')} <span className="quiet">{channelWords(one.channel)}</span>{' '}
                  <span className="quiet">{one.response}</span>
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
