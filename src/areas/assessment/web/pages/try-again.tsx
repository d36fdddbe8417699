import { Notice } from '#ui/parts/states.tsx';
import { useNow, useZone } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import { ActButton } from '../parts/act-button.tsx';
import { today } from '../parts/names.ts';
import type { Attempt, Method, Programme } from '../parts/types.ts';
import { partyWords } from '../parts/words.ts';

type Props = { readonly programme: Programme; readonly method: Method; readonly attempt: Attempt };

/** After a method that was not passed: two ways back, and no third. */
export function TryAgain({ programme, method, attempt }: Props) {
  if (attempt.settledOn === null || attempt.grade?.outcome !== 'fail') return null;
  return (
    <>
      {attempt.undeveloped.length > 0 && (
        <Notice meaning="due">
          {say('To be learnt before a retake: {{codes}}.', { codes: attempt.undeveloped.join(', ') })}
        </Notice>
      )}
      <span className="row-of">
        <Retake {...{ programme, method, attempt }} />
        <ActButton
          programme={programme}
          act="try again"
          label={say('Resit without more learning')}
          asks={[
            {
              kind: 'words',
              name: 'acceptsCost',
              label: say('The employer accepts the cost'),
              hint: say('In writing: what it costs, and that the employer pays it.'),
            },
          ]}
          doing={({ text }) => ({
            to: 'act',
            act: {
              act: 'try again',
              method: method.key,
              path: 'resit',
              payer: 'employer',
              acceptsCost: text('acceptsCost'),
            },
          })}
        />
        <ReviewAttempts {...{ programme, method }} />
      </span>
    </>
  );
}

function Retake({ programme, method, attempt }: Props) {
  return (
    <ActButton
      programme={programme}
      act="try again"
      main={attempt.undeveloped.length === 0}
      label={say('Retake after learning')}
      asks={[
        {
          kind: 'one of',
          name: 'payer',
          label: say('Who pays'),
          options: [
            { value: 'programme', label: say('The programme') },
            { value: 'provider', label: say('The provider') },
            { value: 'employer', label: say('The employer') },
          ],
        },
      ]}
      doing={({ text }) => ({
        to: 'act',
        act: {
          act: 'try again',
          method: method.key,
          path: 'retake',
          payer: PAYERS.find((one) => one === text('payer')) ?? 'programme',
          acceptsCost: '',
        },
      })}
    />
  );
}

const PAYERS = ['programme', 'provider', 'employer'] as const;
const PRESENT = ['manager', 'provider', 'organisation'] as const;

/** From the third attempt on all sides look at it first. */
function ReviewAttempts({ programme, method }: Omit<Props, 'attempt'>) {
  const day = today(useNow(), useZone());
  return (
    <ActButton
      programme={programme}
      act="review the attempts"
      label={say('Review of the attempts')}
      asks={[
        { kind: 'day', name: 'on', label: say('Held on'), first: day },
        {
          kind: 'some of',
          name: 'present',
          label: say('Who was there'),
          options: PRESENT.map((party) => ({ value: party, label: partyWords(party) })),
          first: ['organisation'],
        },
        { kind: 'words', name: 'words', label: say('What was agreed') },
      ]}
      doing={({ text, all }) => ({
        to: 'organise',
        act: {
          act: 'review the attempts',
          method: method.key,
          on: text('on'),
          present: PRESENT.filter((party) => all('present').includes(party)),
          words: text('words'),
        },
      })}
    />
  );
}
