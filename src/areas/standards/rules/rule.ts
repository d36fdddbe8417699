import { dayOfText, type Day } from '#kernel/civil.ts';

/** What happens to a case, in the words that clock rules use. */
export const CLOCK_EVENTS = [
  'case opened',
  'customer wrote',
  'acknowledged',
  'we contacted the customer',
  'waiting',
  'waiting for the customer',
  'work goes on',
  'answered',
  'second stage asked for',
  'second stage acknowledged',
  'closed',
  'reopened',
] as const;
export type ClockEvent = (typeof CLOCK_EVENTS)[number];

export const CLOCK_KINDS = ['first response', 'next update', 'resolution', 'stage', 'statutory'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

export const UNITS = ['working minutes', 'minutes', 'working days', 'calendar days', 'months'] as const;
export type Unit = (typeof UNITS)[number];

/**
 * Where counting begins. `day after`: the day after the one on which it happened is number one. `same day`: that day is
 * number one. `next working moment`: what happens out of hours has happened when the doors open, and days are then
 * counted from the day after that.
 */
export const STARTS = ['day after', 'same day', 'next working moment'] as const;
export type Start = (typeof STARTS)[number];

export type Budget = { readonly amount: number; readonly unit: Unit };

export type ClockRule = {
  readonly key: string;
  readonly version: number;
  /** The first day, as the calendar's place has it, on which what begins is bound by this version. */
  readonly effectiveFrom: string;
  readonly title: string;
  readonly clock: ClockKind;
  /** Kinds of case it is for; empty means all. */
  readonly kinds: readonly string[];
  readonly on: {
    readonly start: readonly ClockEvent[];
    readonly pause: readonly ClockEvent[];
    readonly resume: readonly ClockEvent[];
    readonly stop: readonly ClockEvent[];
  };
  /** Runs once for a case, however often its start comes again. */
  readonly once: boolean;
  readonly budget: Budget;
  readonly calendar: string;
  readonly start: Start;
  /** Whether the last day ends with its work or at midnight. Of no meaning to minutes. */
  readonly ends: 'close' | 'midnight';
  /** A last day on which nobody works moves to the next working day. */
  readonly rolls: boolean;
  readonly extension: Extension | null;
  readonly source: { readonly title: string; readonly passage: string; readonly url: string };
};

export type Extension = {
  /** Of all extensions together, in the unit of the budget. */
  readonly most: number;
  /** What the notice to the customer must say besides the reason and the new date. */
  readonly noticeSays: readonly string[];
};

/** The version of each rule that binds what begins on this day: the newest that was in force. */
export function rulesInForce<Rule extends ClockRule>(
  rules: readonly Rule[],
  on: (calendar: string) => Day,
): readonly Rule[] {
  const newest = new Map<string, Rule>();
  for (const rule of rules) {
    const from = dayOfText(rule.effectiveFrom) ?? Infinity;
    const known = newest.get(rule.key);
    if (from <= on(rule.calendar) && (known === undefined || known.version < rule.version)) newest.set(rule.key, rule);
  }
  return [...newest.values()];
}

export type ExtensionAsked = {
  readonly by: number;
  readonly reason: string;
  /** The letter to the customer, in which each thing the rule asks for must be said. */
  readonly notice: string;
  readonly already: number;
  readonly expired: boolean;
};

/** Why an extension cannot be given, or undefined when it can. After the time is over there is nothing left to extend. */
export function extensionRefused(
  rule: ClockRule,
  asked: ExtensionAsked,
): { field: string; because: string } | undefined {
  const { extension } = rule;
  if (extension === null) return { field: 'by', because: `"${rule.title}" cannot be extended.` };
  if (asked.expired)
    return { field: 'by', because: 'This time is over, so it can no longer be extended. It is recorded as missed.' };
  if (!Number.isInteger(asked.by) || asked.by < 1)
    return { field: 'by', because: `Say by how many ${rule.budget.unit}: a whole number, at least 1.` };
  const left = extension.most - asked.already;
  if (asked.by > left)
    return {
      field: 'by',
      because:
        left > 0
          ? `At most ${left} more ${rule.budget.unit} are possible here.`
          : `All ${extension.most} ${rule.budget.unit} by which this can be extended are used.`,
    };
  if (asked.reason.trim() === '') return { field: 'reason', because: 'Say why more time is needed.' };
  if (asked.notice.trim() === '') return { field: 'notice', because: 'Write the notice that the customer gets.' };
  return undefined;
}
