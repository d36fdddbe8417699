import { CHOICES, OPERATORS, isChoice, isDate, isOperator, type Operator } from './operators.ts';

/** What could stand where somebody is typing: put in, it replaces the last `replaces` characters before the caret. */
type Suggestion = { readonly insert: string; readonly replaces: number; readonly operator: Operator };

/** The names that can stand behind the operators which name somebody or something of this desk. */
type Names = {
  readonly owner: readonly string[];
  readonly queue: readonly string[];
  readonly tag: readonly string[];
};

const MOST = 8;
const TIMES_AHEAD = ['today', 'tomorrow', 'this week', 'next week', 'next 14 days'];
const TIMES = ['today', 'yesterday', 'this week', 'last week', 'this month', 'last month'];

/** Operators that begin as typed, or what can stand behind the one that was typed. Nothing while a plain word is typed. */
export function suggestionsFor(beforeCaret: string, names: Names): readonly Suggestion[] {
  return behind(beforeCaret, names) ?? begunIn(beforeCaret);
}

/** What can stand behind the operator at the end of what was typed, if there is one. */
function behind(beforeCaret: string, names: Names): readonly Suggestion[] | undefined {
  const [, word = '', quote = '', typed = ''] = /(?:^|\s)-?(\p{L}{2,14}):("?)([^"]*)$/u.exec(beforeCaret) ?? [];
  const name = word.toLowerCase();
  // A space after an unquoted value ends it.
  if (!isOperator(name) || (quote === '' && /\s/.test(typed))) return undefined;
  const begun = typed.toLowerCase();
  return valuesOf(name, names)
    .filter((value) => value.toLowerCase().startsWith(begun) && value.toLowerCase() !== begun)
    .slice(0, MOST)
    .map((value) => ({
      insert: `${/\s/.test(value) ? `"${value}"` : value} `,
      replaces: typed.length + quote.length,
      operator: name,
    }));
}

function begunIn(beforeCaret: string): readonly Suggestion[] {
  const begun = /(?:^|\s)-?(\p{L}{2,14})$/u.exec(beforeCaret)?.[1] ?? '';
  if (begun === '') return [];
  return OPERATORS.filter((operator) => operator.startsWith(begun.toLowerCase())).map((operator) => ({
    insert: `${operator}:`,
    replaces: begun.length,
    operator,
  }));
}

function valuesOf(name: Operator, names: Names): readonly string[] {
  if (isChoice(name)) return CHOICES[name];
  if (name === 'owner') return ['me', 'nobody', ...names.owner];
  if (name === 'queue' || name === 'tag') return names[name];
  if (name === 'due') return TIMES_AHEAD;
  return isDate(name) ? TIMES : [];
}
