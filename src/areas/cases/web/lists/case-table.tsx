import { memo, useCallback, useEffect, useMemo, useRef, type MouseEvent } from 'react';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useNameOf, useTeams } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { useNow, useZone } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import type { Column } from '../../rules/index.ts';
import { CELLS, type Around } from './columns.tsx';
import { useDrawn } from './drawn.ts';
import { channelName, columnName, priorityName } from './labels.ts';
import { keepPlaceIn, placeIn } from './last-list.ts';
import type { Chosen } from './use-chosen.ts';
import type { ListRow } from './use-list.ts';
import { useListKeys } from './list-keys.ts';
import { wayOf } from '../words.ts';

type CaseTableProps = {
  readonly label: string;
  /** The list by which the place in it is remembered. */
  readonly list: string;
  readonly rows: readonly ListRow[];
  readonly columns: readonly Column[];
  /** How many there are altogether, when that is known. */
  readonly total: number | undefined;
  readonly chosen: Chosen;
  /** The rows in sight; whoever fetches them decides what to ask for. */
  readonly onSight: (first: number, last: number) => void;
};

const ROW_PX = 57;

/** Cases one below the other. However long the list, only the rows in sight are drawn. */
export function CaseTable({ label, list, rows, columns, total, chosen, onSight }: CaseTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const around = useAround();
  const open = useOpening();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    getItemKey: (n) => rows[n]?.id ?? n,
    initialOffset: () => placeIn(list).scrolled,
    useFlushSync: false,
  });
  const ready = virtual.getVirtualItems();
  const [first, last] = [ready[0]?.index ?? 0, ready.at(-1)?.index ?? 0];
  // Scrolling never waits for rows to be drawn: most stand ready beyond the edge, and the others come some in each frame.
  const stretch = useDrawn(ready.length === 0 ? undefined : { first, last }, rangeOf(virtual.range));
  const end = Math.min(stretch.last, rows.length - 1);
  const drawn = Array.from({ length: Math.max(0, end - stretch.first + 1) }, (_, n) => stretch.first + n);
  const { measurementsCache: places } = virtual;
  useEffect(() => onSight(first, last), [first, last, rows.length, onSight]);
  useEffect(() => {
    const { current } = box;
    return () => keepPlaceIn(list, { scrolled: current?.scrollTop ?? 0 });
  }, [list]);
  useListKeys({ rows, chosen, show: (n) => virtual.scrollToIndex(n), box });
  const picks = chosen.picked.size > 0;
  return (
    // A list that scrolls has to be reachable from the keyboard even where no key of ours is known.
    <div className="table-box" ref={box} tabIndex={-1}>
      <table
        className={picks ? 'table cases has-picks' : 'table cases'}
        aria-label={label}
        aria-rowcount={total === undefined ? -1 : total + 1}
      >
        <Head columns={columns} />
        <tbody>
          <Spacer px={places[stretch.first]?.start ?? 0} span={columns.length + 2} />
          {drawn.map((index) => {
            const row = rows[index];
            return (
              row && (
                <Row
                  key={row.id}
                  {...{ row, index, columns, around, open }}
                  measure={virtual.measureElement}
                  isChosen={row.id === chosen.id}
                  isPicked={chosen.picked.has(row.id)}
                  onChoose={chosen.choose}
                  onPick={chosen.pick}
                />
              )
            );
          })}
          <Spacer px={virtual.getTotalSize() - (places[end]?.end ?? 0)} span={columns.length + 2} />
        </tbody>
      </table>
    </div>
  );
}

type Range = { readonly startIndex: number; readonly endIndex: number };

const rangeOf = (range: Range | null) =>
  range === null ? undefined : { first: range.startIndex, last: range.endIndex };

function useAround(): Around {
  const now = useNow();
  const zone = useZone();
  const nameOf = useNameOf();
  const teams = useTeams();
  return useMemo(() => {
    const names = new Map(teams.map(({ id, name }) => [id, name]));
    return { now, zone, nameOf, teamName: (id) => names.get(id) ?? '' };
  }, [now, zone, nameOf, teams]);
}

type Opening = { readonly address: (id: string) => string; readonly go: (id: string) => void };

