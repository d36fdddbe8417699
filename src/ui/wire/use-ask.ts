import { useRef } from 'react';
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { Command, Question } from '#kernel/endpoint.ts';
import { ask, tell, type Asking, type Telling } from './call.ts';

export type AskOptions = {
  readonly enabled?: boolean;
  /** The topics of the live line that make the answer old. */
  readonly watch?: readonly string[];
  /** The one record it is about; hints about others are passed over. */
  readonly about?: string | undefined;
  /** Hints come with every act of every colleague; what is costly is asked for again at most this often, in milliseconds. */
  readonly every?: number;
  /** Shows the last answer while the next one comes, so that a list does not blink while somebody types. */
  readonly keep?: boolean;
};

export const keyOf = (endpoint: { readonly path: string }, input: { params?: unknown; query?: unknown }) =>
  [endpoint.path, input.params ?? {}, input.query ?? {}] as const;

/** What a screen shows, asked once and kept fresh by the live line. */
export function useAsk<Params, Query, Reply>(
  endpoint: Question<Params, Query, Reply>,
  input: Asking<Params, Query>,
  { enabled = true, watch = [], about, every, keep = false }: AskOptions = {},
): UseQueryResult<Reply, Error> {
  return useQuery<Reply, Error>({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => ask(endpoint, input, signal),
    enabled,
    meta: { watch, about, every },
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

type Paged = { readonly next: string | null };
type Onward = { readonly after?: string | undefined };

/** The same question, from where the page before ended. */
const from = <Query extends Onward>(query: Partial<Query> | undefined, after: string | null): Partial<Query> =>
  Object.assign({}, query, after === null ? {} : { after });

/** A list that goes on. Each page says where the next one begins, so nothing is skipped when rows move meanwhile. */
export function usePages<Params, Query extends Onward, Reply extends Paged>(
  endpoint: Question<Params, Query, Reply>,
  input: Asking<Params, Query>,
  { enabled = true, watch = [] }: AskOptions = {},
) {
  return useInfiniteQuery({
    queryKey: [...keyOf(endpoint, input), 'pages'],
    queryFn: ({ pageParam, signal }) => ask(endpoint, { ...input, query: from(input.query, pageParam) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Reply) => page.next,
    enabled,
    meta: { watch },
  });
}

type TellingOptions<Reply, Input> = {
  readonly onDone?: (reply: Reply, input: Input) => void;
  /** The name of the act, where something says more about it than what was sent: the text it came from. */
  readonly act?: string | undefined;
};

/** Names an act: the same again, after a line that broke, has the same name; after it was done it has another. */
export function useActName() {
  const last = useRef<{ of: string; name: string } | undefined>(undefined);
  return {
    nameOf: (input: object): string => {
      const of = JSON.stringify(input);
      if (last.current?.of !== of) last.current = { of, name: crypto.randomUUID() };
      return last.current.name;
    },
    done: () => {
      last.current = undefined;
    },
  };
}

/** An act. When it is done, everything on the screen is asked for again, because an act may change more than it names. */
export function useTell<Params, Body, Reply>(
  endpoint: Command<Params, Body, Reply>,
  { onDone, act }: TellingOptions<Reply, Telling<Params, Body>> = {},
): UseMutationResult<Reply, Error, Telling<Params, Body>> {
  const client = useQueryClient();
  const { nameOf, done } = useActName();
  return useMutation<Reply, Error, Telling<Params, Body>>({
    mutationFn: (input) => tell(endpoint, input, endpoint.once === true ? { act: act ?? nameOf(input) } : {}),
    onSuccess: (reply, input) => {
      done();
      onDone?.(reply, input);
      void client.invalidateQueries();
    },
  });
}
