import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, type ReplyOf } from '#ui/wire/call.ts';
import { keyOf } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';
import type { Wanted } from '../../contract/lists.ts';

type Reply = ReplyOf<typeof contract.list>;
export type ListRow = Reply['cases'][number];

/** A stretch of a list between two places. Asked for again, it neither repeats nor passes over what stands beside it. */
type Page = {
  readonly from: string | null;
  readonly until: string | null;
  readonly rows: readonly ListRow[];
  readonly stale: boolean;
};
type Held = { readonly pages: readonly Page[] };

const PAGE = 100;
/** A stretch holds no more than this; what came in between beyond it becomes a stretch of its own. */
const MOST = 200;

async function readPage(
  wanted: Wanted,
  { from, until }: Pick<Page, 'from' | 'until'>,
  signal?: AbortSignal,
): Promise<Page[]> {
  const place = { ...(from === null ? {} : { after: from }), ...(until === null ? {} : { until }) };
  const query = { ...wanted, ...place, limit: until === null ? PAGE : MOST };
  const { cases, next } = await ask(contract.list, { query }, signal);
  if (until === null) return [{ from, until: next, rows: cases, stale: false }];
  if (cases.length < MOST || next === null) return [{ from, until, rows: cases, stale: false }];
  return [
    { from, until: next, rows: cases, stale: false },
    { from: next, until, rows: [], stale: true },
  ];
}

/** Which pages hold rows that are in sight. */
export function pagesInSight(pages: readonly Pick<Page, 'rows'>[], first: number, last: number): number[] {
  let begins = 0;
  return pages.flatMap(({ rows }, n) => {
    const [from, to] = [begins, begins + rows.length];
    begins = to;
    return from <= last && to > first ? [n] : [];
  });
}

/**
 * A list that goes on. However much of it has been fetched, only what is in sight is asked for again when something
 * changes; the rest is marked, and asked for when it comes into sight.
 */
export function useCaseList(wanted: Wanted) {
  const client = useQueryClient();
  const key = useMemo(() => [...keyOf(contract.list, { query: wanted }), 'stretches'], [wanted]);
  const sight = useRef({ first: 0, last: 0 });
  const going = useRef(false);

  const held = () => client.getQueryData<Held>(key);
  const asked = useQuery<Held, Error>({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const before = held();
      if (before === undefined) return { pages: await readPage(wanted, { from: null, until: null }, signal) };
      const { first, last } = sight.current;
      const seen = new Set([0, ...pagesInSight(before.pages, first, last)]);
      const fresh = await Promise.all(
        before.pages.map((page, n) =>
          seen.has(n) ? readPage(wanted, page, signal) : Promise.resolve([{ ...page, stale: true }]),
        ),
      );
      // What was fetched onwards meanwhile stands after what this read.
      const added = held()?.pages.slice(before.pages.length) ?? [];
      return { pages: [...fresh.flat(), ...added] };
    },
    meta: { watch: ['case', 'queue'] },
    structuralSharing: false,
  });

  const { data, refetch } = asked;
  const onward = useCallback(async () => {
    const last = client.getQueryData<Held>(key)?.pages.at(-1);
    if (going.current || last === undefined || last.until === null) return;
    going.current = true;
    try {
      const more = await readPage(wanted, { from: last.until, until: null });
      client.setQueryData<Held>(key, (now) => now && { pages: [...now.pages, ...more] });
    } finally {
      going.current = false;
    }
  }, [client, key, wanted]);

  const look = useCallback(
    (first: number, last: number) => {
      sight.current = { first, last };
      const pages = client.getQueryData<Held>(key)?.pages ?? [];
      if (pagesInSight(pages, first, last).some((n) => pages[n]?.stale)) void refetch({ cancelRefetch: false });
    },
    [client, key, refetch],
  );
  // A page that has just been marked may be in sight already.
  useEffect(() => look(sight.current.first, sight.current.last), [data, look]);

  const rows = useMemo(() => unrepeated(data?.pages.flatMap((page) => page.rows) ?? []), [data]);
  const ended = data !== undefined && (data.pages.at(-1)?.until ?? null) === null;
  return { asked, rows, ended, onward, look };
}

/** A case that moved while the list was being read may stand in two pages until both have been read again. */
function unrepeated(rows: readonly ListRow[]): readonly ListRow[] {
  const seen = new Set<string>();
  return rows.filter(({ id }) => {
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
