import { useNow, useZone } from '#ui/time/now.tsx';
import { Notice } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';
import { ActButton } from '../parts/act-button.tsx';
import { today } from '../parts/names.ts';
import type { Attempt, Method, Programme } from '../parts/types.ts';
import { partyWords } from '../parts/words.ts';

const PRESENT = ['manager', 'provider', 'organisation'] as const;

type Props = { readonly programme: Programme; readonly method: Method; readonly attempt: Attempt };

/** After a method that was not passed: two ways back, and no third. */
export function TryAgain({ programme, method, attempt }: Props) {
  const day = today(useNow(), useZone());
  if (attempt.settledOn === null || attempt.grade?.outcome !== 'fail') return null;
  return (
    <>
      {attempt.undeveloped.length > 0 && (
        <Notice meaning="due">
          {say('To be learnt before a retake: {{codes}}.', { codes: attempt.undeveloped.join(', ') })}
        </Notice>
      )}
      <span className="row-of">
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
          doing={(given) => ({
            to: 'act',
            act: {
              act: 'try again',
              method: method.key,
              path: 'retake',
              payer: payerOf(given.text('payer')),
              acceptsCost: '',
            },
          })}
        />
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
          doing={(given) => ({
            to: 'act',
            act: {
              act: 'try again',
              method: method.key,
              path: 'resit',
              payer: 'employer',
              acceptsCost: given.text('acceptsCost'),
            },
          })}
        />
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
          doing={(given) => ({
            to: 'organise',
            act: {
              act: 'review the attempts',
              method: method.key,
              on: given.text('on'),
              present: PRESENT.filter((party) => given.all('present').includes(party)),
              words: given.text('words'),
            },
          })}
        />
      </span>
    </>
  );
}

const payerOf = (text: string): 'programme' | 'provider' | 'employer' =>
  text === 'provider' || text === 'employer' ? text : 'programme';
