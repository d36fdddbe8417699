import { say } from '#ui/words/say.ts';
import type { Grade, Method } from './types.ts';
import { gradeWords } from './words.ts';

/** The working of a grade, step by step, as it adds up. */
export function GradeReceipt({
  grade,
  method,
}: {
  readonly grade: Grade;
  readonly method: Pick<Method, 'distinctionPct'>;
}) {
  return (
    <details className="assessment-receipt">
      <summary>{say('How the grade comes about: {{grade}}', { grade: gradeWords(grade.outcome) })}</summary>
      <ol>
        {grade.steps
          .filter(({ step }) => step !== 'outcome')
          .map((step) => (
            <li key={step.step}>{stepWords(step, method.distinctionPct ?? 0)}</li>
          ))}
      </ol>
    </details>
  );
}

function stepWords(step: Grade['steps'][number], share: number): string {
  const { met = 0, of = 0, left = 0, right = 0 } = step;
  switch (step.step) {
    case 'left out':
      return say('Not for this job, or not drawn: {{codes}}.', { codes: (step.codes ?? []).join(', ') });
    case 'undecided':
      return say('Not decided yet: {{codes}}.', { codes: (step.codes ?? []).join(', ') });
    case 'pass criteria':
      return (step.unmet ?? []).length === 0
        ? say('{{met}} of {{of}} pass criteria are met. All are needed.', { met, of })
        : say('{{met}} of {{of}} pass criteria are met. All are needed; not met: {{codes}}.', {
            met,
            of,
            codes: (step.unmet ?? []).join(', '),
          });
    case 'distinction criteria':
      return step.reached === true
        ? say(
            '{{met}} of {{of}} distinction criteria: 100 × {{met}} = {{left}}, at least {{share}} × {{of}} = {{right}}.',
            { met, of, left, right, share },
          )
        : say(
            '{{met}} of {{of}} distinction criteria: 100 × {{met}} = {{left}}, below {{share}} × {{of}} = {{right}}.',
            { met, of, left, right, share },
          );
    case 'capped':
      return say('By the plan a further attempt is a pass at most.');
    case 'outcome':
      return '';
  }
}
