import { useCallback, useEffect, useState } from 'react';
import { keepPlaceIn, placeIn } from './last-list.ts';
import type { ListRow } from './use-list.ts';

export type Chosen = {
  /** The row that keys act on. */
  readonly id: string | undefined;
  readonly choose: (id: string) => void;
  /** The rows picked for an act on many. */
  readonly picked: ReadonlySet<string>;
  readonly pick: (id: string, through: boolean) => void;
  readonly pickAll: (ids: readonly string[]) => void;
  readonly pickNone: () => void;
};

type Picked = { readonly ids: ReadonlySet<string>; readonly last: string | undefined };
const NONE: Picked = { ids: new Set(), last: undefined };

/** The row an officer stands on and the rows they picked. When the list changes under them, they stand where they stood. */
export function useChosen(list: string, rows: readonly ListRow[]): Chosen {
  const [at, setAt] = useState(() => placeIn(list));
  const [picked, setPicked] = useState(NONE);
  const here = rows.findIndex(({ id }) => id === at.id);
  // What stood here has gone: the row that took its place is the next one to look at.
  const index = here === -1 ? Math.min(at.at, rows.length - 1) : here;
  const id = rows[index]?.id;
  useEffect(() => {
    if (id !== undefined) keepPlaceIn(list, { id, at: index });
  }, [list, id, index]);

  const choose = useCallback(
    (next: string) => setAt((old) => ({ ...old, id: next, at: rows.findIndex((row) => row.id === next) })),
    [rows],
  );
  const pick = useCallback(
    (one: string, through: boolean) => setPicked((old) => (through ? throughTo(old, one, rows) : turned(old, one))),
    [rows],
  );
  const pickAll = useCallback((ids: readonly string[]) => setPicked({ ids: new Set(ids), last: ids.at(-1) }), []);
  const pickNone = useCallback(() => setPicked(NONE), []);
  return { id, choose, picked: picked.ids, pick, pickAll, pickNone };
}

function turned({ ids }: Picked, id: string): Picked {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, last: id };
}

/** Every row from the one picked last to this one. */
function throughTo({ ids, last }: Picked, id: string, rows: readonly ListRow[]): Picked {
  const [a, b] = [rows.findIndex((row) => row.id === (last ?? id)), rows.findIndex((row) => row.id === id)];
  const between = rows.slice(Math.max(0, Math.min(a, b)), Math.max(a, b) + 1).map((row) => row.id);
  return { ids: new Set([...ids, ...between]), last: id };
}
