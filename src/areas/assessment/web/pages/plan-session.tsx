import { useNow } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import { ActButton } from '../parts/act-button.tsx';
import type { Asks } from '../parts/act-form.tsx';
import type { Attempt, Method, Programme } from '../parts/types.ts';

type Props = { readonly programme: Programme; readonly method: Method; readonly attempt: Attempt };

const HOUR_MS = 3_600_000;

function planAsks(at: number, minutes: number, observes: boolean): readonly Asks[] {
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
    { kind: 'number', name: 'minutes', label: say('Minutes'), first: String(minutes) },
    ...(observes ? [] : [where]),
    { kind: 'words', name: 'plan', label: say('What apprentice and employer should know') },
  ];
}

/** When and where: everybody who is to be there gets it by mail, for their calendar. */
export function PlanSession({ programme, method, attempt: { session } }: Props) {
  const now = useNow();
  const observes = method.kind === 'observation';
  const place = (text: string) => (observes ? 'workplace' : text === 'remote' ? 'remote' : 'suitable room');
  return (
    <ActButton
      programme={programme}
      act="plan a session"
      label={
        method.kind === 'showcase'
          ? say('Plan the interview')
          : session.plannedAt === null
            ? say('Plan it')
            : say('Plan it anew')
      }
      title={method.title}
      asks={planAsks(session.plannedAt ?? now + 24 * HOUR_MS, session.minutes ?? 60, observes)}
      doing={({ count, text }) => ({
        to: 'assess',
        act: {
          act: 'plan a session',
          method: method.key,
          at: count('at'),
          minutes: count('minutes'),
          place: place(text('place')),
          plan: text('plan'),
          questions: [],
        },
      })}
    />
  );
}
