export { brief, complete } from './complete.ts';
export { docsIn, textOf, without, type Doc } from './doc.ts';
export { freshFrom, freshnessOf, type Freshness } from './freshness.ts';
export {
  adviceOn,
  finished,
  gatherJson,
  gatherOne,
  nothingYet,
  type Gathered,
  type Gathering,
  type Problem,
} from './gather.ts';
export { ENTITY_NAMES, isDoc, type EntityName } from './hsds.ts';
export { askedBy, judge, type Answer, type Judgement } from './judge.ts';
export { fromLegacy, isLegacy } from './legacy.ts';
export { ASKABLE, KINDS, STATUSES, WAYS, type Askable, type OrganizationKind, type Way } from './kinds.ts';
export { conceptsIn, queryOf, type Concept } from './needs.ts';
export { columnsOf, entityOfFile, fileOf, flatten, gatherTables, type Row } from './tabular.ts';
export { foundBy, phonesOf, placeOf, placeWords, viewOf } from './view.ts';
