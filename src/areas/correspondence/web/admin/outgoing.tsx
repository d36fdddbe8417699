import { useState, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { Button, Fold } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded, Notice } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { usePages, useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';

type Outgoing = ReplyOf<typeof contract.trouble>['messages'][number];

/** Messages that did not go, each with why and what can be done. */
export function OutgoingTrouble() {
  const asked = usePages(contract.trouble, {}, { watch: ['outgoing', 'case'] });
  return (
    <Loaded asked={{ data: asked.data, error: asked.error, refetch: asked.refetch }} what="The list">
      {({ pages }) => {
        const messages = pages.flatMap((page) => page.messages);
        if (messages.length === 0) {
          return (
            <Empty title="Everything went" ring="kept">
              <p>No message is stuck. One that does not go appears here and on its case.</p>
            </Empty>
          );
        }
        return (
          <>
            <ul className="found">
              {messages.map((one) => (
                <TroubleLine key={one.messageId} one={one} />
              ))}
            </ul>
            <More {...asked} />
          </>
        );
      }}
    </Loaded>
  );
}

function TroubleLine({ one }: { one: Outgoing }) {
  const again = useTell(contract.sendAgain);
  const went = useTell(contract.confirmSent);
  const params = { id: one.messageId };
  return (
    <Line one={one}>
      <p className="why">{one.response ?? 'The mail server gave no reason.'}</p>
      <div className="row-of">
        {one.state !== 'held' && (
          <Button busy={again.isPending} onClick={() => again.mutate({ params })}>
            Send again
          </Button>
        )}
        {one.state === 'unsure' && (
          <Button weight="bare" busy={went.isPending} onClick={() => went.mutate({ params })}>
            It did arrive
          </Button>
        )}
      </div>
    </Line>
  );
}

function Line({ one, children }: { one: Outgoing; children: ReactNode }) {
  return (
    <li className="is-tall">
      <span className="when">
        <At at={one.madeAt} />
      </span>
      <div>
        <Link className="what" to="/case/$id" params={{ id: one.caseId }}>
          {one.subject}
        </Link>{' '}
        {one.state === 'unsure' && <Tag meaning="due">May not have gone</Tag>}
        {one.state === 'failed' && <Tag meaning="late">Did not go</Tag>}
        {one.state === 'held' && <Tag meaning="due">Waits and is tried again</Tag>}
        {one.kind === 'acknowledgement' && <Tag>Automatic</Tag>}
        {children}
      </div>
      <p className="whom">
        {one.recipients.join(', ')}
        <small>{one.attempts === 1 ? '1 attempt' : `${one.attempts} attempts`}</small>
      </p>
    </li>
  );
}

/** Mail that stays in the house because no mail server is set: what would have gone out. */
export function CaughtMail() {
  const asked = usePages(contract.caught, {}, { watch: ['outgoing'] });
  return (
    <Loaded asked={{ data: asked.data, error: asked.error, refetch: asked.refetch }} what="The mail">
      {({ pages }) => {
        const messages = pages.flatMap((page) => page.messages);
        return (
          <>
            {pages[0]?.catching === true && (
              <Notice meaning="due" icon="mail">
                <b>Nothing leaves this house.</b> No mail server is set (SMTP_URL), so every message is caught here.
              </Notice>
            )}
            {messages.length === 0 && (
              <Empty title="Nothing was caught">
                <p>Messages appear here when no mail server is set.</p>
              </Empty>
            )}
            <ul className="found">
              {messages.map((one) => (
                <CaughtLine key={one.messageId} one={one} />
              ))}
            </ul>
            <More {...asked} />
          </>
        );
      }}
    </Loaded>
  );
}

function CaughtLine({ one }: { one: ReplyOf<typeof contract.caught>['messages'][number] }) {
  const [open, setOpen] = useState(false);
  return (
    <Line one={one}>
      <Fold open={open} onToggle={() => setOpen(!open)}>
        Read it
      </Fold>
      {open && <pre className="whole">{one.body}</pre>}
    </Line>
  );
}

type MoreProps = {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
};

const More = ({ hasNextPage, isFetchingNextPage, fetchNextPage }: MoreProps) =>
  hasNextPage ? (
    <p className="more">
      <Button weight="bare" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        Show older ones
      </Button>
    </p>
  ) : null;
