import { say, sayCount } from '#ui/words/say.ts';
import type { PlanView, Programme } from '../parts/types.ts';
import { DevelopmentPart } from './development-part.tsx';
import { EvidencePart } from './evidence-part.tsx';
import { ReviewsPart } from './reviews-part.tsx';

type Props = { readonly programme: Programme; readonly plan: PlanView };

/** The year of learning: how far the standard is covered, by what, and what was agreed on the way. */
export function LearningPart({ programme, plan }: Props) {
  const { covered, ofCriteria, gaps } = programme;
  return (
    <section aria-label={say('Learning')}>
      <h2>{say('Learning')}</h2>
      <p className="assessment-finding">
        {sayCount(
          covered,
          'One of {{all}} criteria has accepted evidence.',
          '{{count}} of {{all}} criteria have accepted evidence.',
          { all: ofCriteria },
        )}
      </p>
      <meter
        className="assessment-meter"
        min={0}
        max={ofCriteria}
        value={covered}
        aria-label={say('Criteria covered')}
      />
      {gaps.length > 0 && (
        <details>
          <summary>{sayCount(gaps.length, 'One has none yet', '{{count}} have none yet')}</summary>
          <ul className="lines">
            {plan.standards
              .flatMap(({ criteria }) => criteria)
              .filter(({ code }) => gaps.includes(code))
              .map(({ code, text }) => (
                <li key={code}>
                  <b>{code}</b> {text}
                </li>
              ))}
          </ul>
        </details>
      )}
      <EvidencePart programme={programme} plan={plan} />
      <ReviewsPart programme={programme} />
      <DevelopmentPart programme={programme} plan={plan} />
    </section>
  );
}
