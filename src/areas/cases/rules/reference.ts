/**
 * Nineteen letters that are not mistaken for a digit or for each other when written by hand or read aloud. Nineteen is a
 * prime above nine, so one wrong digit, or two neighbours swapped, always gives another letter.
 */
const CHECKS = 'ACDEFHJKLMNPRTUVWXY';
const WEIGHTS = [2, 3, 5, 7, 11, 13, 17, 4, 6, 9, 8, 10];

function checkOf(digits: string): string {
  const sum = [...digits].toReversed().reduce((total, digit, n) => total + Number(digit) * (WEIGHTS[n] ?? 1), 0);
  return CHECKS[sum % CHECKS.length] ?? '';
}

/** The reference people see and say: 482130 becomes 482-130-T, with a letter that catches a slip of the pen. */
export function referenceOf(number: number): string {
  const digits = String(number);
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return [...groups, checkOf(digits)].join('-');
}

/** The number behind a reference, however it is spaced or cased; undefined when the check letter does not fit. */
export function numberOf(reference: string): number | undefined {
  const plain = reference.replace(/[\s.–-]/g, '').toUpperCase();
  const [, digits, check] = /^(\d{4,12})([A-Z])$/.exec(plain) ?? [];
  return digits !== undefined && checkOf(digits) === check ? Number(digits) : undefined;
}

/** References that stand in a text, such as a subject line. They suggest a case; they never open one. */
export function referencesIn(text: string): readonly number[] {
  const found = text.slice(0, 2000).matchAll(/(?<![\w-])\d{1,3}(?:[-\s]?\d{3}){1,3}[-\s]?[A-Za-z](?!\w)/g);
  return [...new Set([...found].flatMap(([match]) => numberOf(match) ?? []))];
}