/** The way to a case, asked for once for the whole list: a link that asks the router by itself costs more than the rest of its row. */
function useOpening(): Opening {
  const navigate = useNavigate();
  const { basepath } = useRouter();
  const base = basepath.replace(/\/$/, '');
  const go = useCallback((id: string) => void navigate({ to: '/case/$id', params: { id } }), [navigate]);
  return useMemo(() => ({ address: (id) => `${base}/case/${encodeURIComponent(id)}`, go }), [base, go]);
}

/** Whoever holds a key down or uses another button wants what the browser does with a link. */
const isPlain = ({ button, ctrlKey, metaKey, altKey, shiftKey }: MouseEvent): boolean =>
  button === 0 && !ctrlKey && !metaKey && !altKey && !shiftKey;

const Head = ({ columns }: { columns: readonly Column[] }) => (
  <thead>
    <tr>
      <th scope="col" className="mark">
        <span className="unseen">{say('Way in')}</span>
      </th>
      <th scope="col">{say('Case')}</th>
      {columns.map((column) => (
        <th key={column} scope="col" className={classOf(column)}>
          {columnName(column)}
        </th>
      ))}
    </tr>
  </thead>
);

const classOf = (column: Column): string => (column === 'due' ? 'col n col-due' : `col col-${column}`);

/** Stands for the rows that are not drawn. */
const Spacer = ({ px, span }: { px: number; span: number }) =>
  px <= 0 ? null : (
    <tr aria-hidden="true" className="spacer">
      <td colSpan={span} style={{ height: px }}>
        {' '}
      </td>
    </tr>
  );

type RowProps = {
  readonly row: ListRow;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly around: Around;
  readonly open: Opening;
  readonly isChosen: boolean;
  readonly isPicked: boolean;
  readonly measure: (node: HTMLTableRowElement | null) => void;
  readonly onChoose: (id: string) => void;
  readonly onPick: (id: string, through: boolean) => void;
};

const Row = memo(function Row({
  row,
  index,
  columns,
  around,
  open,
  isChosen,
  isPicked,
  measure,
  onChoose,
  onPick,
}: RowProps) {
  const looks = [isChosen ? 'is-chosen' : '', isPicked ? 'is-picked' : ''].join(' ').trim();
  return (
    <tr
      ref={measure}
      data-index={index}
      data-case={row.id}
      aria-rowindex={index + 2}
      className={looks}
      onClick={() => onChoose(row.id)}
      onDoubleClick={() => open.go(row.id)}
    >
      <td className="mark">
        <PickRow {...{ row, isPicked, onPick }} />
      </td>
      <td>
        <a
          href={open.address(row.id)}
          onClick={(event) => {
            if (!isPlain(event)) return;
            event.preventDefault();
            open.go(row.id);
          }}
          onFocus={() => onChoose(row.id)}
          {...(isChosen ? { 'aria-current': 'true' as const } : {})}
        >
          {row.subject}
        </a>
        <RowMarks row={row} />
        <span className="under">
          <span>
            {row.customerName ?? say('No customer yet')}
            {row.gist !== '' && <> · {row.gist}</>}
          </span>
        </span>
      </td>
      {columns.map((column) => (
        <td key={column} className={classOf(column)}>
          {CELLS[column](row, around)}
        </td>
      ))}
    </tr>
  );
});

/** The way in; the box by which the row is picked comes forward in its place. */
const PickRow = ({ row, isPicked, onPick }: Pick<RowProps, 'row' | 'isPicked' | 'onPick'>) => (
  <label className="pick-row">
    <input
      type="checkbox"
      checked={isPicked}
      tabIndex={-1}
      aria-label={say('Choose {{subject}}', { subject: row.subject })}
      onClick={(event) => event.stopPropagation()}
      onChange={(event) => onPick(row.id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
    />
    <Icon name={wayOf(row.channel).icon} label={channelName(row.channel)} />
  </label>
);

const RowMarks = ({ row }: { row: ListRow }) => (
  <>
    {row.priority < 3 && (
      <Tag meaning="due" icon="flag">
        {priorityName(row.priority)}
      </Tag>
    )}
    {row.restricted && (
      <Tag meaning="veiled" icon="lock">
        {say('Restricted')}
      </Tag>
    )}
  </>
);
