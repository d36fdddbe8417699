import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { MINUTE } from '#kernel/time.ts';
import { Refused, Unreachable } from './call.ts';

declare module '@tanstack/react-query' {
  interface Register {
    /** Which topics of the live line concern a question, and of which record, once that is known. */
    queryMeta: {
      readonly watch?: readonly string[];
      readonly about?: string | undefined;
      readonly every?: number | undefined;
    };
  }
}

/** One for the whole desk. Everything on screen is refetched by the live line, so nothing is asked again by the clock. */
export function newClient({ onSignedOut }: { onSignedOut: () => void }): QueryClient {
  const onError = (fault: Error) => {
    if (fault instanceof Refused && fault.status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5 * MINUTE,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        // A refusal stays one however often it is asked; only a lost line is worth a second try.
        retry: (times, fault) => fault instanceof Unreachable && times < 2,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
