/** What the writer began to call for: a sign at the beginning of a word, and what was typed after it. */
export type Called = { readonly sign: string; readonly typed: string; readonly from: number; readonly to: number };

const LONGEST = 40;

/** Whether the text before the caret ends in a sign and the beginning of a name. A name may hold one space. */
export function calledIn(text: string, caret: number, signs: readonly string[]): Called | undefined {
  const before = text.slice(Math.max(0, caret - LONGEST), caret);
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const char = before.charAt(at);
    if (char === '\n') return undefined;
    if (!signs.includes(char)) continue;
    const typed = before.slice(at + 1);
    const begins =
      at === 0
        ? caret <= LONGEST || /\s/.test(text.charAt(caret - before.length - 1))
        : /[\s(]/.test(before.charAt(at - 1));
    if (!begins || typed.startsWith(' ') || typed.split(' ').length > 2) return undefined;
    return { sign: char, typed, from: caret - typed.length - 1, to: caret };
  }
  return undefined;
}
