/** Where a referral stands. Whoever is outside says how it goes on; until they accept, the promise to the customer stays ours. */
export const STATES = ['offered', 'accepted', 'declined', 'returned', 'withdrawn', 'done'] as const;
export type State = (typeof STATES)[number];

export const OUTCOMES = ['helped', 'partly helped', 'not helped', 'did not come'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const MANNERS = ['warm', 'cold'] as const;
export type Manner = (typeof MANNERS)[number];
export const GROUNDS = ['consent', 'law'] as const;
export type Ground = (typeof GROUNDS)[number];

/** What they, or we for them, can say of it. */
export const ACTS = ['accept', 'decline', 'return', 'done', 'withdraw'] as const;
export type Act = (typeof ACTS)[number];
export type Side = 'partner' | 'officer';

type Move = { readonly from: readonly State[]; readonly to: State; readonly by: readonly Side[] };

const MOVES: Readonly<Record<Act, Move>> = {
  accept: { from: ['offered'], to: 'accepted', by: ['partner', 'officer'] },
  decline: { from: ['offered'], to: 'declined', by: ['partner', 'officer'] },
  return: { from: ['accepted'], to: 'returned', by: ['partner', 'officer'] },
  done: { from: ['accepted'], to: 'done', by: ['partner', 'officer'] },
  withdraw: { from: ['offered', 'accepted'], to: 'withdrawn', by: ['officer'] },
};

export type Moved = { readonly ok: true; readonly to: State } | { readonly ok: false; readonly because: string };

/** Where an act leads from a state, or why it cannot be done. */
export function afterAct(state: State, act: Act, side: Side): Moved {
  const { from, to, by } = MOVES[act];
  if (!by.includes(side)) return { ok: false, because: 'Only the desk that made a referral can take it back.' };
  if (from.includes(state)) return { ok: true, to };
  if (isOver(state))
    return { ok: false, because: `This referral is ${state} already, and nothing more can be done with it.` };
  return {
    ok: false,
    because: state === 'offered' ? 'It has to be accepted first.' : 'It was accepted already: it can be returned.',
  };
}

export const actsFrom = (state: State, side: Side): Act[] => ACTS.filter((act) => afterAct(state, act, side).ok);

export const isOver = (state: State): boolean => state !== 'offered' && state !== 'accepted';

/** Those that need a word of why. */
const needsWords = (act: Act): boolean => act !== 'accept' && act !== 'done';

/** What of an answer from outside somebody of the desk has to look at. */
export const asksAfter = (act: Act): 'declined' | 'returned' | 'outcome' | null =>
  act === 'decline' ? 'declined' : act === 'return' ? 'returned' : act === 'done' ? 'outcome' : null;

type Said = { readonly words: string; readonly outcome?: Outcome | null | undefined };

/** What an answer lacks, if anything. */
export function lackingIn(
  act: Act,
  { words, outcome }: Said,
): { readonly field: string; readonly because: string } | null {
  if (needsWords(act) && words.trim() === '')
    return { field: 'words', because: 'Say why, so that it can be told to the customer.' };
  if (act === 'done' && (outcome ?? null) === null) return { field: 'outcome', because: 'Say what came of it.' };
  return null;
}
