import { type Day } from '#kernel/civil.ts';

export type Days = { readonly officerId: string; readonly firstDay: Day; readonly lastDay: Day };

export const LEAVE_KINDS = ['holiday', 'study', 'parental', 'other'] as const;
export type LeaveKind = (typeof LEAVE_KINDS)[number];
export const LEAVE_STATES = ['asked', 'approved', 'declined', 'withdrawn'] as const;
export type LeaveState = (typeof LEAVE_STATES)[number];

/** How many of a team are away already on a day. */
export type Clash = { readonly day: Day; readonly away: number; readonly of: number };

/** Days of an asked leave on which others of the team are away already, the fullest first and then in order. */
export function clashesOf(asked: Days, approved: readonly Days[], team: readonly string[]): readonly Clash[] {
  const members = new Set(team);
  const others = approved.filter(({ officerId }) => officerId !== asked.officerId && members.has(officerId));
  return Array.from({ length: asked.lastDay - asked.firstDay + 1 }, (_, n) => asked.firstDay + n)
    .map((day) => {
      const away = new Set(
        others.filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay).map(({ officerId }) => officerId),
      );
      return { day, away: away.size, of: members.size };
    })
    .filter(({ away }) => away > 0)
    .toSorted((one, other) => other.away - one.away || one.day - other.day);
}
