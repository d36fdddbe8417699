import { say } from '#ui/words/say.ts';
import { ActButton } from '../parts/act-button.tsx';
import type { Asks } from '../parts/act-form.tsx';
import type { PlanView, Programme } from '../parts/types.ts';
import { dayWords } from '../parts/words.ts';

type Props = { readonly programme: Programme; readonly plan: PlanView };

/** What the apprentice can say against a result, within the window, and the answer to it. */
export function Appeal({ programme, plan }: Props) {
  const { appeal, appealUntil } = programme;
  if (appeal !== null)
    return (
      <>
        <p>
          {say('Appeal of {{day}}: {{words}}', { day: dayWords(appeal.on), words: appeal.words })}{' '}
          {appeal.outcome !== null && <b>{appeal.outcome === 'upheld' ? say('Upheld.') : say('Dismissed.')}</b>}{' '}
          {appeal.answer}
        </p>
        {appeal.outcome === null && <Answer programme={programme} plan={plan} />}
      </>
    );
  if (appealUntil === null) return null;
  return (
    <ActButton
      programme={programme}
      act="appeal"
      label={say('Appeal, until {{day}}', { day: dayWords(appealUntil) })}
      asks={[{ kind: 'words', name: 'words', label: say('What the appeal is about') }]}
      doing={({ text }) => ({ to: 'act', act: { act: 'appeal', words: text('words') } })}
    />
  );
}

const answerAsks = (plan: PlanView): readonly Asks[] => [
  {
    kind: 'one of',
    name: 'upheld',
    label: say('The appeal is'),
    options: [
      { value: 'yes', label: say('upheld') },
      { value: '', label: say('dismissed') },
    ],
  },
  {
    kind: 'some of',
    name: 'methods',
    label: say('If upheld, assessed again'),
    options: plan.methods.map(({ key, title }) => ({ value: key, label: title })),
  },
  { kind: 'words', name: 'words', label: say('The reasons') },
];

const Answer = ({ programme, plan }: Props) => (
  <ActButton
    programme={programme}
    act="answer the appeal"
    main
    label={say('Answer the appeal')}
    asks={answerAsks(plan)}
    doing={({ on, all, text }) => ({
      to: 'organise',
      act: { act: 'answer the appeal', upheld: on('upheld'), methods: all('methods'), words: text('words') },
    })}
  />
);
