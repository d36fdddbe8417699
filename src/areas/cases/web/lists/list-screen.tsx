import { useMemo, useState, type ReactNode } from 'react';
import { useMe } from '#areas/identity/web/index.ts';

import { Choice } from '#ui/parts/field.tsx';
import { Loaded } from '#ui/parts/states.tsx';
import { usePages } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';
import { CaseTable } from './case-table.tsx';
import { Preview } from './preview.tsx';

type Wanted = { readonly team?: string[]; readonly owner?: 'me' | 'nobody'; readonly customer?: string };
export type Order = 'due' | 'newest';
type Phase = 'live' | 'all';

type ListScreenProps = {
  readonly title: string;
  readonly counted: ReactNode;
  readonly total?: number | undefined;
  readonly wanted: Wanted;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  readonly acts?: ReactNode;
  readonly empty: ReactNode;
};

const ORDERS = [
  { value: 'due', label: 'What is due' },
  { value: 'newest', label: 'Newest' },
] as const;
const PHASES = [
  { value: 'live', label: 'Open' },
  { value: 'all', label: 'All' },
] as const;

/** A list of cases with what stands above and beside it. */
export function ListScreen({ title, counted, total, wanted, order, onOrder, acts, empty }: ListScreenProps) {
  const me = useMe();
  const [phase, setPhase] = useState<Phase>('live');
  const [chosen, setChosen] = useState<string>();
  const asked = usePages(contract.list, { query: { ...wanted, order, phase } }, { watch: ['case', 'queue'] });
  const rows = useMemo(() => asked.data?.pages.flatMap((page) => page.cases) ?? [], [asked.data]);
  const at = rows.some(({ id }) => id === chosen) ? chosen : rows[0]?.id;
  return (
    <main className="sheet has-preview" id="main">
      <section className="list" aria-label={title}>
        <header className="head">
          <div>
            <h1 tabIndex={-1}>{title}</h1>
            <p>{counted}</p>
          </div>
          <div className="row-of push">{acts}</div>
        </header>
        <div className="filters">
          <Choice label="Which" value={phase} options={PHASES} onChange={setPhase} />
          <Choice label="Order" value={order} options={ORDERS} onChange={onOrder} />
        </div>
        <Loaded asked={{ data: asked.data, error: asked.error, refetch: asked.refetch }} what="The list">
          {() =>
            rows.length === 0 ? (
              empty
            ) : (
              <CaseTable
                label={`${title}, ${me.agency}`}
                rows={rows}
                total={phase === 'live' ? total : undefined}
                chosen={at}
                onChoose={setChosen}
                onEnd={() => {
                  if (asked.hasNextPage && !asked.isFetchingNextPage) void asked.fetchNextPage();
                }}
              />
            )
          }
        </Loaded>
      </section>
      <Preview id={at} />
    </main>
  );
}
