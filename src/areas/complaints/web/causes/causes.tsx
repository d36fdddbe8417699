import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/field.tsx';
import { say } from '#ui/words/say.ts';
import { BECAUSE, WENT_WRONG, type Because, type WentWrong } from '../../rules/index.ts';
import { becauseWords, wentWrongWords } from '../words.ts';

export type Cause = { readonly wentWrong: WentWrong; readonly because: Because };

type CausesProps = { readonly causes: readonly Cause[]; readonly onChange: (causes: readonly Cause[]) => void };

/** What went wrong and why it did, several of each. */
export function Causes({ causes, onChange }: CausesProps) {
  const put = (n: number, part: Partial<Cause>) =>
    onChange(causes.map((cause, k) => (k === n ? { ...cause, ...part } : cause)));
  return (
    <fieldset className="stack">
      <legend className="unseen">{say('Causes')}</legend>
      {causes.map((cause, n) => (
        // The place is what tells one cause from another: both of its sides may change.
        // oxlint-disable-next-line react/no-array-index-key
        <div className="cause-row" key={n}>
          <SelectField
            label={n === 0 ? say('What went wrong') : say('What went wrong, cause {{number}}', { number: n + 1 })}
            value={cause.wentWrong}
            options={WENT_WRONG.map((one) => ({ value: one, label: wentWrongWords(one) }))}
            onChange={(value) =>
              put(n, { wentWrong: WENT_WRONG.find((one): one is WentWrong => one === value) ?? 'process' })
            }
          />
          <SelectField
            label={n === 0 ? say('Why it did') : say('Why it did, cause {{number}}', { number: n + 1 })}
            value={cause.because}
            options={BECAUSE.map((one) => ({ value: one, label: becauseWords(one) }))}
            onChange={(value) => put(n, { because: BECAUSE.find((one): one is Because => one === value) ?? 'skill' })}
          />
          {causes.length > 1 && (
            <Button
              weight="bare"
              icon="cross"
              aria-label={say('Take cause {{number}} out', { number: n + 1 })}
              onClick={() => onChange(causes.filter((_, k) => k !== n))}
            />
          )}
        </div>
      ))}
      <p className="row-of">
        <Button
          weight="bare"
          icon="plus"
          onClick={() => onChange([...causes, { wentWrong: 'communication', because: 'process not followed' }])}
        >
          {say('Another cause')}
        </Button>
      </p>
    </fieldset>
  );
}
