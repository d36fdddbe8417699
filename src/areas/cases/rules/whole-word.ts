/**
 * A search works on stems ("dialysi"), and people read words ("dialysis"): the first word in the texts that begins with
 * the stem, or the stem where no text has one.
 */
export function wholeWord(stem: string, texts: Iterable<string>): string {
  for (const text of texts)
    for (const [word] of text.matchAll(/\p{L}+/gu)) if (word.toLowerCase().startsWith(stem)) return word.toLowerCase();
  return stem;
}
