import type { Held, Warning } from '../rules/index.ts';

/** Warnings with whom and when they are about, in the order of time. */
export const shownWarnings = (
  warnings: readonly Warning[],
  shifts: readonly Held[],
  nameOf: (officerId: string) => string,
) =>
  warnings
    .map((warning) => ({
      kind: warning.kind,
      officerId: warning.officerId,
      name: nameOf(warning.officerId),
      shiftId: warning.shiftId,
      at: shifts.find(({ id }) => id === warning.shiftId)?.startsAt ?? 0,
      minutes: warning.minutes,
      limit: warning.kind === 'rest' ? warning.least : warning.most,
    }))
    .toSorted((one, other) => one.at - other.at);
