import { DAY, type Instant } from '#kernel/time.ts';

/** When a text has to be read by somebody else before it goes. */
export const OCCASIONS = ['sensitive', 'amount', 'tag', 'kind', 'new officer', 'everything'] as const;
export type Occasion = (typeof OCCASIONS)[number];

export type Approver = { readonly role: string } | { readonly officerId: string };

export type VettingRule = {
  readonly id: string;
  readonly title: string;
  readonly occasion: Occasion;
  /** Of an amount: from how much on. Of a new officer: for how many days. */
  readonly from: number | null;
  /** Of a tag: which of them; of a kind: which kinds of case. */
  readonly among: readonly string[];
  readonly approvers: readonly Approver[];
  readonly order: 'serial' | 'parallel';
  readonly substituteId: string | null;
  /** Within how many hours somebody is to have read it. */
  readonly withinHours: number;
};

/** A text that would go, and what is known of its case and of who wrote it. */
export type Leaving = {
  readonly text: string;
  readonly kind: string;
  readonly tags: readonly string[];
  /** The case is flagged as sensitive, or restricted. */
  readonly sensitive: boolean;
  /** What was decided on the case in money, at most. */
  readonly decidedCents: number;
  readonly officerSince: Instant | null;
  readonly now: Instant;
};

/** The rules that a text meets, each with the fact that made it. */
export function whyVetted(
  rules: readonly VettingRule[],
  it: Leaving,
): readonly { rule: VettingRule; because: string }[] {
  return rules.flatMap((rule) => {
    const because = meets(rule, it);
    return because === undefined ? [] : [{ rule, because }];
  });
}

type Met = (rule: VettingRule, it: Leaving) => string | undefined;

/** The fact that makes a text meet a rule of each sort, or nothing where it does not. */
const FACTS: Readonly<Record<Occasion, Met>> = {
  sensitive: (_rule, { sensitive }) => (sensitive ? 'the case is sensitive' : undefined),
  amount: ({ from }, it) => enough(from ?? 0, it),
  tag: ({ among }, { tags }) => {
    const found = among.find((tag) => tags.includes(tag));
    return found === undefined ? undefined : `the case is tagged ${found}`;
  },
  kind: ({ among }, { kind }) => (among.includes(kind) ? `it is a ${kind}` : undefined),
  'new officer': ({ from }, { officerSince, now }) =>
    officerSince !== null && now < officerSince + (from ?? 0) * DAY ? 'its writer is new here' : undefined,
  everything: () => 'every answer',
};

function meets(rule: VettingRule, it: Leaving): string | undefined {
  const fact = FACTS[rule.occasion](rule, it);
  return fact === undefined ? undefined : `${rule.title}: ${fact}.`;
}

function enough(from: number, { text, decidedCents }: Leaving): string | undefined {
  const [most] = amountsIn(text).toSorted((a, b) => b.cents - a.cents);
  if (most !== undefined && most.cents >= from) return `it says “${most.said}”`;
  return decidedCents > 0 && decidedCents >= from ? 'of what was decided on the case' : undefined;
}

const AMOUNT =
  /(?:[$£€]|\b(?:AUD|NZD|USD|CAD|GBP|EUR)\s?)\s?(\d{1,3}(?:[, ]\d{3})+|\d{1,9})(?:\.(\d{1,2}))?(\s?(?:k|thousand|m|million)\b)?|(\d{1,3}(?:[, ]\d{3})+|\d{1,9})(?:\.(\d{1,2}))?(\s?(?:thousand|million))?\s?(?:dollars?|pounds?|euros?)\b/giu;
const TIMES: Readonly<Record<string, number>> = { k: 1000, thousand: 1000, m: 1_000_000, million: 1_000_000 };

/** The sums of money a text names. It reads figures, not words such as "two hundred". */
export function amountsIn(text: string): readonly { readonly cents: number; readonly said: string }[] {
  return [...text.matchAll(AMOUNT)].map(([said, before, rest1, times1, after, rest2, times2]) => {
    const whole = Number((before ?? after ?? '0').replaceAll(/[, ]/g, ''));
    const rest = Number((rest1 ?? rest2 ?? '').padEnd(2, '0'));
    const times = TIMES[(times1 ?? times2 ?? '').trim().toLowerCase()] ?? 1;
    return { cents: (whole * 100 + rest) * times, said: said.trim() };
  });
}

export type Wanted = {
  readonly approver: Approver;
  readonly substituteId: string | null;
};

/**
 * Who has to agree, of all the rules that are met: everybody once, one after the other where any of the rules wants that, and
 * within the shortest time.
 */
export function approvalOf(rules: readonly VettingRule[]): {
  readonly wanted: readonly Wanted[];
  readonly order: 'serial' | 'parallel';
  readonly withinHours: number;
} {
  const wanted = new Map<string, Wanted>();
  for (const { approvers, substituteId } of rules)
    for (const approver of approvers) {
      const key = 'role' in approver ? `role ${approver.role}` : approver.officerId;
      wanted.set(key, { approver, substituteId: wanted.get(key)?.substituteId ?? substituteId });
    }
  return {
    wanted: [...wanted.values()],
    order: rules.some(({ order }) => order === 'serial') ? 'serial' : 'parallel',
    withinHours: Math.min(...rules.map((rule) => rule.withinHours)),
  };
}
