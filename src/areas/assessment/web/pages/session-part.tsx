import { Link } from '@tanstack/react-router';
import { buttonLook } from '#ui/parts/button.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import { NowButton } from '../parts/act-button.tsx';
import type { Attempt, Method, Programme } from '../parts/types.ts';
import { HoldDiscussion } from './hold-discussion.tsx';
import { PlanSession } from './plan-session.tsx';

type Props = { readonly programme: Programme; readonly method: Method; readonly attempt: Attempt };

/** An observation or a discussion: planned, begun, held. */
export function SessionPart({ programme, method, attempt }: Props) {
  const now = useNow();
  const zone = useZone();
  const { session } = attempt;
  return (
    <>
      {session.plannedAt !== null && (
        <p>
          {say('Planned for {{when}}. {{plan}}', {
            when: dayAndHour(session.plannedAt, now, zone),
            plan: session.plan ?? '',
          })}
        </p>
      )}
      {session.closedAt !== null && (
        <p>{say('Held, {{minutes}} minutes of active time.', { minutes: Math.floor((session.seconds ?? 0) / 60) })}</p>
      )}
      {attempt.carried.length > 0 && (
        <p>{say('Carried to the discussion: {{codes}}.', { codes: attempt.carried.join(', ') })}</p>
      )}
      {session.begunAt === null ? (
        <Before {...{ programme, method, attempt }} />
      ) : (
        session.closedAt === null && <Under {...{ programme, method }} begunAt={session.begunAt} />
      )}
    </>
  );
}

function Before({ programme, method, attempt }: Props) {
  return (
    <span className="row-of">
      <PlanSession {...{ programme, method, attempt }} />
      {attempt.session.plannedAt !== null && (
        <NowButton
          programme={programme}
          act="begin a session"
          main
          label={say('Begin')}
          doing={{ to: 'assess', act: { act: 'begin a session', method: method.key, remote: null } }}
        />
      )}
    </span>
  );
}

function Under({ programme, method, begunAt }: Omit<Props, 'attempt'> & { begunAt: number }) {
  if (!programme.mine.includes('assessor')) return null;
  if (method.kind === 'discussion') return <HoldDiscussion programme={programme} method={method} begunAt={begunAt} />;
  return (
    <Link to="/assessment/$id/observe" params={{ id: programme.id }} className={buttonLook('main')}>
      {say('Open the checklist')}
    </Link>
  );
}
