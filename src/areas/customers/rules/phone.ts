const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

/** So many last digits tell numbers of one country apart. */
const TELLING = 8;
const LONGEST_PREFIX = 4;

/** The digits by which numbers are looked up, however the country and the leading nought are written. */
export const endOf = (number: string): string => digitsOf(number).slice(-TELLING);

/** Whether two ways of writing a number reach the same telephone: +61 491 570 156 and 0491 570 156. */
export function sameNumber(one: string, other: string): boolean {
  const [a, b] = [significant(one), significant(other)];
  if (a.length < TELLING || b.length < TELLING) return digitsOf(one) !== '' && digitsOf(one) === digitsOf(other);
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.endsWith(short) && long.length - short.length <= LONGEST_PREFIX;
}

/** Without the noughts that stand for "abroad" and "another town". */
const significant = (number: string): string => digitsOf(number).replace(/^0+/, '');

/**
 * What to look for when somebody types a part of a number: its digits, without the country and the leading nought where
 * they may be stored differently. Nothing when it is no number.
 */
export function partsOfNumber(typed: string): readonly string[] {
  if (/[\p{L}@]/u.test(typed)) return [];
  const digits = digitsOf(typed);
  if (digits.length < 3) return [];
  if (digits.length > TELLING) return [digits.slice(-TELLING)];
  const ways = [digits, digits.replace(/^0+/, '')];
  if (typed.trim().startsWith('+')) ways.push(digits.slice(2), digits.slice(1));
  return [...new Set(ways.filter((way) => way.length >= 3))];
}
