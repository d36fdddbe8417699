import { CHANNELS, KINDS, PHASES, statesOfAll } from '../kinds.ts';

/** What a search can ask for besides words: the operators, and what may stand behind each. */
export const TEXT_OPERATORS = ['from', 'to', 'customer', 'owner', 'queue', 'tag'] as const;
/** The first four are about when a case was opened, as `opened` is; `spoke` is about its last contact. */
export const DATE_OPERATORS = ['before', 'after', 'since', 'on', 'opened', 'spoke', 'due'] as const;
export const CHOICE_OPERATORS = ['kind', 'state', 'channel', 'has', 'is'] as const;
export type TextOperator = (typeof TEXT_OPERATORS)[number];
export type DateOperator = (typeof DATE_OPERATORS)[number];
export type ChoiceOperator = (typeof CHOICE_OPERATORS)[number];
export type Operator = TextOperator | DateOperator | ChoiceOperator | 'ref';

export const OPERATORS: readonly Operator[] = [...TEXT_OPERATORS, ...CHOICE_OPERATORS, ...DATE_OPERATORS, 'ref'];

export const IS = ['late', 'open', 'waiting', 'closed', 'unowned', 'restricted'] as const;
export const HAS = ['attachment', 'note', 'task'] as const;

/** Everything that can stand behind an operator which offers a choice. */
export const CHOICES: Readonly<Record<ChoiceOperator, readonly string[]>> = {
  kind: KINDS,
  state: [...new Set([...PHASES, ...statesOfAll()])],
  channel: CHANNELS,
  has: HAS,
  is: IS,
};

/** Other words that people use for the same. */
const ALSO: Readonly<Record<string, string>> = {
  'channel:mail': 'email',
  'channel:e-mail': 'email',
  'channel:telephone': 'phone',
  'channel:call': 'phone',
  'channel:post': 'letter',
  'channel:text': 'sms',
  'channel:online': 'web',
  'has:attachments': 'attachment',
  'has:file': 'attachment',
  'has:files': 'attachment',
  'has:notes': 'note',
  'has:tasks': 'task',
  'is:overdue': 'late',
  'is:unassigned': 'unowned',
  'is:done': 'closed',
  'state:done': 'done',
};

/**
 * The choice that a word means: itself, another word for it, or the beginning of one choice alone or first. A word that
 * means none is undefined.
 */
export function choiceOf(operator: ChoiceOperator, typed: string): string | undefined {
  const plain = typed
    .trim()
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ');
  const choices = CHOICES[operator];
  const exact =
    choices.find((choice) => choice === plain) ??
    ALSO[`${operator}:${plain}`] ??
    ALSO[`${operator}:${typed.toLowerCase()}`];
  if (exact !== undefined) return exact;
  return plain.length < 3 ? undefined : choices.find((choice) => choice.startsWith(plain));
}

const isOneOf =
  <T extends string>(all: readonly T[]) =>
  (name: string): name is T =>
    (all as readonly string[]).includes(name);

export const isText = isOneOf(TEXT_OPERATORS);
export const isDate = isOneOf(DATE_OPERATORS);
export const isChoice = isOneOf(CHOICE_OPERATORS);
export const isOperator = isOneOf(OPERATORS);
