import { useEffect } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { MINUTE } from '#kernel/time.ts';
import { ask } from '#ui/wire/call.ts';
import { keyOf } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';

type Place = { readonly id: string | undefined; readonly at: number; readonly scrolled: number };

const state: { ids: readonly string[]; readonly places: Map<string, Place> } = { ids: [], places: new Map() };

/** Remembers the list an officer came from, so that the next case is one key away. */
export const rememberList = (ids: readonly string[]): void => {
  state.ids = ids;
};

/** Where an officer stood in a list: they find it so when they come back to it. */
export const placeIn = (list: string): Place => state.places.get(list) ?? { id: undefined, at: 0, scrolled: 0 };
export const keepPlaceIn = (list: string, place: Partial<Place>): void => {
  state.places.set(list, { ...placeIn(list), ...place });
};

/** The case so many places before or after this one in the list it was opened from. */
export function neighbourOf(id: string, step: number): string | undefined {
  const at = state.ids.indexOf(id);
  return at === -1 ? undefined : state.ids[at + step];
}

/** Fetches a case before it is opened, under the question that its screen asks. Answers whether it is there. */
async function warm(client: QueryClient, id: string): Promise<boolean> {
  const params = { id };
  const queryKey = keyOf(contract.read, { params });
  await client.prefetchQuery({
    queryKey,
    queryFn: ({ signal }) => ask(contract.read, { params }, signal),
    meta: { watch: ['case'], about: id },
    staleTime: 5 * MINUTE,
  });
  return client.getQueryData(queryKey) !== undefined;
}

/** Whoever goes through a list quickly asks for nothing; whoever rests on a case has those beside it ready. */
const REST_MS = 160;
/** The second next is ready before it is the next, for whoever goes on at once. */
const BESIDE = [1, -1, 2] as const;

/**
 * Has the next cases and the one before ready, so that they are on the screen at once. `onNext` hears which case is the next as
 * soon as it has come.
 */
export function useWarmNeighbours(id: string | undefined, onNext?: (id: string | undefined) => void): void {
  const client = useQueryClient();
  useEffect(() => {
    if (id === undefined) return undefined;
    const here = { still: true };
    const bring = async (step: number) => {
      const beside = neighbourOf(id, step);
      const came = beside !== undefined && (await warm(client, beside));
      if (step === 1 && here.still) onNext?.(came ? beside : undefined);
    };
    const timer = setTimeout(() => void Promise.all(BESIDE.map(bring)), REST_MS);
    return () => {
      here.still = false;
      clearTimeout(timer);
    };
  }, [client, id, onNext]);
}
