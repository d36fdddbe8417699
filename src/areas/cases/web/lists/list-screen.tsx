import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { AsOf } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import type { Wanted } from '../../contract/lists.ts';
import type { Column } from '../../rules/index.ts';
import { BulkBar } from '../bulk/bulk-bar.tsx';
import { CaseTable } from './case-table.tsx';
import { ColumnsDialog } from './columns-dialog.tsx';
import { columnsFrom } from './columns.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FilterDialog } from './filter-dialog.tsx';
import { rememberList, useWarmNeighbours } from './last-list.ts';
import { Preview } from './preview.tsx';
import { SaveView } from './save-view.tsx';
import { useCaseList } from './use-list.ts';
import { useChosen } from './use-chosen.ts';
import { useViews, type View } from './use-views.ts';
import { tidied, whole, type Filters } from './wanted.ts';

export type ListProps = {
  /** What belongs to the list itself and cannot be taken away here. */
  readonly fixed: Filters;
  /** What somebody has added; it stands in the address. */
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
};

type ListScreenProps = ListProps & {
  readonly title: string;
  /** "mine", "all", or the id of a queue or a view: what the columns and the place are remembered by. */
  readonly list: string;
  readonly view?: View | undefined;
  readonly counted: ReactNode;
  readonly total?: number | undefined;
  readonly acts?: ReactNode;
  readonly empty: ReactNode;
};

type Open = 'filters' | 'columns' | 'save' | 'none';

/** A list of cases with what stands above and beside it. */
export function ListScreen(props: ListScreenProps) {
  const { title, list, view, counted, total, fixed, filters, onFilters, acts, empty } = props;
  const me = useMe();
  const [open, setOpen] = useState<Open>('none');
  const wanted = useSame(whole({ ...filters, ...fixed }));
  const { asked, rows, ended, onward, look } = useCaseList(wanted);
  const place = JSON.stringify(wanted);
  const chosen = useChosen(place, rows);
  const views = useViews().data;
  const columns = columnsFrom(view?.columns ?? views?.lists.find((one) => one.list === list)?.columns);
  useEffect(() => rememberList(rows.map(({ id }) => id)), [rows]);
  useWarmNeighbours(chosen.id);
  useKeys([{ keys: 'f', does: say('Filter'), where: 'List', run: () => setOpen('filters') }]);
  const onSight = useCallback(
    (first: number, last: number) => {
      look(first, last);
      if (last >= rows.length - AHEAD) void onward().catch(() => undefined);
    },
    [look, onward, rows.length],
  );
  const isFiltered = Object.keys(tidied({ ...filters, order: undefined })).length > 0;
  return (
    <main className="sheet has-preview" id="main">
      <section className="list" aria-label={title}>
        <ListHead {...{ title, counted, view, acts }} at={asked.dataUpdatedAt} onOpen={setOpen} />
        <FilterBar {...{ filters, fixed, onFilters }} onAdd={() => setOpen('filters')} />
        <Loaded asked={{ data: asked.data, error: asked.error, refetch: asked.refetch }} what={say('The list')}>
          {() =>
            rows.length === 0 ? (
              isFiltered ? (
                <NothingSo onFilters={onFilters} />
              ) : (
                empty
              )
            ) : (
              <CaseTable
                key={place}
                label={`${title}, ${me.agency}`}
                list={place}
                total={isFiltered && view === undefined && list !== 'all' ? (ended ? rows.length : undefined) : total}
                {...{ rows, columns, chosen, onSight }}
              />
            )
          }
        </Loaded>
        <BulkBar {...{ chosen, rows, wanted, ended }} />
      </section>
      <Preview id={chosen.id} />
      <Dialogs {...{ open, filters, fixed, onFilters, columns, list, view, wanted }} onClose={() => setOpen('none')} />
    </main>
  );
}

type HeadProps = Pick<ListScreenProps, 'title' | 'counted' | 'view' | 'acts'> & {
  readonly at: number;
  readonly onOpen: (open: Open) => void;
};

const ListHead = ({ title, counted, view, acts, at, onOpen }: HeadProps) => (
  <header className="head">
    <div>
      <h1 tabIndex={-1}>{title}</h1>
      <p>
        {counted} <AsOf at={at} />
      </p>
    </div>
    <div className="row-of push">
      <Button className="is-wide-only" onClick={() => onOpen('columns')}>
        {say('Columns')}
      </Button>
      <Button onClick={() => onOpen('save')}>
        {view === undefined ? say('Save as a list') : say('Change this list')}
      </Button>
      {acts}
    </div>
  </header>
);

type DialogsProps = ListProps &
  Pick<ListScreenProps, 'list' | 'view'> & {
    readonly open: Open;
    readonly columns: readonly Column[];
    readonly wanted: Wanted;
    readonly onClose: () => void;
  };

/** What floats over the list while it is being shaped. */
function Dialogs({ open, filters, fixed, onFilters, columns, list, view, wanted, onClose }: DialogsProps) {
  switch (open) {
    case 'filters':
      return <FilterDialog {...{ filters, fixed, onFilters, onClose }} />;
    case 'columns':
      return <ColumnsDialog {...{ columns, list, view, onClose }} />;
    case 'save':
      return <SaveView {...{ view, wanted, columns, onClose }} />;
    case 'none':
      return null;
  }
}

/** How many rows before the end the next ones are fetched: three screens, so that nobody comes to the end and waits. */
const AHEAD = 60;

/** The same object for as long as it says the same, so that what depends on it does not begin again. */
function useSame<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}

const NothingSo = ({ onFilters }: Pick<ListProps, 'onFilters'>) => (
  <Empty title={say('No case is like that')} ring="released">
    <p>{say('Take a filter away, or look at all of them.')}</p>
    <Button onClick={() => onFilters({})}>{say('Take all filters away')}</Button>
  </Empty>
);
