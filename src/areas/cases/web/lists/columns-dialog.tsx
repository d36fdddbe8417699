import { useState } from 'react';
import { Button, IconButton } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { COLUMNS, type Column } from '../../rules/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { columnName } from './labels.ts';
import type { View } from './use-views.ts';

type ColumnsProps = {
  readonly columns: readonly Column[];
  readonly list: string;
  readonly view: View | undefined;
  readonly onClose: () => void;
};

/** Which columns a list has, and in which order. The case itself always comes first. */
export function ColumnsDialog({ columns, list, view, onClose }: ColumnsProps) {
  const me = useMe();
  const [chosen, setChosen] = useState(columns);
  const keep = useTell(contract.chooseColumns, { onDone: onClose });
  const change = useTell(contract.changeView, { onDone: onClose });
  const isMine = view === undefined || view.ownerId === me.officer.id;
  const send = () => {
    if (view === undefined) keep.mutate({ body: { list, columns: [...chosen] } });
    else if (isMine) change.mutate({ params: { id: view.id }, body: { ...view, columns: [...chosen] } });
  };
  const rest = COLUMNS.filter((column) => !chosen.includes(column));
  const move = (column: Column, by: 1 | -1) => {
    const at = chosen.indexOf(column);
    const without = chosen.filter((one) => one !== column);
    setChosen(without.toSpliced(Math.min(without.length, Math.max(0, at + by)), 0, column));
  };
  return (
    <Dialog
      title={say('Columns')}
      open
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave them')}</Button>
          {isMine && (
            <Button type="submit" weight="main" busy={keep.isPending || change.isPending}>
              {say('Show these')}
            </Button>
          )}
        </>
      }
    >
      {!isMine && (
        <p className="small quiet">{say('A colleague made this list. Save one of your own to choose its columns.')}</p>
      )}
      <ol className="column-picks" aria-label={say('Columns, in their order')}>
        {chosen.map((column, n) => (
          <ColumnLine
            key={column}
            column={column}
            isFirst={n === 0}
            isLast={n === chosen.length - 1}
            onRemove={() => setChosen(chosen.filter((one) => one !== column))}
            onMove={(by) => move(column, by)}
          />
        ))}
        {rest.map((column) => (
          <li key={column}>
            <Pick label={columnName(column)} checked={false} onChange={() => setChosen([...chosen, column])} />
          </li>
        ))}
      </ol>
      <Trouble fault={keep.error ?? change.error} />
    </Dialog>
  );
}

type LineProps = {
  readonly column: Column;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onRemove: () => void;
  readonly onMove: (by: 1 | -1) => void;
};

const ColumnLine = ({ column, isFirst, isLast, onRemove, onMove }: LineProps) => (
  <li>
    <Pick label={columnName(column)} checked onChange={onRemove} />
    <IconButton
      icon="down"
      className="is-up"
      label={say('{{column}}: before the one above', { column: columnName(column) })}
      disabled={isFirst}
      onClick={() => onMove(-1)}
    />
    <IconButton
      icon="down"
      label={say('{{column}}: after the one below', { column: columnName(column) })}
      disabled={isLast}
      onClick={() => onMove(1)}
    />
  </li>
);
