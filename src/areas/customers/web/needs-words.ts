import { say } from '#ui/words/say.ts';
import type { NeedKind } from '../rules/index.ts';
import { languageOf } from './languages.ts';

/** What each need is called. */
export function needName(kind: string): string {
  const names: Readonly<Record<NeedKind, string>> = {
    interpreter: say('Interpreter'),
    relay: say('Relay service'),
    'large print': say('Large print'),
    'easy read': say('Easy read'),
    times: say('Preferred times'),
    channel: say('Preferred way'),
    other: say('Something else'),
  };
  return Object.entries(names).find(([name]) => name === kind)?.[1] ?? kind;
}

/** The kinds of need in one line, for lists: "Interpreter, Large print". */
export const describeNeeds = (kinds: readonly string[]): string => kinds.map(needName).join(', ');

type Need = { readonly kind: NeedKind; readonly language: string | null; readonly detail: string };

/** One need in full: "Interpreter: Vietnamese. By telephone only." */
export function sayNeed({ kind, language, detail }: Need): string {
  if (kind === 'interpreter' && language !== null) {
    const words = say('Interpreter: {{language}}', { language: languageOf(language) });
    return detail === '' ? words : `${words}. ${detail}`;
  }
  if (kind === 'other') return detail;
  return detail === '' ? needName(kind) : `${needName(kind)}: ${detail}`;
}
