import { Link } from '@tanstack/react-router';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { shortDate } from '#ui/time/clock.ts';
import { At, useNow, useZone } from '#ui/time/now.tsx';
import { usePages } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

/** Letters that went, the latest first, each as it was sent. */
export function Posted() {
  const asked = usePages(contract.posted, {}, { watch: ['letters'] });
  const nameOf = useNameOf();
  const [now, zone] = [useNow(), useZone()];
  return (
    <Loaded asked={{ data: asked.data, error: asked.error, refetch: asked.refetch }} what={say('The posted letters')}>
      {({ pages }) => {
        const letters = pages.flatMap((page) => page.letters);
        if (letters.length === 0)
          return (
            <Empty title={say('Nothing was posted yet')}>
              <p>{say('When somebody says that letters were posted, they stand here as they were sent.')}</p>
            </Empty>
          );
        return (
          <>
            <ul className="found letters">
              {letters.map((one) => (
                <li key={one.messageId} className="is-tall">
                  <span className="when">
                    <At at={one.postedAt} />
                  </span>
                  <div>
                    <Link className="what" to="/case/$id" params={{ id: one.caseId }}>
                      {one.addressee}
                    </Link>
                    <p className="small quiet">
                      {one.reference} · {one.subject}
                    </p>
                    <p className="small quiet">
                      {say('Posted on {{day}}, said {{name}}.', {
                        day: shortDate(one.postedOn, now, zone),
                        name: nameOf(one.postedBy),
                      })}{' '}
                      {say('Fingerprint')} <code className="fingerprint">{one.sha256.slice(0, 16)}</code>
                    </p>
                  </div>
                  <div className="whom">
                    {sayCount(one.pages, '{{count}} page', '{{count}} pages')}{' '}
                    <a href={`/api/letters/${one.messageId}/pdf`} target="_blank" rel="noreferrer">
                      {say('As it was sent')}
                    </a>
                  </div>
                </li>
              ))}
            </ul>
            {asked.hasNextPage && (
              <Button weight="bare" busy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
                {say('More')}
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
