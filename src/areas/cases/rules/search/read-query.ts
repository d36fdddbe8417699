import { numberOf } from '../reference.ts';
import { spanOf, type Day, type Span } from './days.ts';
import { choiceOf, isChoice, isDate, isOperator, isText } from './operators.ts';
import type { ChoiceOperator, DateOperator, TextOperator } from './operators.ts';

/** One thing a search asks for. `not` asks for cases that lack it. */
export type QueryPart =
  | { readonly is: 'word'; readonly text: string; readonly not: boolean }
  | { readonly is: 'phrase'; readonly text: string; readonly not: boolean }
  | { readonly is: 'text'; readonly name: TextOperator; readonly value: string; readonly not: boolean }
  | { readonly is: 'choice'; readonly name: ChoiceOperator; readonly value: string; readonly not: boolean }
  | ({ readonly is: 'date'; readonly name: DateOperator; readonly value: string; readonly not: boolean } & Span)
  | { readonly is: 'ref'; readonly value: string; readonly number: number; readonly not: boolean }
  /** An operator we do not have: said, and searched as words. */
  | { readonly is: 'unknown'; readonly name: string; readonly value: string; readonly not: boolean }
  /** An operator we have, with something behind it that it does not know: said, and left out. */
  | { readonly is: 'unclear'; readonly name: string; readonly value: string; readonly not: boolean };

/** Longer searches are cut here: nobody types them, and each part costs. */
const MOST_PARTS = 16;

/** A minus, an operator and its colon, then what is quoted or stands without a space; or a quoted phrase; or a bare word. */
const TOKEN = /(-?)(?:([\p{L}]{2,14}):(?:"([^"]*)"?|([^\s"]*))|"([^"]*)"?|([^\s"]+))/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’_.@-]*/gu;
/** Words about time are often two: "last week", "3 november 2026". They belong together without quotes. */
const MORE_TIME =
  /^(?:\s+(?:\d{1,4}|weeks?|months?|years?|days?|ago|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)(?=\s|$)){1,3}/i;

/** Reads what somebody typed into the search field. Any text means something, and none is refused. */
export function readQuery(typed: string, today: Day): readonly QueryPart[] {
  const text = typed.normalize('NFC');
  const parts: QueryPart[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found !== null && parts.length < MOST_PARTS; found = TOKEN.exec(text)) {
    const [, minus, name, quoted, bare, phrase, word] = found;
    const not = minus === '-';
    if (name === undefined) parts.push(...plainParts(phrase, word, not));
    else {
      const short = { name: name.toLowerCase(), value: (quoted ?? bare ?? '').trim(), not };
      const long = quoted === undefined ? longer(short, text.slice(TOKEN.lastIndex), today) : undefined;
      if (long !== undefined) TOKEN.lastIndex += long.length;
      parts.push(...partOf(long === undefined ? short : { ...short, value: short.value + oneSpaced(long) }, today));
    }
  }
  return parts.slice(0, MOST_PARTS);
}

function plainParts(phrase: string | undefined, word: string | undefined, not: boolean): QueryPart[] {
  if (phrase !== undefined) {
    const words = wordsOf(phrase);
    if (words.length === 0) return [];
    return [{ is: words.length === 1 ? 'word' : 'phrase', text: words.join(' '), not }];
  }
  return wordsOf(word ?? '').map((text) => ({ is: 'word' as const, text, not }));
}

export const wordsOf = (text: string): readonly string[] => text.match(WORD) ?? [];
const oneSpaced = (text: string): string => ` ${text.trim().replace(/\s+/g, ' ')}`;

type Named = { readonly name: string; readonly value: string; readonly not: boolean };

/** The longest piece of what follows that, with what is there already, means a time. */
function longer({ name, value }: Named, after: string, today: Day): string | undefined {
  if (!isDate(name) || value === '') return undefined;
  let more = MORE_TIME.exec(after)?.[0];
  while (more !== undefined && more !== '') {
    if (spanOf(value + oneSpaced(more), today) !== undefined) return more;
    more = /^(.*\S)\s+\S+$/s.exec(more)?.[1];
  }
  return undefined;
}

function partOf({ name, value, not }: Named, today: Day): QueryPart[] {
  // What has nothing behind it yet is still being typed.
  if (value === '') return isOperator(name) ? [] : plainParts(undefined, name, not);
  if (isText(name)) return [{ is: 'text', name, value, not }];
  if (isChoice(name)) {
    const choice = choiceOf(name, value);
    return [choice === undefined ? { is: 'unclear', name, value, not } : { is: 'choice', name, value: choice, not }];
  }
  if (isDate(name)) return [dated({ name, value, not }, today)];
  if (name === 'ref') return [referred(value, not)];
  // An address of the web or a time of day is no operator that somebody got wrong.
  if (wordsOf(value).length === 0 || value.startsWith('/')) return plainParts(undefined, `${name} ${value}`, not);
  return [{ is: 'unknown', name, value, not }];
}

function dated({ name, value, not }: Named & { readonly name: DateOperator }, today: Day): QueryPart {
  const span = spanOf(value, today);
  return span === undefined ? { is: 'unclear', name, value, not } : { is: 'date', name, value, not, ...span };
}

function referred(value: string, not: boolean): QueryPart {
  const number = numberOf(value) ?? (/^\d{4,12}$/.test(value) ? Number(value) : undefined);
  return number === undefined ? { is: 'unclear', name: 'ref', value, not } : { is: 'ref', value, number, not };
}

/** What was understood, written so that reading it again means the same. */
export const printQuery = (parts: readonly QueryPart[]): string => parts.map(printPart).join(' ');

function printPart(part: QueryPart): string {
  const minus = part.not ? '-' : '';
  if (part.is === 'word') return `${minus}${part.text}`;
  if (part.is === 'phrase') return `${minus}"${part.text}"`;
  return `${minus}${part.is === 'ref' ? 'ref' : part.name}:${quotedIfNeeded(part.value)}`;
}

const quotedIfNeeded = (value: string): string => (/\s/.test(value) ? `"${value}"` : value);
