import type { Trigger } from './triggers.ts';

/** What makes it likely that a matter goes further: to a complaint, a later stage, a lawyer or the papers. */
export const SIGNS = [
  'promise broken',
  'time missed',
  'came again',
  'tone worse',
  'angry now',
  'speaks of going further',
  'complained before',
  'late now',
  'open for long',
] as const;
export type Sign = (typeof SIGNS)[number];

/**
 * House values. What we did weighs as much as how they sound, and whoever says that they go further is believed. To be held
 * against what became of cases, and changed.
 */
const WEIGHT: Readonly<Record<Sign, number>> = {
  'promise broken': 3,
  'time missed': 2,
  'came again': 2,
  'tone worse': 2,
  'angry now': 2,
  'speaks of going further': 3,
  'complained before': 1,
  'late now': 1,
  'open for long': 1,
};
const HIGH = 5;
const SOME = 3;
const LONG_DAYS = 30;

type Facts = {
  /** What let them down and nobody has turned to yet. */
  readonly letDown: readonly Trigger[];
  /** How they sounded, contact by contact. */
  readonly tones: readonly string[];
  readonly speaksOfGoingFurther: boolean;
  /** Complaints of theirs in the last year, this one not counted. */
  readonly complaints: number;
  readonly late: boolean;
  readonly openDays: number;
};

export type Risk = { readonly level: 'low' | 'some' | 'high'; readonly signs: readonly Sign[] };

/** How likely it goes further, with every reason. A hint for whoever has the case; nothing follows from it by itself. */
export function riskOf(it: Facts): Risk {
  const signs = SIGNS.filter((sign) => {
    switch (sign) {
      case 'angry now':
        return ['angry', 'abusive'].includes(it.tones.at(-1) ?? '');
      case 'speaks of going further':
        return it.speaksOfGoingFurther;
      case 'complained before':
        return it.complaints > 0;
      case 'late now':
        return it.late;
      case 'open for long':
        return it.openDays >= LONG_DAYS;
      default:
        return it.letDown.includes(sign);
    }
  });
  const score = signs.reduce((sum, sign) => sum + WEIGHT[sign], 0);
  return { level: score >= HIGH ? 'high' : score >= SOME ? 'some' : 'low', signs };
}
