import type { Instant } from '#kernel/time.ts';
import { hoursText, whenText } from './say-when.ts';
import { warningsOf, type Held, type Limits } from './warnings.ts';

/** A shift as somebody would take it over. */
export type Duty = Omit<Held, 'officerId'> & { readonly zone: string; readonly needs: readonly string[] };

export type Taker = {
  readonly id: string;
  readonly name: string;
  /** What they work around it, without what they would give for it. */
  readonly shifts: readonly Held[];
  readonly leave: readonly { readonly startsAt: Instant; readonly endsAt: Instant }[];
  /** What they can do, and until when. */
  readonly skills: readonly {
    readonly skill: string;
    readonly validFrom: Instant;
    readonly validUntil: Instant | null;
  }[];
};

type Given = { readonly limits: Limits; readonly skillName: (id: string) => string };

const meet = (one: { startsAt: Instant; endsAt: Instant }, other: { startsAt: Instant; endsAt: Instant }) =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/** Why somebody cannot take a shift over, in one sentence; undefined where they can. */
export function takeRefused(duty: Duty, taker: Taker, { limits, skillName }: Given): string | undefined {
  const when = whenText(duty.startsAt, duty.zone);
  const other = taker.shifts.find((shift) => meet(shift, duty));
  if (other !== undefined)
    return `${taker.name} already works at that time: from ${whenText(other.startsAt, duty.zone)}.`;
  if (taker.leave.some((leave) => meet(leave, duty))) return `${taker.name} is on leave on ${when}.`;
  const lacking = duty.needs.find((need) => !counts(taker, need, duty));
  if (lacking !== undefined) return lackText(duty, taker, { lacking, name: skillName(lacking) });
  return tooMuch(duty, taker, limits);
}

const counts = ({ skills }: Taker, need: string, { startsAt, endsAt }: Duty): boolean =>
  skills.some(
    ({ skill, validFrom, validUntil }) =>
      skill === need && validFrom <= startsAt && (validUntil === null || validUntil >= endsAt),
  );

function lackText(
  { startsAt, zone }: Duty,
  { name: taker, skills }: Taker,
  { lacking, name }: { lacking: string; name: string },
): string {
  const expired = skills.find(({ skill, validUntil }) => skill === lacking && validUntil !== null);
  return expired?.validUntil === undefined || expired.validUntil === null
    ? `This shift needs ${name}, which ${taker} does not have.`
    : `This shift, on ${whenText(startsAt, zone)}, needs ${name}, which ${taker} has only until ${whenText(expired.validUntil, zone)}.`;
}

/** Only what the shift itself would bring about: a week that was too long before is not the fault of this swap. */
function tooMuch(duty: Duty, taker: Taker, limits: Limits): string | undefined {
  const rules = { limits, zone: duty.zone };
  const known = new Set(warningsOf(taker.shifts, rules).map(keyOf));
  const { id, startsAt, endsAt } = duty;
  const all = warningsOf([...taker.shifts, { id, officerId: taker.id, startsAt, endsAt }], rules);
  const fresh = all.find((warning) => !known.has(keyOf(warning)));
  if (fresh === undefined) return undefined;
  const { name } = taker;
  if (fresh.kind === 'rest')
    return `${name} would rest only ${hoursText(fresh.minutes)} between two shifts; ${hoursText(fresh.least)} is the least.`;
  if (fresh.kind === 'long')
    return `${name} would have a working day of ${hoursText(fresh.minutes)}; ${hoursText(fresh.most)} is the most.`;
  return `${name} would work ${hoursText(fresh.minutes)} that week; ${hoursText(fresh.most)} is the most.`;
}

const keyOf = (warning: ReturnType<typeof warningsOf>[number]): string =>
  [warning.kind, warning.shiftId, warning.kind === 'rest' ? warning.afterId : '', warning.minutes].join(' ');
