import { Refusal } from './refusal.ts';

/** Deeper than anything a contract asks for, and shallow enough to be walked. */
const DEEPEST = 40;

/**
 * What was sent, as text that PostgreSQL can hold: it takes no U+0000, so that is refused with the field that has it. Half
 * of a surrogate pair is what a program cuts off in the middle of an emoji; it becomes the sign for an unreadable character.
 */
export function keepable(sent: unknown, path: readonly string[]): unknown {
  if (typeof sent === 'string') return textOf(sent, path);
  if (typeof sent !== 'object' || sent === null) return sent;
  if (path.length > DEEPEST) throw refusal(path.slice(0, 4), 'is nested too deeply');
  if (Array.isArray(sent)) return sent.map((each, n) => keepable(each, [...path, String(n)]));
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [textOf(name, path), keepable(value, [...path, name])]),
  );
}

function textOf(text: string, path: readonly string[]): string {
  if (text.includes('\0')) throw refusal(path, 'holds a character that is no text (U+0000)');
  return text.isWellFormed() ? text : text.toWellFormed();
}

/** A field is named as everywhere else: by its place below the body, the query or the address. */
function refusal([where = '', ...within]: readonly string[], problem: string): Refusal {
  const field = within.length > 0 ? within.join('.') : where;
  return new Refusal(400, `${field}: ${problem}`, [{ field, problem }]);
}
