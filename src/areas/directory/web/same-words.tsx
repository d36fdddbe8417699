import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Button, IconButton } from '#ui/parts/button.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

/** Words that people use for the same need. Whoever looks for one finds what is written under another. */
export function SameWords() {
  const may = useMe().may('directory.change');
  const asked = useAsk(contract.synonyms, {}, { watch: ['directory'] });
  const drop = useTell(contract.dropSynonym);
  return (
    <>
      <p className="page-words">
        {say('Whoever looks for one of these words finds what is written under any other on its line.')}
      </p>
      {may && <AddWords />}
      <Loaded asked={asked} what={say('The words')}>
        {({ synonyms }) =>
          synonyms.length === 0 ? (
            <Empty title={say('No words are joined yet')} />
          ) : (
            <ul className="found">
              {synonyms.map(({ id, words }) => (
                <li key={id}>
                  <div>{words.join(' · ')}</div>
                  {may && (
                    <IconButton
                      icon="cross"
                      weight="bare"
                      label={say('Take {{words}} apart', { words: words.join(', ') })}
                      onClick={() => drop.mutate({ params: { id } })}
                    />
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Trouble fault={drop.error} />
    </>
  );
}

function AddWords() {
  const [typed, setTyped] = useState('');
  const save = useTell(contract.saveSynonym, { onDone: () => setTyped('') });
  const words = typed
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return (
    <form
      className="page-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ body: { words } });
      }}
    >
      <TextField
        label={say('Words that mean the same')}
        hint={say('With commas between them, such as “bond, rental bond, deposit”.')}
        value={typed}
        onChange={setTyped}
      />
      <Button type="submit" busy={save.isPending} aria-disabled={words.length < 2}>
        {say('Join them')}
      </Button>
      <Trouble fault={save.error} kept={say('What you wrote is still here.')} />
    </form>
  );
}
