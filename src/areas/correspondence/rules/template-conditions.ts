/** `{{if customer.name}}`, `{{if not way is letter}}`, `{{else}}`, `{{end}}`: what of a template is for this case and what is not. */
export type Condition = { readonly fact: string; readonly not: boolean; readonly is: string | null };

const IF = /^if\s+(not\s+)?([A-Za-z.]+)(?:\s+is\s+(not\s+)?(.+))?$/;
const TAG = /\{\{\s*(if\b[^{}\n]*|else|end)\s*\}\}/g;
/** A mark that has a line for itself takes the line with it. */
const ALONE = /(^|\n)[ \t]*(\{\{\s*(?:if\b[^{}\n]*|else|end)\s*\}\})[ \t]*(?:\n|$)/g;

export function conditionOf(inner: string): Condition | undefined {
  const found = IF.exec(inner.trim());
  if (found === null) return undefined;
  const [, not, fact = '', isNot, is] = found;
  return { fact, not: (not !== undefined) !== (isNot !== undefined), is: is?.trim() ?? null };
}

/**
 * The template without its conditions: each is asked, and what it is not for is left out. Conditions stand in each other as deep as
 * somebody likes. Where it cannot be said, `undecided` gives the words that stand instead.
 */
export function chosen(
  body: string,
  holds: (it: Condition) => boolean | undefined,
  undecided: (it: Condition) => string,
): string {
  // Two marks on lines that follow each other share a line break, so the marks are looked for twice.
  const tight = body.replace(ALONE, '$1$2').replace(ALONE, '$1$2');
  const open: { condition: Condition; yes: { text: string }; no: { text: string }; within: 'yes' | 'no' }[] = [];
  const whole = { text: '' };
  const put = (text: string) => {
    const last = open.at(-1);
    if (last === undefined) whole.text += text;
    else last[last.within].text += text;
  };
  let at = 0;
  for (const found of tight.matchAll(TAG)) {
    put(tight.slice(at, found.index));
    at = found.index + found[0].length;
    const inner = (found[1] ?? '').trim();
    const last = open.at(-1);
    if (inner === 'else' && last !== undefined) last.within = 'no';
    else if (inner === 'end' && last !== undefined) {
      open.pop();
      const verdict = holds(last.condition);
      put(verdict === undefined ? undecided(last.condition) : verdict ? last.yes.text : last.no.text);
    } else {
      const condition = conditionOf(inner);
      if (condition !== undefined) open.push({ condition, yes: { text: '' }, no: { text: '' }, within: 'yes' });
    }
  }
  put(tight.slice(at));
  return whole.text;
}

/** What is wrong with the conditions of a template, in a sentence for the one who writes it; undefined when nothing is. */
export function conditionFault(body: string, known: (fact: string) => boolean, facts: string): string | undefined {
  const open: boolean[] = [];
  for (const [, inner = ''] of body.matchAll(TAG)) {
    const mark = inner.trim();
    if (mark === 'end') {
      if (open.pop() === undefined) return 'There is an {{end}} without an {{if …}} before it.';
    } else if (mark === 'else') {
      if (open.at(-1) !== false) return 'An {{else}} stands once between an {{if …}} and its {{end}}.';
      open[open.length - 1] = true;
    } else {
      const condition = conditionOf(mark);
      if (condition === undefined)
        return 'A condition reads {{if customer.name}} or {{if way is letter}}, with “not” where it is meant.';
      if (!known(condition.fact)) return `We do not know ${condition.fact}. A condition asks for: ${facts}.`;
      open.push(false);
    }
  }
  return open.length === 0 ? undefined : 'There is an {{if …}} without its {{end}}.';
}

/** Without the marks themselves, for whoever looks at the fields. */
export const withoutMarks = (body: string): string => body.replace(TAG, '');
