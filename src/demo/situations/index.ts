import { CONCESSIONS } from './concessions.ts';
import type { Situation } from './situation.ts';

export const SITUATIONS: readonly Situation[] = [...CONCESSIONS];
