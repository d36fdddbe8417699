import { Fragment, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { changeLook, useLook } from '#ui/look/look.ts';
import { chooseKey, forgetChosenKeys } from '#ui/keys/chosen.ts';
import { signsOf, takenBy } from '#ui/keys/clashes.ts';
import { nameOf, useKeyMap, type MappedAct } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, TextField } from '#ui/parts/field.tsx';
import { say } from '#ui/words/say.ts';

/** While writing the fields themselves listen, so these are told and not given. */
const writing = (): readonly Shown[] => [
  { id: 'send', keys: 'Control+Enter', does: say('Send, or keep the note') },
  { id: 'promise', keys: 'Alt+p', does: say('Promise what you wrote, where it is offered') },
  { id: 'then', keys: 'Alt+t', does: say('Say what happens then') },
  { id: 'leave', keys: 'Escape', does: say('Leave the field, the draft is kept') },
];
type Shown = Pick<MappedAct, 'id' | 'keys' | 'does'>;

/** The headings in the order of a day; a screen that names another place comes after them. */
const order = (): Readonly<Record<string, string>> => ({
  Anywhere: say('Anywhere'),
  Go: say('Go, then'),
  Today: say('Today'),
  List: say('In a list'),
  Case: say('In a case'),
  Customer: say('On a customer'),
});

/** Every key that does something on this screen: looked through by typing, changed, or turned off. */
export function KeyMap({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={say('Keys')} open onClose={onClose} wide acts={<Foot onClose={onClose} />}>
      <Keys />
    </Dialog>
  );
}

function Keys() {
  const acts = useKeyMap();
  const look = useLook();
  const [typed, setTyped] = useState('');
  const [changing, setChanging] = useState<string>();
  const at = useRef<HTMLDivElement>(null);
  // Whoever chose a key goes on from where they were: a focus that is lost leaves a dialog that Escape does not close.
  const onDone = (id: string) => {
    flushSync(() => setChanging(undefined));
    const signs = [...(at.current?.querySelectorAll<HTMLElement>('[data-act]') ?? [])];
    (signs.find(({ dataset }) => dataset['act'] === id) ?? at.current?.parentElement?.querySelector('input'))?.focus();
  };
  const plain = typed.trim().toLowerCase();
  const shown = acts.filter(
    ({ id, keys, does, also = '' }) =>
      (keys !== undefined || id === changing) && `${does} ${also} ${keys ?? ''}`.toLowerCase().includes(plain),
  );
  const heads = order();
  const wheres = [...new Set([...Object.keys(heads), ...shown.map(({ where }) => where)])];
  return (
    <>
      <div className="keymap-head">
        <TextField
          label={say('Look for a key or what it does')}
          type="search"
          autoFocus
          value={typed}
          onChange={setTyped}
        />
        <Pick
          label={say('Single keys do things (turn this off when you dictate)')}
          checked={look.keys === 'on'}
          onChange={(on) => changeLook({ keys: on ? 'on' : 'off' })}
        />
      </div>
      <div className="keymap" ref={at}>
        {wheres.map((where) => (
          <Section
            key={where}
            title={heads[where] ?? where}
            acts={shown.filter((act) => act.where === where)}
            {...{ changing, setChanging, onDone }}
          />
        ))}
        {plain === '' && <Section title={say('While writing')} acts={writing()} />}
      </div>
      {shown.length === 0 && (
        <p className="quiet">{say('No key does “{{typed}}”. The palette finds every act: press /.', { typed })}</p>
      )}
    </>
  );
}

function Foot({ onClose }: { onClose: () => void }) {
  return (
    <>
      <span className="push-start small quiet">
        {say('Single keys rest while you write. Press a key’s sign to change it.')}
      </span>
      <Button weight="bare" onClick={forgetChosenKeys}>
        {say('All keys as they were')}
      </Button>
      <Button onClick={onClose}>{say('Close')}</Button>
    </>
  );
}

type SectionProps = {
  readonly title: string;
  readonly acts: readonly Shown[];
  readonly changing?: string | undefined;
  readonly setChanging?: (id: string | undefined) => void;
  readonly onDone?: (id: string) => void;
};

function Section({ title, acts, changing, setChanging, onDone }: SectionProps) {
  if (acts.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {acts.map((act) => (
          <li key={act.id}>
            {act.does}
            {setChanging === undefined ? (
              <Signs keys={act.keys ?? ''} />
            ) : changing === act.id ? (
              <NewKey act={act} onDone={() => onDone?.(act.id)} onLeave={() => setChanging(undefined)} />
            ) : (
              <button
                type="button"
                className="signs"
                data-act={act.id}
                aria-label={say('Change the key of “{{does}}”, now {{keys}}', {
                  does: act.does,
                  keys: signsOf(act.keys ?? '').join(' '),
                })}
                onClick={() => setChanging(act.id)}
              >
                <Signs keys={act.keys ?? ''} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const Signs = ({ keys }: { keys: string }) => (
  <span>
    {signsOf(keys).map((sign, n) => (
      <Fragment key={sign}>
        {n > 0 && ' '}
        <kbd className="key">{sign}</kbd>
      </Fragment>
    ))}
  </span>
);

const HELD = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Tab'];

/** Takes the next key that is pressed. Escape leaves it, Backspace takes the key away. */
function NewKey({ act, onDone, onLeave }: { act: Shown; onDone: () => void; onLeave: () => void }) {
  const acts = useKeyMap();
  const [taken, setTaken] = useState<string>();
  const press = (event: KeyboardEvent) => {
    if (HELD.includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onDone();
    if (event.key === 'Backspace' || event.key === 'Delete') {
      chooseKey(act.id, '');
      return onDone();
    }
    const keys = nameOf(event);
    const other = takenBy(keys, acts, act.id);
    if (other !== undefined)
      return setTaken(say('{{key}} does “{{other}}” already', { key: signsOf(keys).join(' '), other: other.does }));
    chooseKey(act.id, act.id.endsWith(`:${keys}`) ? undefined : keys);
    return onDone();
  };
  return (
    <span className="new-key">
      {taken !== undefined && (
        <small className="late" role="alert">
          {taken}
        </small>
      )}
      <input
        className="input"
        readOnly
        autoFocus
        aria-label={say('Press the new key for “{{does}}”. Backspace takes the key away, Escape leaves it.', {
          does: act.does,
        })}
        placeholder={say('Press a key')}
        onKeyDown={press}
        onBlur={onLeave}
      />
    </span>
  );
}
