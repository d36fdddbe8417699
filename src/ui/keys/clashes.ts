type Keyed = { readonly id: string; readonly keys?: string | undefined; readonly does: string };

/** Escape means "back" in whatever was opened last. */
const SHARED = ['Escape'];

/** The act that stands in the way of a key: the same key, or one that begins two in a row with it. */
export const takenBy = <Act extends Keyed>(keys: string, acts: readonly Act[], except: string): Act | undefined =>
  acts.find(
    (act) =>
      act.id !== except &&
      act.keys !== undefined &&
      (act.keys === keys || act.keys.startsWith(`${keys} `) || keys.startsWith(`${act.keys} `)),
  );

/** Every two acts that cannot both be reached, because they have the same key or one begins with the other. */
export const clashesOf = <Act extends Keyed>(acts: readonly Act[]): readonly (readonly [Act, Act])[] =>
  acts.flatMap((act, n) => {
    if (act.keys === undefined || SHARED.includes(act.keys)) return [];
    const other = takenBy(act.keys, acts.slice(n + 1), act.id);
    return other === undefined ? [] : [[act, other] as const];
  });

/** Letters in a row or with others held are no single keys, and stay on where single keys are off. */
export const isSingle = (keys: string): boolean => !/^(?:Control|Alt)\+/.test(keys);

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Control: 'Ctrl',
};

/** The signs on the keys, in the order in which they are pressed. */
export function signsOf(keys: string): readonly string[] {
  if (keys === ' ') return ['Space'];
  return keys.split(' ').flatMap((one) => {
    const parts = one.length > 1 && one.includes('+') ? one.split('+').filter((part) => part !== '') : [one];
    return parts.map((part) => NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part));
  });
}
