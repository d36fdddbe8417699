import { numbersFrom } from '#kernel/seeded.ts';

/** Chance that repeats itself: the same seed gives the same numbers on every machine. */
export type Chance = {
  /** From 0 up to, and not including, 1. */
  readonly unit: () => number;
  /** A whole number from 0 up to, and not including, `n`. */
  readonly below: (n: number) => number;
  /** A whole number between the two, both included. */
  readonly between: (least: number, most: number) => number;
  /** True with this probability. */
  readonly perhaps: (probability: number) => boolean;
  readonly one: <T>(list: readonly T[]) => T;
  /** One of these, as often as its weight says. */
  readonly weighed: <T>(list: readonly (readonly [weight: number, it: T])[]) => T;
  /** A waiting time with this mean: mostly short, sometimes long, never more than four times the mean. */
  readonly wait: (mean: number) => number;
};

/** A seed may be a word, and every story has numbers of its own. */
export function chanceFrom(seed: string): Chance {
  const next = numbersFrom(seed);
  const unit = () => next() / 0x1_0000_0000;
  const below = (n: number) => Math.floor(unit() * n);
  const one = <T>(list: readonly T[]): T => {
    const chosen = list[below(list.length)];
    if (chosen === undefined) throw new Error('nothing can be chosen from an empty list');
    return chosen;
  };
  return {
    unit,
    below,
    between: (least, most) => least + below(most - least + 1),
    perhaps: (probability) => unit() < probability,
    one,
    weighed: (list) => {
      let left = unit() * list.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, it] of list) {
        left -= weight;
        if (left < 0) return it;
      }
      return one(list)[1];
    },
    wait: (mean) => Math.min(4 * mean, -Math.log(1 - unit()) * mean),
  };
}
