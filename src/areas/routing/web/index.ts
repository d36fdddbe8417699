import type { CaseView } from '#areas/cases/web/index.ts';
import { later } from '#ui/parts/later.tsx';

/** Why a case came to whoever has it. It comes after the first screen is drawn. */
export const CaseRouting = later<{ it: CaseView }>(async () => (await import('./case-routing.tsx')).CaseRouting);

export { NextKey } from './next-key.tsx';
