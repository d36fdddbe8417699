import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Button, IconButton } from '#ui/parts/button.tsx';
import { Menu } from '#ui/parts/menu.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { ask } from '#ui/wire/call.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { Wanted } from '../../contract/lists.ts';
import { MOST_AT_ONCE } from '../../rules/index.ts';
import type { Chosen } from '../lists/use-chosen.ts';
import type { ListRow } from '../lists/use-list.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import { ACTS, actName, type ActName } from './acts.ts';

type BulkBarProps = {
  readonly chosen: Chosen;
  readonly rows: readonly ListRow[];
  readonly wanted: Wanted;
  readonly ended: boolean;
};

/** What can be done to the cases that were picked. Nothing changes until it has been seen. */
export function BulkBar({ chosen, rows, wanted, ended }: BulkBarProps) {
  const me = useMe();
  const [act, setAct] = useState<ActName>();
  // Cases picked beyond what has been fetched are known by what the list said of them when they were picked.
  const [beyond, setBeyond] = useState<readonly ListRow[]>([]);
  const known = new Map([...beyond, ...rows].map((row) => [row.id, row]));
  const cases = [...chosen.picked].flatMap((id) => known.get(id) ?? []);
  const all = async () => {
    const found = ended ? rows : (await ask(contract.list, { query: { ...wanted, limit: MOST_AT_ONCE } })).cases;
    setBeyond(found);
    chosen.pickAll(found.slice(0, MOST_AT_ONCE).map(({ id }) => id));
    if (found.length > MOST_AT_ONCE || (!ended && found.length === MOST_AT_ONCE))
      toast({
        words: say('The first {{count}} were chosen: more than that cannot be done at once.', { count: MOST_AT_ONCE }),
      });
  };
  const may = ACTS.filter(({ needs }) => me.may(needs));
  const picking = cases.length > 0;
  useKeys([
    ...(rows.length > 0
      ? [{ keys: 'Shift+a', does: say('Choose all that match'), where: 'List', run: () => void all() }]
      : []),
    ...(picking
      ? may.map(({ name, keys }) => ({ keys, does: actName(name), where: 'List', run: () => setAct(name) }))
      : []),
  ]);
  if (!picking) return null;
  return (
    <>
      <div
        className="bulk"
        role="region"
        aria-label={sayCount(cases.length, '{{count}} case chosen', '{{count}} cases chosen')}
      >
        <b>{sayCount(cases.length, '{{count}} chosen', '{{count}} chosen')}</b>
        <BarActs may={may} onAct={setAct} />
        <span className="push bulk-word">{say('Nothing changes until you have seen it')}</span>
        <IconButton icon="cross" label={say('Choose none')} onClick={chosen.pickNone} />
      </div>
      {act !== undefined && (
        <BulkDialog
          act={act}
          cases={cases}
          onClose={() => setAct(undefined)}
          onDone={(left) => {
            setAct(undefined);
            chosen.pickAll(left);
          }}
        />
      )}
    </>
  );
}

type BarActsProps = { readonly may: typeof ACTS; readonly onAct: (act: ActName) => void };

/** What is done most often stands on the bar, the rest behind the dots. */
const BarActs = ({ may, onAct }: BarActsProps) => (
  <>
    {may.flatMap(({ name, keys, first }) =>
      first === true
        ? [
            <Button key={name} shortcut={keys.toUpperCase()} onClick={() => onAct(name)}>
              {actName(name)}
            </Button>,
          ]
        : [],
    )}
    <Menu
      label={say('More acts on the chosen cases')}
      acts={may.flatMap(({ name, keys, first }) =>
        first === true ? [] : [{ does: actName(name), shortcut: keys.toUpperCase(), run: () => onAct(name) }],
      )}
    >
      <Icon name="dots" />
    </Menu>
  </>
);
