/** "$1,200" or "$1,200.50": cents only where there are some. */
export function inMoney(cents: number, sign: string): string {
  const whole = String(Math.trunc(Math.abs(cents) / 100)).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const rest = Math.abs(cents) % 100;
  return `${cents < 0 ? '-' : ''}${sign}${whole}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

/** Reads "1,200.50" or "$1200" as cents; undefined where it is no amount, or one with more than two decimals. */
export function centsIn(text: string): number | undefined {
  const [, whole, rest = ''] =
    /^\s*[^\d\s.,-]{0,3}\s*(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?\s*$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return Number(whole.replaceAll(',', '')) * 100 + Number(rest.padEnd(2, '0'));
}
