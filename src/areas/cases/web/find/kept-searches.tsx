import { useState } from 'react';
import { Icon } from '#ui/icons/icon.tsx';
import { Button, IconButton } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Empty, Trouble } from '#ui/parts/states.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { understood } from './told.tsx';

/** Before anything is typed: the searches this officer keeps, and the last ones. */
export function KeptSearches({ onTake }: { onTake: (query: string) => void }) {
  const told = useAsk(contract.searches, {}).data;
  const drop = useTell(contract.dropSearch);
  if (told === undefined) return null;
  const { kept, recent } = told;
  return (
    <>
      {kept.length + recent.length === 0 && (
        <Empty title={say('What are you looking for?')}>
          <p>
            {say(
              'Half a name, the last digits of a number, a reference, or words from a message. Slips of the pen are forgiven.',
            )}
          </p>
        </Empty>
      )}
      {kept.length > 0 && (
        <section aria-label={say('Searches you keep')}>
          <h2 className="part">{say('Searches you keep')}</h2>
          <ul className="found">
            {kept.map(({ id, name, query }) => (
              <li key={id}>
                <Icon name="search" />
                <div>
                  <button type="button" className="what" onClick={() => onTake(query)}>
                    {name}
                  </button>
                  <p className="why">{query}</p>
                </div>
                <IconButton
                  icon="cross"
                  weight="bare"
                  label={say('Keep {{name}} no longer', { name })}
                  onClick={() => drop.mutate({ params: { id } })}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {recent.length > 0 && <SearchedLast recent={recent} onTake={onTake} />}
      <Trouble fault={drop.error} />
    </>
  );
}

const SearchedLast = ({ recent, onTake }: { recent: readonly string[]; onTake: (query: string) => void }) => (
  <section aria-label={say('Searched last')}>
    <h2 className="part">{say('Searched last')}</h2>
    <ul className="found">
      {recent.map((query) => (
        <li key={query}>
          <Icon name="clock" />
          <div>
            <button type="button" className="what" onClick={() => onTake(query)}>
              {query}
            </button>
          </div>
        </li>
      ))}
    </ul>
  </section>
);

/** Keeps what is being searched for, by a name. */
export function KeepThis({ query }: { query: string }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const keep = useTell(contract.keepSearch, { onDone: () => setOpen(false) });
  const said = understood(query);
  return (
    <div className="row-of push">
      <Button onClick={() => setOpen(true)}>{say('Keep this search…')}</Button>
      <Dialog
        title={say('Keep this search')}
        open={open}
        onClose={() => setOpen(false)}
        onSubmit={() => keep.mutate({ body: { name: name.trim() === '' ? said.slice(0, 80) : name, query: said } })}
        acts={
          <>
            <Button onClick={() => setOpen(false)}>{say('Leave it')}</Button>
            <Button type="submit" weight="main" busy={keep.isPending}>
              {say('Keep it')}
            </Button>
          </>
        }
      >
        <TextField label={say('Name')} autoFocus maxLength={80} placeholder={said} value={name} onChange={setName} />
        <p className="small quiet">{said}</p>
        <Trouble fault={keep.error} />
      </Dialog>
    </div>
  );
}
