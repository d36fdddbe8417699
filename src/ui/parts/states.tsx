import { useEffect, useState, type ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Icon, type IconName } from '../icons/icon.tsx';
import { Refused, Unreachable } from '../wire/call.ts';
import { Button } from './button.tsx';
import { Ring } from './marks.tsx';
import { say } from '../words/say.ts';

/** Nobody needs to be told about a wait that is shorter than this. */
const QUIET_MS = 400;

function useSlow(): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return slow;
}

export function Waiting({ what }: { what: string }) {
  const slow = useSlow();
  return (
    <p className="waiting" role="status">
      {slow && say('{{what}} is on its way…', { what })}
    </p>
  );
}

type NoticeProps = {
  readonly meaning?: 'due' | 'late' | 'risk';
  readonly icon?: IconName;
  readonly children: ReactNode;
  readonly role?: 'alert' | 'status';
};

export const Notice = ({ meaning, icon = 'warn', children, role }: NoticeProps) => (
  <div className={meaning ? `notice is-${meaning}` : 'notice'} role={role}>
    <Icon name={icon} />
    <div className="notice-words">{children}</div>
  </div>
);

type EmptyProps = {
  readonly title: string;
  readonly ring?: 'kept' | 'open' | 'released';
  readonly children?: ReactNode;
};

export const Empty = ({ title, ring = 'open', children }: EmptyProps) => (
  <div className="empty">
    <Ring state={ring} />
    <h2>{title}</h2>
    {children}
  </div>
);

/** What to say about a fault: the service's own reason, or that it could not be reached. */
export function wordsFor(fault: Error): string {
  return fault instanceof Refused || fault instanceof Unreachable
    ? fault.message
    : say('Something broke on this page. Reload it.');
}

/** Why an act did not happen, beside the act. */
export const Trouble = ({ fault, kept }: { fault: Error | null; kept?: string }) =>
  fault === null ? null : (
    <Notice meaning="late" role="alert">
      <b>
        {fault instanceof Refused && fault.status === 409 ? say('Somebody was quicker.') : say('That did not work.')}
      </b>{' '}
      {wordsFor(fault)} {kept}
    </Notice>
  );

type LoadedProps<Reply> = {
  readonly asked: Pick<UseQueryResult<Reply, Error>, 'data' | 'error' | 'refetch'>;
  readonly what: string;
  readonly children: (reply: Reply) => ReactNode;
};

/** Shows what was asked for; meanwhile nothing, then a word; and when it fails, why and what to do. */
export function Loaded<Reply>({ asked, what, children }: LoadedProps<Reply>) {
  if (asked.data !== undefined) return children(asked.data);
  if (asked.error === null) return <Waiting what={what} />;
  const missing = asked.error instanceof Refused && asked.error.status === 404;
  if (asked.error instanceof Refused && asked.error.status === 403)
    return (
      <div className="page-fault">
        <Empty title={say('This is not part of your role')} ring="released">
          <p>{say('Ask an administrator, if it should be.')}</p>
        </Empty>
      </div>
    );
  return (
    <div className="page-fault">
      <Empty title={missing ? say('It is not here') : say('{{what}} could not be shown', { what })} ring="released">
        <p>{missing ? say('It does not exist, or it is not for you to see.') : wordsFor(asked.error)}</p>
        {!missing && <Button onClick={() => void asked.refetch()}>{say('Try again')}</Button>}
      </Empty>
    </div>
  );
}
