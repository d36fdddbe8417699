/** A table program works out what begins so. A number with its sign, and a telephone number, are no formulas. */
const FORMULA = /^(?:[=@\t\r]|[+-](?![\d\s().,/-]*$))/;
/** What stands before a formula so that it is words: the sign of a guard, and taken off again when it is read. */
const GUARD = ' ';
const GUARDED = new RegExp(`^${GUARD}(?=[=@+\\-\\t\\r])`);

/** One value of a CSV file (RFC 4180), in which nobody's words are ever worked out as a formula. */
export function csvCell(value: string): string {
  const text = FORMULA.test(value) ? `${GUARD}${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (values: readonly string[]): string => `${values.map(csvCell).join(',')}\r\n`;

/** What was written before it was guarded. */
export const unguarded = (value: string): string => value.replace(GUARDED, '');
