import type { Finding } from './apart.ts';

type Point = {
  readonly number: number;
  readonly said: string;
  readonly finding: Finding;
  readonly reasons: string;
  readonly cites: string;
};
type PutRight = {
  /** The number of the point; null where it is for all of it. */
  readonly issue: number | null;
  readonly what: string;
  readonly by: string;
  readonly done: boolean;
};

export type OutcomeOf = {
  readonly customer: string;
  readonly reference: string;
  readonly received: string;
  readonly stage: number;
  readonly stages: number;
  /** What they want from it, in their words. */
  readonly wanted: string;
  readonly points: readonly Point[];
  readonly remedies: readonly PutRight[];
  readonly external: string;
  readonly officer: string;
  readonly agency: string;
};

const DECIDED: Readonly<Record<Finding, string>> = {
  upheld: 'You were right about this, and we uphold it.',
  'partly upheld': 'You were right about part of this, and we uphold it in part.',
  'not upheld': 'We do not uphold this.',
  'not determined': 'We could not find out what happened, so we cannot say either way.',
};

const sentence = (text: string): string => {
  const whole = text.trim();
  return /[.!?]["”’)]*$/.test(whole) ? whole : `${whole}.`;
};

/**
 * The answer to a complaint, made from the record: every point with the decision, the reasons and the rule; what is done to put
 * it right and by when; who can look at it next, with us and outside. An officer reads and changes it before it goes.
 */
export function outcomeLetter(it: OutcomeOf): string {
  const general = it.remedies.filter(({ issue }) => issue === null);
  return [
    it.customer === '' ? 'Hello,' : `Dear ${it.customer},`,
    `We received your complaint (${it.reference}) on ${it.received} and have looked into it. This is our answer at stage ${it.stage} of ${it.stages}.`,
    ...(it.wanted === '' ? [] : [`You told us what you want from this: “${it.wanted.trim()}”`]),
    ...it.points.map((point) =>
      pointOf(
        point,
        it.remedies.filter(({ issue }) => issue === point.number),
      ),
    ),
    ...(general.length === 0 ? [] : [general.map(putRight).join('\n')]),
    it.stage < it.stages
      ? 'If you do not agree, answer this message and say so; you need not give a reason. Somebody who had nothing to do with this answer will look at it again.'
      : 'This is the last answer we can give ourselves.',
    it.external,
    `Kind regards\n${it.officer}\n${it.agency}`,
  ].join('\n\n');
}

const pointOf = ({ number, said, finding, reasons, cites }: Point, remedies: readonly PutRight[]): string =>
  [
    `${number}. You told us: ${sentence(said)}`,
    `${DECIDED[finding]} ${sentence(reasons)} We go by: ${sentence(cites)}`,
    ...remedies.map(putRight),
  ].join('\n');

const putRight = ({ what, by, done }: PutRight): string =>
  done ? `What we have done: ${sentence(what)}` : `What we will do, by ${by}: ${sentence(what)}`;
