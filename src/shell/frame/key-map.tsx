import { useKeyMap, type KeyAct } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Enter: '↵',
};
const WRITING: readonly Pick<KeyAct, 'keys' | 'does'>[] = [
  { keys: 'Ctrl ↵', does: 'Send' },
  { keys: 'Esc', does: 'Leave the field' },
];

/** Every key that does something on this screen. */
export function KeyMap({ open, onClose }: { open: boolean; onClose: () => void }) {
  const acts = useKeyMap();
  const wheres = ['Anywhere', 'Go', 'List', 'Case'].filter((where) => acts.some((act) => act.where === where));
  return (
    <Dialog
      title="What the keys do here"
      open={open}
      onClose={onClose}
      wide
      acts={<Button onClick={onClose}>Close</Button>}
    >
      <div className="keymap">
        {wheres.map((where) => (
          <Section key={where} title={where} acts={acts.filter((act) => act.where === where)} />
        ))}
        <Section title="While writing" acts={WRITING} />
      </div>
      <p className="small quiet">
        Single keys rest while a field has the focus. They can be turned off under Look and keys.
      </p>
    </Dialog>
  );
}

const Section = ({ title, acts }: { title: string; acts: readonly Pick<KeyAct, 'keys' | 'does'>[] }) => (
  <section>
    <h3>{title}</h3>
    <ul>
      {acts.map(({ keys, does }) => (
        <li key={`${keys}${does}`}>
          {does}
          <span>
            {wordsOf(keys).map((key) => (
              <kbd className="key" key={key}>
                {key}
              </kbd>
            ))}
          </span>
        </li>
      ))}
    </ul>
  </section>
);

const wordsOf = (keys: string): readonly string[] =>
  keys === ' ' ? ['Space'] : keys.split(' ').map((key) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key));
