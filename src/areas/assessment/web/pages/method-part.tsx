import { Tag } from '#ui/parts/marks.tsx';
import { say } from '#ui/words/say.ts';
import { GradeReceipt } from '../parts/grade-receipt.tsx';
import type { Method, PlanView, Programme } from '../parts/types.ts';
import { gradeWords } from '../parts/words.ts';
import { Decisions } from './decisions.tsx';
import { SessionPart } from './session-part.tsx';
import { ShowcasePart } from './showcase-part.tsx';
import { TryAgain } from './try-again.tsx';

type Props = { readonly programme: Programme; readonly plan: PlanView; readonly method: Method };

/** One method: what is ready, what was held, and what was decided of each criterion. */
export function MethodPart({ programme, plan, method }: Props) {
  const attempt = programme.attempts.find((one) => one.method === method.key);
  if (attempt === undefined || (method.when === 'after gateway' && programme.gateway.signedOn === null)) return null;
  const { grade } = attempt;
  return (
    <section className="assessment-method" aria-label={method.title}>
      <h3>
        {method.title} {attempt.n > 1 && <Tag>{say('Attempt {{n}}', { n: attempt.n })}</Tag>}{' '}
        {attempt.settledOn !== null && grade !== null && (
          <Tag meaning={grade.outcome === 'fail' ? 'late' : 'kept'}>{gradeWords(grade.outcome)}</Tag>
        )}
      </h3>
      <p className="quiet">{say('Counts for {{weight}} of 100.', { weight: method.weight })}</p>
      {method.kind === 'showcase' && <ShowcasePart {...{ programme, method, attempt }} />}
      {(method.kind === 'observation' || method.kind === 'discussion') && (
        <SessionPart {...{ programme, method, attempt }} />
      )}
      <Decisions {...{ programme, plan, method, attempt }} />
      {grade !== null && <GradeReceipt grade={grade} method={method} />}
      <TryAgain {...{ programme, method, attempt }} />
    </section>
  );
}
