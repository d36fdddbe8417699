export { normalOf, type PointKind } from './normal.ts';
