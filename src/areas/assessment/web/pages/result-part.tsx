import { Tag } from '#ui/parts/marks.tsx';
import { say } from '#ui/words/say.ts';
import { ActButton, NowButton } from '../parts/act-button.tsx';
import type { PlanView, Programme } from '../parts/types.ts';
import { dayWords, gradeWords, reasonWords } from '../parts/words.ts';

type Props = { readonly programme: Programme; readonly plan: PlanView };

/** What it came to: the grade with its working, who looked at it, and what can be said against it. */
export function ResultPart({ programme, plan }: Props) {
  const { result, appeal, appealUntil } = programme;
  const settled = programme.attempts.every(({ settledOn }) => settledOn !== null);
  return (
    <section aria-label={say('Result')}>
      <h2>{say('Result')}</h2>
      {result === null ? (
        <p className="quiet">{say('There is no result yet.')}</p>
      ) : (
        <>
          <p className="finding">
            {gradeWords(result.overall.outcome)}{' '}
            {result.releasedOn !== null && (
              <Tag meaning="kept">{say('Released {{day}}', { day: dayWords(result.releasedOn) })}</Tag>
            )}
          </p>
          <Overall result={result} plan={plan} />
        </>
      )}
      <Samples programme={programme} plan={plan} />
      {appeal !== null && (
        <p>
          {say('Appeal of {{day}}: {{words}}', { day: dayWords(appeal.on), words: appeal.words })}{' '}
          {appeal.outcome !== null && <b>{appeal.outcome === 'upheld' ? say('Upheld.') : say('Dismissed.')}</b>}{' '}
          {appeal.answer}
        </p>
      )}
      <span className="row-of">
        {settled && result === null && (
          <NowButton
            programme={programme}
            act="confirm the grade"
            main
            label={say('Confirm the grade')}
            doing={{ to: 'assess', act: { act: 'confirm the grade', words: '' } }}
          />
        )}
        {result !== null && result.releasedOn === null && (
          <NowButton
            programme={programme}
            act="release"
            main
            label={say('Release the result')}
            doing={{ to: 'organise', act: { act: 'release' } }}
          />
        )}
        {appealUntil !== null && appeal === null && (
          <ActButton
            programme={programme}
            act="appeal"
            label={say('Appeal, until {{day}}', { day: dayWords(appealUntil) })}
            asks={[{ kind: 'words', name: 'words', label: say('What the appeal is about') }]}
            doing={(given) => ({ to: 'act', act: { act: 'appeal', words: given.text('words') } })}
          />
        )}
        {appeal !== null && appeal.outcome === null && (
          <ActButton
            programme={programme}
            act="answer the appeal"
            main
            label={say('Answer the appeal')}
            asks={[
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
            ]}
            doing={(given) => ({
              to: 'organise',
              act: {
                act: 'answer the appeal',
                upheld: given.on('upheld'),
                methods: given.all('methods'),
                words: given.text('words'),
              },
            })}
          />
        )}
      </span>
    </section>
  );
}

function Overall({ result, plan }: { result: NonNullable<Programme['result']>; plan: PlanView }) {
  const { parts, average, distinctionAt, depth, outcome } = result.overall;
  return (
    <>
      <ul className="lines">
        {parts.map((part) => (
          <li key={part.method}>
            {say('{{method}}: {{grade}}, {{weight}} × {{points}}', {
              method: plan.methods.find(({ key }) => key === part.method)?.title ?? part.method,
              grade: gradeWords(part.outcome),
              weight: part.weight,
              points: part.points ?? 0,
            })}
          </li>
        ))}
      </ul>
      {average !== null && (
        <p>{say('Together {{average}} of 200; a distinction takes {{at}}.', { average, at: distinctionAt })}</p>
      )}
      <p className="quiet">
        {say('Beyond a pass by {{depth}} per cent. This is for your development and changes no grade.', {
          depth: depth / 100,
        })}
      </p>
      {outcome !== 'fail' && outcome !== 'incomplete' && <p>{plan.descriptors[outcome]}</p>}
    </>
  );
}

function Samples({ programme, plan }: Props) {
  if (programme.samples.length === 0) return null;
  return (
    <>
      <h3>{say('Quality assurance')}</h3>
      <ul className="lines">
        {programme.samples.map((one) => (
          <li key={one.id}>
            <b>
              {one.method === null
                ? say('All of it')
                : (plan.methods.find(({ key }) => key === one.method)?.title ?? one.method)}
            </b>{' '}
            {one.outcome === null ? (
              <Tag meaning="due">{say('Waits')}</Tag>
            ) : (
              <Tag meaning={one.outcome === 'upheld' ? 'kept' : 'late'}>
                {one.outcome === 'upheld' ? say('Upheld') : say('Went back')}
              </Tag>
            )}{' '}
            <span className="quiet">{one.reasons.map(reasonWords).join(' · ')}</span> {one.words}
            {one.outcome === null && (
              <span className="row-of">
                <NowButton
                  programme={programme}
                  act="assure"
                  main
                  label={say('Uphold it')}
                  doing={{ to: 'assure', act: { act: 'assure', sample: one.id, upheld: true, words: '', methods: [] } }}
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
                  doing={(given) => ({
                    to: 'assure',
                    act: {
                      act: 'assure',
                      sample: one.id,
                      upheld: false,
                      words: given.text('words'),
                      methods: given.all('methods'),
                    },
                  })}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
