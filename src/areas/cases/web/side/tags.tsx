import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { CaseView } from '../types.ts';

/** Words by which cases are found again. */
export function Tags({ it }: { it: CaseView }) {
  const me = useMe();
  const [tag, setTag] = useState('');
  const retag = useTell(contract.retag, { onDone: () => setTag('') });
  const params = { id: it.case.id };
  const may = me.may('cases.change');
  return (
    <section className="slot">
      <h2>{say('Tags')}</h2>
      <ul className="row-of">
        {it.tags.map((one) => (
          <li key={one}>
            {may ? (
              <button
                type="button"
                className="filter"
                aria-label={say('Take off the tag {{tag}}', { tag: one })}
                onClick={() => retag.mutate({ params, body: { add: [], remove: [one] } })}
              >
                {one} <Icon name="cross" />
              </button>
            ) : (
              <span className="filter">{one}</span>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <form
          className="add-line"
          onSubmit={(event) => {
            event.preventDefault();
            if (tag.trim() !== '') retag.mutate({ params, body: { add: [tag.trim().toLowerCase()], remove: [] } });
          }}
        >
          <input
            className="input"
            aria-label={say('New tag')}
            placeholder={say('Add a tag, then Enter')}
            maxLength={40}
            value={tag}
            onChange={(event) => setTag(event.target.value)}
          />
        </form>
      )}
      <Trouble fault={retag.error} />
    </section>
  );
}
