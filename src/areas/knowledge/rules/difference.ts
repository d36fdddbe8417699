/** A stretch of words that both wordings have, that only the newer has, or that only the older had. */
export type Stretch = { readonly kind: 'same' | 'added' | 'gone'; readonly text: string };

/** So long a text is compared by its lines first; only lines that changed are compared word by word. */
const MOST_CELLS = 4_000_000;

/** What changed between two wordings, in the order in which it reads: whole lines first, then the words of lines that changed. */
export function differences(before: string, after: string): readonly Stretch[] {
  const lines = compared(linesOf(before), linesOf(after));
  const found: Stretch[] = [];
  for (let n = 0; n < lines.length; n += 1) {
    const one = lines[n];
    const next = lines[n + 1];
    if (one === undefined) continue;
    if (one.kind === 'gone' && next?.kind === 'added') {
      found.push(...compared(wordsOf(one.text), wordsOf(next.text)));
      n += 1;
    } else found.push(one);
  }
  return found;
}

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
const wordsOf = (text: string): readonly string[] => text.match(/\s+|[^\s]+/g) ?? [];

/** The longest common run of parts, and what lies between. Equal parts that touch are one stretch. */
function compared(before: readonly string[], after: readonly string[]): Stretch[] {
  let begin = 0;
  while (begin < before.length && begin < after.length && before[begin] === after[begin]) begin += 1;
  let end = 0;
  while (
    end < before.length - begin &&
    end < after.length - begin &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const old = before.slice(begin, before.length - end);
  const young = after.slice(begin, after.length - end);
  const middle: Stretch[] =
    old.length * young.length > MOST_CELLS
      ? [
          { kind: 'gone', text: old.join('') },
          { kind: 'added', text: young.join('') },
        ]
      : between(old, young);
  return together([
    { kind: 'same', text: before.slice(0, begin).join('') },
    ...middle,
    { kind: 'same', text: before.slice(before.length - end).join('') },
  ]);
}

/** For every two places how many parts the rests from there have in common at the most. */
function commonRests(old: readonly string[], young: readonly string[]): (a: number, b: number) => number {
  const wide = young.length + 1;
  const common = new Uint32Array((old.length + 1) * wide);
  const at = (a: number, b: number): number => common[a * wide + b] ?? 0;
  for (let a = old.length - 1; a >= 0; a -= 1)
    for (let b = young.length - 1; b >= 0; b -= 1)
      common[a * wide + b] = old[a] === young[b] ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1));
  return at;
}

function between(old: readonly string[], young: readonly string[]): Stretch[] {
  const common = commonRests(old, young);
  const found: Stretch[] = [];
  let [a, b] = [0, 0];
  while (a < old.length && b < young.length) {
    const same = old[a] === young[b];
    const goes = !same && common(a + 1, b) >= common(a, b + 1);
    const kind = same ? 'same' : goes ? 'gone' : 'added';
    found.push({ kind, text: (kind === 'added' ? young[b] : old[a]) ?? '' });
    if (kind !== 'added') a += 1;
    if (kind !== 'gone') b += 1;
  }
  return [...found, { kind: 'gone', text: old.slice(a).join('') }, { kind: 'added', text: young.slice(b).join('') }];
}

/** Between two stretches that are the same, what went stands before what came. */
function together(parts: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  let gone = '';
  let added = '';
  const settle = () => {
    if (gone !== '') found.push({ kind: 'gone', text: gone });
    if (added !== '') found.push({ kind: 'added', text: added });
    gone = '';
    added = '';
  };
  for (const { kind, text } of parts) {
    if (text === '') continue;
    if (kind === 'gone') gone += text;
    else if (kind === 'added') added += text;
    else {
      settle();
      const last = found.at(-1);
      if (last?.kind === 'same') found[found.length - 1] = { kind, text: last.text + text };
      else found.push({ kind, text });
    }
  }
  settle();
  return found;
}
