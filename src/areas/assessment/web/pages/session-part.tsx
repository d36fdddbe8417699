import { Link } from '@tanstack/react-router';
import { buttonLook } from '#ui/parts/button.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import { ActButton, NowButton } from '../parts/act-button.tsx';
import type { Asks } from '../parts/act-form.tsx';
import type { Attempt, Method, Programme } from '../parts/types.ts';
import { HoldDiscussion } from './hold-discussion.tsx';

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

const HOUR_MS = 3_600_000;

function planAsks(at: number, observes: boolean): readonly Asks[] {
  const where: Asks = {
    kind: 'one of',
    name: 'place',
    label: say('Where'),
    options: [
      { value: 'suitable room', label: say('In a suitable room') },
      { value: 'remote', label: say('At a distance') },
    ],
  };
  return [
    { kind: 'moment', name: 'at', label: say('When'), first: String(at) },
    ...(observes ? [] : [where]),
    { kind: 'words', name: 'plan', label: say('What apprentice and employer should know') },
  ];
}

function Before({ programme, method, attempt: { session } }: Props) {
  const now = useNow();
  const observes = method.kind === 'observation';
  const place = (text: string) => (observes ? 'workplace' : text === 'remote' ? 'remote' : 'suitable room');
  return (
    <span className="row-of">
      <ActButton
        programme={programme}
        act="plan a session"
        label={session.plannedAt === null ? say('Plan it') : say('Plan it anew')}
        title={method.title}
        asks={planAsks(session.plannedAt ?? now + 24 * HOUR_MS, observes)}
        doing={({ count, text }) => ({
          to: 'assess',
          act: {
            act: 'plan a session',
            method: method.key,
            at: count('at'),
            place: place(text('place')),
            plan: text('plan'),
            questions: [],
          },
        })}
      />
      {session.plannedAt !== null && (
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
