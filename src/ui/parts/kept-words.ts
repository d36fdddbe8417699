import { createContext, use, useState } from 'react';

/** Which field of which form: on a case, or where there is none. */
export type FieldPlace = { readonly caseId: string | null; readonly field: string };

export type KeptWords = {
  readonly words: string;
  readonly set: (words: string) => void;
  /** They have been said, or are not wanted: the next who opens the form begins afresh. */
  readonly end: () => void;
};

type Keeper = (place: FieldPlace, first: string) => KeptWords;

const Keeping = createContext<Keeper>(function useForNow(_place, first) {
  const [words, set] = useState(first);
  return { words, set, end: () => set(first) };
});

/** Who keeps what is typed into forms. The shell says so; without it, words last as long as their form is open. */
export const KeepingBy = Keeping.Provider;

/** Words of more than a line that outlive their form: closed, killed or opened elsewhere, it stands there again. */
export function useKeptWords(place: FieldPlace, first = ''): KeptWords {
  const useKept = use(Keeping);
  return useKept(place, first);
}

/** What happens when the words were said: they end, and then their form closes. */
export const inTurn =
  (...acts: readonly (() => void)[]) =>
  () => {
    for (const act of acts) act();
  };
