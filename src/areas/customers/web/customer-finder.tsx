import { useDeferredValue, useId, useState } from 'react';
import { Icon } from '#ui/icons/icon.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import * as contract from '../contract.ts';

type CustomerFinderProps = {
  readonly label: string;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly except?: string;
};

/** Finds a customer by half a name, an address or a number, and chooses one. */
export function CustomerFinder({ label, chosen, onChoose, except }: CustomerFinderProps) {
  const group = useId();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const asked = useAsk(contract.search, { query: { q } }, { enabled: q.length > 1, keep: true });
  const found = (asked.data?.customers ?? []).filter(({ id }) => id !== except);
  return (
    <>
      <TextField label={label} type="search" value={typed} onChange={setTyped} />
      <div role="radiogroup" aria-label="People found" className="picker">
        {q.length > 1 && asked.data !== undefined && found.length === 0 && (
          <p className="quiet small">Nobody matches “{q}”. Try half of the name, or the telephone number.</p>
        )}
        {found.map(({ id, name, kind, contact }) => (
          <label key={id} className="pick-case">
            <input type="radio" name={group} checked={chosen === id} onChange={() => onChoose(id)} />
            <span>
              <b>{name}</b>
              <span className="under">
                <Icon name={kind === 'organisation' ? 'people' : 'person'} /> {contact}
              </span>
            </span>
          </label>
        ))}
      </div>
    </>
  );
}
