export { authorityOn, withoutAuthority, type AuthorityStanding } from './authority.ts';
export { becauseOf, byLikeness, type Because, type Known } from './likeness.ts';
export { afterMerge, type Field, type Side } from './merging.ts';
export { missingIn, NEED_KINDS, type NeedKind, type NewNeed } from './needs.ts';
export { kindTyped, normalOf, type PointKind } from './normal.ts';
export { endOf, partsOfNumber, sameNumber } from './phone.ts';
