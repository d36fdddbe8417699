import { useId } from 'react';
import { Icon } from '#ui/icons/icon.tsx';
import { At } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { say } from '#ui/words/say.ts';
import type * as contract from '../../contract.ts';
import { sentence } from '../words.ts';

type Likely = ReplyOf<typeof contract.likelySame>['cases'];
type LikelyCasesProps = {
  readonly cases: Likely;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
};

/** Cases that are probably the same matter, each with the reason. The first has the focus, so Space takes it. */
export function LikelyCases({ cases, chosen, onChoose }: LikelyCasesProps) {
  const group = useId();
  return (
    <fieldset className="likely">
      <legend>{say('Probably the same matter')}</legend>
      {cases.map((one, n) => (
        <label key={one.id} className="pick-case">
          <input
            type="radio"
            name={group}
            // The dialog was opened to choose one of these.
            autoFocus={n === 0}
            checked={chosen === one.id}
            onChange={() => onChoose(one.id)}
          />
          <span>
            <b>{one.subject}</b> <small className="because">{reasonsOf(one.because)}</small>
            <span className="under">
              <Icon name="case" /> {one.reference} · {sentence(one.state)} · <At at={one.openedAt} />
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function reasonsOf(because: Likely[number]['because']): string {
  const words = {
    subject: say('same subject'),
    customer: say('same customer'),
    days: say('within two weeks'),
  };
  return because.map((one) => words[one]).join(', ');
}
