import { useDeferredValue, useState } from 'react';
import { Icon } from '#ui/icons/icon.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { sentence } from '../words.ts';

type CasePickerProps = {
  readonly label: string;
  /** The case that is being joined cannot be chosen. */
  readonly except: string;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  /** Whether typing begins here at once. */
  readonly begins?: boolean;
};

/** Finds another case by its reference, its subject or a person in it, and chooses it. */
export function CasePicker({ label, except, chosen, onChoose, begins = true }: CasePickerProps) {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const asked = useAsk(contract.search, { query: { q, limit: 8 } }, { enabled: q.length > 1, keep: true });
  const found = (asked.data?.cases ?? []).filter(({ id }) => id !== except);
  return (
    <>
      <TextField
        label={label}
        type="search"
        autoFocus={begins}
        placeholder={say('Reference, subject or name')}
        value={typed}
        onChange={setTyped}
      />
      <div role="radiogroup" aria-label={say('Cases found')} className="picker">
        {q.length > 1 && asked.data !== undefined && found.length === 0 && (
          <p className="quiet small">{say('No case matches “{{q}}”.', { q })}</p>
        )}
        {found.map((one) => (
          <label key={one.id} className="pick-case">
            <input type="radio" name="case" checked={chosen === one.id} onChange={() => onChoose(one.id)} />
            <span>
              <b>{one.subject}</b>
              <span className="under">
                <Icon name="case" /> {one.reference} · {one.customerName ?? say('No customer')} · {sentence(one.state)}
              </span>
            </span>
          </label>
        ))}
      </div>
    </>
  );
}
