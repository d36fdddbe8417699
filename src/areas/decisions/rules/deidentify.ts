const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/giu;
const REFERENCE = /\b\d{3}-\d{3}-[A-Z]\b/g;
/** Telephone numbers, accounts, registrations: five digits or more, however they are grouped, but no sum of money. */
const NUMBER = /(?<![$£€\d])\+?\d(?:[\s-]?\d){4,}(?!\d)/g;
const STREET =
  /\b\d{1,5}[A-Za-z]?(?:\/\d{1,5})?\s+(?:\p{Lu}[\p{L}'’]+\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Crescent|Cres|Parade|Terrace|Way|Close)\b\.?/gu;
/** Parts of a name that say nothing by themselves. */
const COMMON = new Set(['the', 'and', 'van', 'von', 'der', 'den', 'for', 'mrs', 'ltd', 'pty', 'inc', 'llc', 'sons']);

/**
 * A text without what names somebody: the names of whoever has to do with its case, addresses, numbers and references. It takes out
 * too much rather than too little. What nobody could know from the record, such as a neighbour’s name, stays.
 */
export function deidentified(text: string, names: readonly string[]): string {
  const plain = text
    .replaceAll(EMAIL, '[e-mail]')
    .replaceAll(REFERENCE, '[case]')
    .replaceAll(STREET, '[address]')
    .replaceAll(NUMBER, '[number]');
  const parts = names
    .flatMap((name) => name.split(/[\s,.;()]+/))
    .filter((part) => part.length > 2 && !COMMON.has(part.toLowerCase()));
  const wanted = [...new Set(parts)].toSorted((a, b) => b.length - a.length).map(escaped);
  if (wanted.length === 0) return plain;
  const known = new RegExp(`(?<!\\p{L})(?:${wanted.join('|')})(?:['’]s)?(?!\\p{L})`, 'giu');
  return plain.replaceAll(known, '[name]').replaceAll(/\[name\](?:\s+\[name\])+/g, '[name]');
}

const escaped = (part: string): string => part.replaceAll(/[.*+?^${}()|[\]\\-]/g, '\\$&');
