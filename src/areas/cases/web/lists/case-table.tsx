import { useEffect, useEffectEvent, useRef } from 'react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { useKeys } from '#ui/keys/keys.ts';
import { Tag } from '#ui/parts/marks.tsx';
import { Due, useNow } from '#ui/time/now.tsx';
import type { CaseRow } from '../types.ts';
import { priorityWord, sentence, wayOf } from '../words.ts';
import { rememberList } from './last-list.ts';

type CaseTableProps = {
  readonly label: string;
  readonly rows: readonly CaseRow[];
  /** How many there are altogether, when that is known. */
  readonly total?: number | undefined;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  /** The last rows are near; fetch the next page. */
  readonly onEnd: () => void;
};

const ROW_PX = 57;

/** Cases one below the other. However long the list, only the rows in sight are drawn. */
export function CaseTable({ label, rows, total, chosen, onChoose, onEnd }: CaseTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    getItemKey: (n) => rows[n]?.id ?? n,
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  const reachEnd = useEffectEvent(onEnd);
  useEffect(() => {
    if (last >= rows.length - 10) reachEnd();
  }, [last, rows.length]);
  useEffect(() => rememberList(rows.map(({ id }) => id)), [rows]);
  useListKeys({ rows, chosen, onChoose, show: (n) => virtual.scrollToIndex(n), box });
  const before = drawn[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    // A list that scrolls has to be reachable from the keyboard even where no key of ours is known.
    <div className="table-box" ref={box} tabIndex={-1}>
      <table className="table cases" aria-label={label} aria-rowcount={total === undefined ? -1 : total + 1}>
        <Columns />
        <tbody>
          {before > 0 && <Spacer px={before} />}
          {drawn.map(({ index, key }) => {
            const row = rows[index];
            return (
              row && (
                <Row
                  key={key}
                  {...{ row, index }}
                  measure={virtual.measureElement}
                  isChosen={row.id === chosen}
                  onChoose={onChoose}
                />
              )
            );
          })}
          {after > 0 && <Spacer px={after} />}
        </tbody>
      </table>
    </div>
  );
}

const Columns = () => (
  <thead>
    <tr>
      <th scope="col" className="mark">
        <span className="unseen">Way in</span>
      </th>
      <th scope="col">Case</th>
      <th scope="col" className="state-of">
        State
      </th>
      <th scope="col" className="owner-of">
        Owner
      </th>
      <th scope="col" className="n">
        Next due
      </th>
    </tr>
  </thead>
);

const Spacer = ({ px }: { px: number }) => (
  <tr aria-hidden="true" className="spacer">
    <td colSpan={5} style={{ height: px }}>
      {' '}
    </td>
  </tr>
);

type RowProps = {
  readonly row: CaseRow;
  readonly index: number;
  readonly isChosen: boolean;
  readonly measure: (node: HTMLTableRowElement | null) => void;
  readonly onChoose: (id: string) => void;
};

function Row({ row, index, isChosen, measure, onChoose }: RowProps) {
  const now = useNow();
  const nameOf = useNameOf();
  const navigate = useNavigate();
  const way = wayOf(row.channel);
  return (
    <tr
      ref={measure}
      data-index={index}
      data-case={row.id}
      aria-rowindex={index + 2}
      className={isChosen ? 'is-chosen' : ''}
      onClick={() => onChoose(row.id)}
      onDoubleClick={() => void navigate({ to: '/case/$id', params: { id: row.id } })}
    >
      <td className="mark">
        <Icon name={way.icon} label={way.label} />
      </td>
      <td>
        <Link
          to="/case/$id"
          params={{ id: row.id }}
          preload="intent"
          onFocus={() => onChoose(row.id)}
          {...(isChosen ? { 'aria-current': 'true' as const } : {})}
        >
          {row.subject}
        </Link>
        <RowMarks row={row} />
        <span className="under">
          <span>
            {row.customerName ?? 'No customer yet'}
            {row.gist !== '' && <> · {row.gist}</>}
          </span>
        </span>
      </td>
      <td className="state-of quiet">{sentence(row.state)}</td>
      <td className="owner-of">
        {row.ownerId === null ? (
          <span className={row.phase === 'closed' ? 'faint' : 'due'}>No one yet</span>
        ) : (
          nameOf(row.ownerId)
        )}
      </td>
      <td className="n">
        {row.nextDueAt === null ? <span className="faint">Closed</span> : <Due at={row.nextDueAt} now={now} />}
      </td>
    </tr>
  );
}

const RowMarks = ({ row }: { row: CaseRow }) => (
  <>
    {row.priority < 3 && (
      <Tag meaning="due" icon="flag">
        {priorityWord(row.priority)}
      </Tag>
    )}
    {row.restricted && (
      <Tag meaning="veiled" icon="lock">
        Restricted
      </Tag>
    )}
  </>
);

type ListKeys = Pick<CaseTableProps, 'rows' | 'chosen' | 'onChoose'> & {
  readonly show: (n: number) => void;
  readonly box: { readonly current: HTMLDivElement | null };
};

/** J and K go through the list; the focus goes along, so that a screen reader reads each row. */
function useListKeys({ rows, chosen, onChoose, show, box }: ListKeys): void {
  const navigate = useNavigate();
  const go = (step: number) => {
    const at = rows.findIndex(({ id }) => id === chosen);
    const to = Math.min(rows.length - 1, Math.max(0, at === -1 ? 0 : at + step));
    const row = rows[to];
    if (row === undefined) return;
    onChoose(row.id);
    show(to);
    // The row is drawn in the next frame, when it was not in sight before.
    requestAnimationFrame(() => {
      const drawn = box.current?.querySelector<HTMLElement>(`[data-case="${row.id}"]`);
      drawn?.querySelector('a')?.focus({ preventScroll: true });
      drawn?.scrollIntoView({ block: 'nearest' });
    });
  };
  const open = () => {
    if (chosen !== undefined) void navigate({ to: '/case/$id', params: { id: chosen } });
  };
  useKeys([
    { keys: 'j', does: 'Down', where: 'List', run: () => go(1) },
    { keys: 'k', does: 'Up', where: 'List', run: () => go(-1) },
    { keys: 'ArrowDown', does: 'Down', where: 'List', run: () => go(1) },
    { keys: 'ArrowUp', does: 'Up', where: 'List', run: () => go(-1) },
    { keys: 'Enter', does: 'Open', where: 'List', run: open },
    { keys: ' ', does: 'Look', where: 'List', run: () => document.querySelector<HTMLElement>('.preview')?.focus() },
  ]);
}
