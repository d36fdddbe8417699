import { useId, useState } from 'react';
import { Icon } from '#ui/icons/icon.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { describeNeeds } from './needs-words.ts';

type CustomerFinderProps = {
  readonly label: string;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string, name: string) => void;
  readonly except?: string;
  readonly kind?: 'person' | 'organisation';
};

/** Finds a customer by half a name, an address or a number, and chooses one. */
export function CustomerFinder({ label, chosen, onChoose, except, kind: wanted }: CustomerFinderProps) {
  const group = useId();
  const [typed, setTyped] = useState('');
  const q = typed.trim();
  const asked = useAsk(contract.search, { query: { q } }, { enabled: q.length > 1, keep: true });
  const found = (asked.data?.customers ?? []).filter(
    ({ id, kind }) => id !== except && (wanted === undefined || kind === wanted),
  );
  return (
    <>
      <TextField label={label} type="search" value={typed} onChange={setTyped} />
      <div role="radiogroup" aria-label={say('People found')} className="picker">
        {q.length > 1 && asked.data !== undefined && found.length === 0 && (
          <p className="quiet small">
            {say('Nobody matches “{{q}}”. Try half of the name, or the telephone number.', { q })}
          </p>
        )}
        {found.map(({ id, name, kind, contact, needs, alike }) => (
          <label key={id} className="pick-case">
            <input type="radio" name={group} checked={chosen === id} onChange={() => onChoose(id, name)} />
            <span>
              <b>{name}</b> {alike && <small className="quiet">{say('sounds like it')}</small>}
              <span className="under">
                <Icon name={kind === 'organisation' ? 'people' : 'person'} />{' '}
                {[contact, describeNeeds(needs)].filter((text) => text !== '').join(' · ')}
              </span>
            </span>
          </label>
        ))}
      </div>
    </>
  );
}
