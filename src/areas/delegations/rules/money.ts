/** "$1,200" or "$1,200.50": cents only where there are some. */
export function inMoney(cents: number, sign: string): string {
  const whole = String(Math.trunc(Math.abs(cents) / 100)).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const rest = Math.abs(cents) % 100;
  return `${cents < 0 ? '-' : ''}${sign}${whole}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

/** "1,200.50" and "$1200"; and as French is written, "1 200,50 $", where a comma parts off cents by having exactly two behind it. */
const WRITTEN: readonly RegExp[] = [
  /^\s*[^\d\s.,-]{0,3}\s*(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?\s*$/,
  /^\s*(\d{1,3}(?:[ \u00A0\u202F]\d{3})+|\d{1,9})(?:[.,](\d{2}))?\s*[^\d\s.,-]{0,3}\s*$/,
];

/** Reads an amount as cents; undefined where it is none, or one with more than two decimals. */
export function centsIn(text: string): number | undefined {
  const read = WRITTEN.map((pattern) => pattern.exec(text)).find((found) => found !== null);
  const [, whole, rest = ''] = read ?? [];
  if (whole === undefined) return undefined;
  return Number(whole.replaceAll(/\D/g, '')) * 100 + Number(rest.padEnd(2, '0'));
}
