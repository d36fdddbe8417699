import { Tag } from '#ui/parts/marks.tsx';
import { say } from '#ui/words/say.ts';
import { NowButton } from '../parts/act-button.tsx';
import type { PlanView, Programme } from '../parts/types.ts';
import { dayWords, gradeWords } from '../parts/words.ts';
import { Appeal } from './appeal-part.tsx';
import { Keepsakes } from './keepsakes.tsx';
import { SamplesPart } from './samples-part.tsx';

type Props = { readonly programme: Programme; readonly plan: PlanView };

/** What it came to: the grade with its working, who looked at it, and what can be said against it. */
export function ResultPart({ programme, plan }: Props) {
  const { result } = programme;
  return (
    <section aria-label={say('Result')}>
      <h2>{say('Result')}</h2>
      {result === null ? (
        <p className="quiet">{say('There is no result yet.')}</p>
      ) : (
        <>
          <p className="assessment-finding">
            {gradeWords(result.overall.outcome)}{' '}
            {result.releasedOn !== null && (
              <Tag meaning="kept">{say('Released {{day}}', { day: dayWords(result.releasedOn) })}</Tag>
            )}
          </p>
          <Overall result={result} plan={plan} />
        </>
      )}
      <Keepsakes programme={programme} />
      <SamplesPart programme={programme} plan={plan} />
      <Appeal programme={programme} plan={plan} />
      <span className="row-of">
        <Finishing programme={programme} />
      </span>
    </section>
  );
}

function Finishing({ programme }: { programme: Programme }) {
  const { result } = programme;
  const settled = programme.attempts.every(({ settledOn }) => settledOn !== null);
  if (result === null)
    return settled ? (
      <NowButton
        programme={programme}
        act="confirm the grade"
        main
        label={say('Confirm the grade')}
        doing={{ to: 'assess', act: { act: 'confirm the grade', words: '' } }}
      />
    ) : null;
  return result.releasedOn === null ? (
    <NowButton
      programme={programme}
      act="release"
      main
      label={say('Release the result')}
      doing={{ to: 'organise', act: { act: 'release' } }}
    />
  ) : null;
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
