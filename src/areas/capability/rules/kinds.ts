export const KINDS = [
  'work record',
  'recording',
  'document',
  'customer feedback',
  'witness statement',
  'manager statement',
  'peer statement',
  'review',
  'observation',
  'reflection',
  'certificate',
  'simulated contact',
] as const;
export type Kind = (typeof KINDS)[number];

/** What officers bring themselves. The others come from their work, or from somebody who was asked. */
export const BROUGHT = [
  'document',
  'recording',
  'review',
  'observation',
  'reflection',
  'certificate',
  'simulated contact',
] as const satisfies readonly Kind[];
export const STATEMENTS = [
  'witness statement',
  'manager statement',
  'peer statement',
  'customer feedback',
] as const satisfies readonly Kind[];

export const VERDICTS = ['accepted', 'returned', 'declined'] as const;
export type Verdict = (typeof VERDICTS)[number];
export type State = 'claimed' | Verdict | 'withdrawn';

type Judged = {
  readonly officerId: string;
  readonly state: State;
  readonly teams: readonly string[];
  readonly standing: Standing;
};
type Judge = { readonly id: string | null; readonly teams: readonly string[]; readonly leads: boolean };

/** Why somebody cannot say whether a claim holds; undefined where they can. */
export function verdictRefused(
  it: Judged,
  by: Judge,
  { verdict, words }: { verdict: Verdict; words: string },
): string | undefined {
  if (by.id === it.officerId) return 'Nobody accepts what they claim themselves. Ask another leader.';
  if (!by.leads || !it.teams.some((team) => by.teams.includes(team)))
    return 'A leader of one of their teams looks at this.';
  if (it.state !== 'claimed') return 'This does not wait for anybody.';
  if (verdict !== 'accepted' && words.trim() === '') return 'Say what is missing, so that they know what to do.';
  if (verdict === 'accepted' && it.standing === 'gone')
    return 'The work it points at is not there any more, so that nobody can look it up. Return it.';
  return undefined;
}

/** What is left of the work: all of it as it was, a part, or nothing. */
export type Standing = 'whole' | 'part gone' | 'gone';
export type Part = { readonly id: string; readonly hash: string };

/** Compares what an item rests on with what is there now. Where it lies meanwhile, in which case, does not matter. */
export function standingOf(parts: readonly Part[], now: ReadonlyMap<string, string>): Standing {
  if (parts.length === 0) return 'whole';
  const same = parts.filter(({ id, hash }) => now.get(id) === hash);
  if (same.length === parts.length) return 'whole';
  return same.length === 0 ? 'gone' : 'part gone';
}
