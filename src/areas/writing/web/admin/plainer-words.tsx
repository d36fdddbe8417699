import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import type { ReplyOf } from '#ui/wire/call.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';

type Word = ReplyOf<typeof contract.plainWords>['words'][number];
const MOST_SHOWN = 60;

/** Words that officers are shown a plainer one for while they write. The agency makes the list its own. */
export function PlainerWords() {
  const asked = useAsk(contract.plainWords, {}, { watch: ['writing'] });
  const [sought, setSought] = useState('');
  const [typed, setTyped] = useState<Typed>(EMPTY);
  const drop = useTell(contract.dropWord, { onDone: () => void asked.refetch() });
  return (
    <div className="plainer-words">
      <SetWord typed={typed} onType={setTyped} onDone={() => void asked.refetch()} />
      <Trouble fault={drop.error} />
      <Loaded asked={asked} what={say('The list')}>
        {({ words }) => (
          <>
            <TextField
              label={sayCount(words.length, 'Find among {{count}} word', 'Find among {{count}} words')}
              value={sought}
              onChange={setSought}
            />
            <Words
              words={words.filter(({ word: one }) => one.includes(sought.trim().toLowerCase()))}
              onEdit={({ word, plainer }) => setTyped({ word, plainer: plainer.join(', ') })}
              onDrop={(one) => drop.mutate({ body: { word: one } })}
            />
          </>
        )}
      </Loaded>
    </div>
  );
}

type Typed = { readonly word: string; readonly plainer: string };
const EMPTY: Typed = { word: '', plainer: '' };

const listed = (plainer: string): string[] =>
  plainer
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

type SetWordProps = {
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  readonly onDone: () => void;
};

function SetWord({ typed: { word, plainer }, onType, onDone }: SetWordProps) {
  const set = useTell(contract.setWord, {
    onDone: () => {
      toast({ words: say('It is remarked on from now on.') });
      onType(EMPTY);
      onDone();
    },
  });
  return (
    <form
      className="row-of"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ body: { word, plainer: listed(plainer) } });
      }}
    >
      <TextField label={say('Word or phrase')} value={word} onChange={(next) => onType({ word: next, plainer })} />
      <TextField
        label={say('Plainer words, the best first, with commas between them')}
        value={plainer}
        onChange={(next) => onType({ word, plainer: next })}
      />
      <Button type="submit" weight="main" busy={set.isPending} aria-disabled={word.trim() === ''}>
        {say('Put it on the list')}
      </Button>
      <Trouble fault={set.error} />
    </form>
  );
}

type WordsProps = {
  readonly words: readonly Word[];
  readonly onEdit: (word: Word) => void;
  readonly onDrop: (word: string) => void;
};

function Words({ words, onEdit, onDrop }: WordsProps) {
  if (words.length === 0) return <Empty title={say('No such word on the list')} ring="released" />;
  return (
    <>
      <ul className="plain">
        {words.slice(0, MOST_SHOWN).map((one) => (
          <li key={one.word} className="row-of">
            <b>{one.word}</b>
            <span className={one.plainer.length === 0 ? 'quiet' : ''}>
              {one.plainer.length === 0 ? say('can be left out') : one.plainer.join(', ')}
            </span>
            {one.own && <span className="small quiet">{say('ours')}</span>}
            <span className="row-of push">
              <Button weight="bare" aria-label={say('Change {{word}}', { word: one.word })} onClick={() => onEdit(one)}>
                {say('Change')}
              </Button>
              <Button
                weight="bare"
                aria-label={say('Take {{word}} off the list', { word: one.word })}
                onClick={() => onDrop(one.word)}
              >
                {say('Take off')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {words.length > MOST_SHOWN && (
        <p className="small quiet">
          {sayCount(
            words.length - MOST_SHOWN,
            '{{count}} more: type to find it.',
            '{{count}} more: type to find them.',
          )}
        </p>
      )}
    </>
  );
}
