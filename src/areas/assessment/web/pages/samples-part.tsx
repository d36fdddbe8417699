import { Tag } from '#ui/parts/marks.tsx';
import { say } from '#ui/words/say.ts';
import { ActButton, NowButton } from '../parts/act-button.tsx';
import type { PlanView, Programme } from '../parts/types.ts';
import { reasonWords } from '../parts/words.ts';

type Props = { readonly programme: Programme; readonly plan: PlanView };

/** What quality assurance looks at, why it was drawn, and what came of it. */
export function SamplesPart({ programme, plan }: Props) {
  if (programme.samples.length === 0) return null;
  const title = (method: string | null) =>
    method === null ? say('All of it') : (plan.methods.find(({ key }) => key === method)?.title ?? method);
  return (
    <>
      <h3>{say('Quality assurance')}</h3>
      <ul className="lines">
        {programme.samples.map((one) => (
          <li key={one.id}>
            <b>{title(one.method)}</b> <Outcome outcome={one.outcome} />{' '}
            <span className="quiet">{one.reasons.map(reasonWords).join(' · ')}</span>
            {one.words !== '' && <p>{one.words}</p>}
            {one.outcome === null && <Assuring {...{ programme, plan }} sample={one.id} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Outcome({ outcome }: { outcome: 'upheld' | 'returned' | null }) {
  if (outcome === null) return <Tag meaning="due">{say('Waits')}</Tag>;
  return outcome === 'upheld' ? (
    <Tag meaning="kept">{say('Upheld')}</Tag>
  ) : (
    <Tag meaning="late">{say('Went back')}</Tag>
  );
}

const Assuring = ({ programme, plan, sample }: Props & { sample: string }) => (
  <span className="row-of">
    <NowButton
      programme={programme}
      act="assure"
      main
      label={say('Uphold it')}
      doing={{ to: 'assure', act: { act: 'assure', sample, upheld: true, words: '', methods: [] } }}
    />
    <ActButton
      programme={programme}
      act="assure"
      label={say('Send it back')}
      asks={[
        {
          kind: 'some of',
          name: 'methods',
          label: say('Which methods'),
          options: plan.methods.map(({ key, title }) => ({ value: key, label: title })),
        },
        { kind: 'words', name: 'words', label: say('Why') },
      ]}
      doing={({ text, all }) => ({
        to: 'assure',
        act: { act: 'assure', sample, upheld: false, words: text('words'), methods: all('methods') },
      })}
    />
  </span>
);
