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

type Step = Grade['steps'][number];

function stepWords(step: Step, share: number): string {
  const codes = (step.codes ?? []).join(', ');
  switch (step.step) {
    case 'left out':
      return say('Not for this job, or not drawn: {{codes}}.', { codes });
    case 'undecided':
      return say('Not decided yet: {{codes}}.', { codes });
    case 'pass criteria':
      return passWords(step);
    case 'distinction criteria':
      return distinctionWords(step, share);
    case 'capped':
      return say('By the plan a further attempt is a pass at most.');
    case 'outcome':
      return '';
  }
}

function passWords({ met = 0, of = 0, unmet = [] }: Step): string {
  return unmet.length === 0
    ? say('{{met}} of {{of}} pass criteria are met. All are needed.', { met, of })
    : say('{{met}} of {{of}} pass criteria are met. All are needed; not met: {{codes}}.', {
        met,
        of,
        codes: unmet.join(', '),
      });
}

function distinctionWords({ met = 0, of = 0, left = 0, right = 0, reached = false }: Step, share: number): string {
  const values = { met, of, left, right, share };
  return reached
    ? say(
        '{{met}} of {{of}} distinction criteria: 100 × {{met}} = {{left}}, at least {{share}} × {{of}} = {{right}}.',
        values,
      )
    : say(
        '{{met}} of {{of}} distinction criteria: 100 × {{met}} = {{left}}, below {{share}} × {{of}} = {{right}}.',
        values,
      );
}
