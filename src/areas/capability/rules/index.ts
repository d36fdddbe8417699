export { BROUGHT, KINDS, STATEMENTS, VERDICTS, standingOf, verdictRefused } from './kinds.ts';
export type { Kind, Part, Standing, State, Verdict } from './kinds.ts';
export { STRENGTHS, cellAt, packCells, strengthsIn, weigh, type Cell } from './strength.ts';
export { evidencedLevel, gapOf, type Shown } from './level.ts';
export { ACTION_KINDS, SESSION_KINDS, skillFrom } from './renewal.ts';
export { lineFor, linesMeant, onceEach, type Happened, type MapLine } from './candidates.ts';
