export { feedOf, type FeedShift } from './feed.ts';
export { LEAVE_KINDS, LEAVE_STATES, clashesOf, type Clash, type LeaveKind, type LeaveState } from './leave.ts';
export { MOST_DAYS, patternFault, shiftsOf, type Hours, type Planned } from './pattern.ts';
export { CHANNELS, PRESENCES, USUAL_CAPACITY, type Capacity, type Channel, type Presence } from './presence.ts';
export { whenText } from './say-when.ts';
export { SKILL_KINDS, type SkillKind } from './skill.ts';
export { takeRefused, type Duty, type Taker } from './swap.ts';
export { USUAL_LIMITS, mondayOf, warningsOf, type Held, type Limits, type Warning } from './warnings.ts';
