import type { ReplyOf } from '#ui/wire/call.ts';
import type * as contract from '../../contract.ts';

export type Run = ReplyOf<typeof contract.guidesOf>['runs'][number];

/** What was asked and answered, in the words the guide had. */
export function Given({ run: { answers } }: { run: Run }) {
  if (answers.length === 0) return null;
  return (
    <dl className="given small">
      {answers.map(({ asked, said }, n) => {
        const key = `${n}`;
        return (
          <div key={key}>
            <dt>{asked}</dt>
            <dd>{said}</dd>
          </div>
        );
      })}
    </dl>
  );
}
