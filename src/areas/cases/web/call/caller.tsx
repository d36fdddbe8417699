import { useDeferredValue, useId, useRef, useState, type KeyboardEvent } from 'react';
import * as customers from '#areas/customers/contract.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Field, TextField } from '#ui/parts/field.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import type { CallForm } from './call-form.ts';

type CallerProps = {
  readonly form: CallForm;
  readonly put: (change: Partial<CallForm>) => void;
  /** The caller is chosen: on to what they said. */
  readonly onChosen: () => void;
};

/** Who it is: found by half a name or a number, somebody new, or somebody who did not say. */
export function Caller({ form, put, onChosen }: CallerProps) {
  if (form.who === '') return <CallerFinder put={put} onChosen={onChosen} />;
  const again = () => put({ who: '', customerId: '', name: '', phone: '' });
  return (
    <div className="caller">
      <div className="row-of">
        <Icon name="person" />
        <b>{form.who === 'nobody' ? say('Somebody who gave no name') : form.name === '' ? form.phone : form.name}</b>
        {form.who === 'new' && <span className="quiet small">{say('is new here')}</span>}
        <span className="push" />
        <Button weight="bare" onClick={again}>
          {say('Somebody else')}
        </Button>
      </div>
      {form.who === 'new' && (
        <div className="columns">
          <TextField label={say('Name')} value={form.name} maxLength={200} onChange={(name) => put({ name })} />
          <TextField
            label={say('Telephone')}
            type="tel"
            value={form.phone}
            maxLength={40}
            onChange={(phone) => put({ phone })}
          />
        </div>
      )}
    </div>
  );
}

type Way = { readonly key: string; readonly name: string; readonly under: string; readonly form: Partial<CallForm> };

const NUMBER = /^[+\d][\d\s()/-]{3,}$/;

function CallerFinder({ put, onChosen }: Omit<CallerProps, 'form'>) {
  const list = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const q = useDeferredValue(typed.trim());
  const asked = useAsk(customers.search, { query: { q } }, { enabled: q.length > 1, keep: true });
  const ways = waysOf(typed.trim(), q.length > 1 ? (asked.data?.customers ?? []) : []);
  const chosen = ways[Math.min(at, ways.length - 1)];
  const choose = (way: Way | undefined) => {
    if (way === undefined) return;
    put(way.form);
    onChosen();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: ways.length - 1 }[event.key];
    if (step !== undefined) setAt((Math.min(at, ways.length - 1) + step) % ways.length);
    if (event.key === 'Enter') choose(chosen);
    if (step !== undefined || event.key === 'Enter') event.preventDefault();
  };
  return (
    <div className="caller">
      <Field label={say('Who?')} hint={say('Half a name or a number, then Enter. Enter alone: they did not say.')}>
        {(wiring) => (
          <input
            {...wiring}
            ref={input}
            className="input"
            type="text"
            role="combobox"
            autoComplete="off"
            // Whoever opens this form has somebody on the line.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            aria-expanded="true"
            aria-controls={list}
            aria-activedescendant={`${list}-${ways.indexOf(chosen ?? ways[0] ?? ENDING)}`}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
            }}
            onKeyDown={onKey}
          />
        )}
      </Field>
      <Ways list={list} ways={ways} chosen={chosen} onChoose={choose} />
    </div>
  );
}

type WaysProps = {
  readonly list: string;
  readonly ways: readonly Way[];
  readonly chosen: Way | undefined;
  readonly onChoose: (way: Way) => void;
};

const Ways = ({ list, ways, chosen, onChoose }: WaysProps) => (
  <div className="ways" role="listbox" id={list} aria-label={say('People found')}>
    {ways.map((way, n) => (
      <div
        key={way.key}
        id={`${list}-${n}`}
        role="option"
        tabIndex={-1}
        aria-selected={way === chosen}
        onMouseDown={(event) => {
          event.preventDefault();
          onChoose(way);
        }}
      >
        <b>{way.name}</b> <span className="quiet small cut">{way.under}</span>
      </div>
    ))}
  </div>
);

const ENDING: Way = { key: '', name: '', under: '', form: {} };

type Found = { readonly id: string; readonly name: string; readonly contact: string };

function waysOf(typed: string, found: readonly Found[]): readonly Way[] {
  const nobody: Way = {
    key: 'nobody',
    name: say('Somebody who gave no name'),
    under: '',
    form: { who: 'nobody', customerId: '', name: '', phone: '' },
  };
  if (typed === '') return [nobody];
  const isNumber = NUMBER.test(typed);
  const fresh: Way = {
    key: 'new',
    name: say('New: {{name}}', { name: typed }),
    under: isNumber ? say('a number we do not know') : say('a person we do not know'),
    form: { who: 'new', customerId: '', name: isNumber ? '' : typed, phone: isNumber ? typed : '' },
  };
  const known = found.slice(0, 6).map(({ id, name, contact }): Way => ({
    key: id,
    name,
    under: contact,
    form: { who: 'known', customerId: id, name, phone: '' },
  }));
  return [...known, fresh, nobody];
}
