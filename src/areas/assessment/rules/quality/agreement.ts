import { beyondChance } from '#kernel/agreement.ts';

/** What one assessor decided of a sample they marked blind: met or not, by criterion. */
export type Marking = { readonly assessor: string; readonly marks: Readonly<Record<string, boolean>> };

export type Agreement = {
  readonly items: number;
  readonly agreed: number;
  /** Thousandths. */
  readonly share: number;
  /** Cohen's kappa in thousandths; null where chance alone explains everything, because nobody ever decided otherwise. */
  readonly kappa: number | null;
};

/** Half away from zero, so that a figure and its opposite are rounded alike. */
const thousandths = (top: number, bottom: number): number =>
  (top < 0 ? -1 : 1) * Math.floor((Math.abs(top) * 2000 + bottom) / (2 * bottom));

/** How far two people agree on what both marked, and how much of it is more than chance. Whole numbers until the last step. */
export function agreementOf(one: Marking['marks'], other: Marking['marks']): Agreement {
  const both = Object.keys(one).filter((code) => other[code] !== undefined);
  return agreement(both.map((code) => [one[code] === true, other[code] === true]));
}

function agreement(pairs: readonly (readonly [boolean, boolean])[]): Agreement {
  const items = pairs.length;
  const agreed = pairs.filter(([a, b]) => a === b).length;
  const beyond = beyondChance(pairs);
  return {
    items,
    agreed,
    share: items === 0 ? 0 : thousandths(agreed, items),
    kappa: beyond === null ? null : thousandths(beyond.top, beyond.bottom),
  };
}

export type CriterionAgreement = { readonly code: string } & Agreement;

/** For each criterion, over every two assessors and every sample: where people read the words differently. */
export function agreementByCriterion(samples: readonly (readonly Marking[])[]): readonly CriterionAgreement[] {
  const pairs = new Map<string, (readonly [boolean, boolean])[]>();
  for (const markings of samples)
    markings.forEach((one, at) => {
      for (const other of markings.slice(at + 1))
        for (const [code, mark] of Object.entries(one.marks)) {
          const theirs = other.marks[code];
          if (theirs !== undefined) pairs.set(code, [...(pairs.get(code) ?? []), [mark, theirs]]);
        }
    });
  return [...pairs.entries()]
    .map(([code, those]) => ({ code, ...agreement(those) }))
    .toSorted((one, other) => one.share - other.share || (one.code < other.code ? -1 : 1));
}

/** How far one assessor agrees with what most of the others decided: their drift, event by event. */
export function agreementWithOthers(markings: readonly Marking[], assessor: string): Agreement {
  const own = markings.find((one) => one.assessor === assessor);
  const others = markings.filter((one) => one.assessor !== assessor);
  const pairs = Object.entries(own?.marks ?? {}).flatMap(([code, mark]): (readonly [boolean, boolean])[] => {
    const votes = others.flatMap(({ marks }) => (marks[code] === undefined ? [] : [marks[code]]));
    const yes = votes.filter((vote) => vote).length;
    return yes * 2 === votes.length ? [] : [[mark, yes * 2 > votes.length]];
  });
  return agreement(pairs);
}
