import { CERTIFICATES } from './certificates.ts';
import { COMPLAINTS } from './complaints.ts';
import { CONCESSIONS } from './concessions.ts';
import { FINES } from './fines.ts';
import { FRONT } from './front.ts';
import { LICENCES } from './licences.ts';
import type { Situation } from './situation.ts';
import { VEHICLES } from './vehicles.ts';
import { WATER } from './water.ts';

/** Everything people bring to Service Southmark, in a year and a half. */
export const SITUATIONS: readonly Situation[] = [
  ...CONCESSIONS,
  ...FINES,
  ...WATER,
  ...VEHICLES,
  ...CERTIFICATES,
  ...LICENCES,
  ...FRONT,
  ...COMPLAINTS,
];
