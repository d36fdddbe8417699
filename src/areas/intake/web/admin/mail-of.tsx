import { Link } from '@tanstack/react-router';
import { Button } from '#ui/parts/button.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { Loaded } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { usePages } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { Outcome } from './equation.tsx';

/** The mail behind one figure of the sum. */
export function MailOf({ outcome, word }: { outcome: Outcome; word: string }) {
  const asked = usePages(contract.listMail, { query: { outcome } }, { watch: ['intake'] });
  return (
    <section aria-label={word}>
      <h2 className="part">
        {word}{' '}
        {asked.data?.pages[0] && <span className="count">{asked.data.pages[0].total.toLocaleString('en-AU')}</span>}
      </h2>
      <Loaded asked={{ data: asked.data, error: asked.error, refetch: asked.refetch }} what={say('The mail')}>
        {({ pages }) => {
          const rows = pages.flatMap(({ mail }) => mail);
          if (rows.length === 0) return <p className="page-words quiet small">{say('None.')}</p>;
          return (
            <ul className="found">
              {rows.map((row) => (
                <MailLine key={row.id} row={row} />
              ))}
            </ul>
          );
        }}
      </Loaded>
      {asked.hasNextPage && (
        <p className="more">
          <Button weight="bare" busy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {say('Show older ones')}
          </Button>
        </p>
      )}
    </section>
  );
}

function MailLine({ row }: { row: ReplyOf<typeof contract.listMail>['mail'][number] }) {
  const subject = row.subject === '' ? say('No subject') : row.subject;
  return (
    <li>
      <Icon name="mail" />
      <div>
        {row.caseId === null ? (
          <span className="what">{subject}</span>
        ) : (
          <Link className="what" to="/case/$id" params={{ id: row.caseId }}>
            {subject}
          </Link>
        )}
        <p className="why">{row.because ?? row.nature}</p>
        <a className="fold" href={`/api/mail/${row.id}/original`}>
          {say('The original')}
        </a>
      </div>
      <p className="whom">
        {row.fromName === '' ? row.fromAddress : row.fromName}
        <small>
          {row.source} · <At at={row.receivedAt} />
        </small>
      </p>
    </li>
  );
}
