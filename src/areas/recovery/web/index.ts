import type { CaseView } from '#areas/cases/web/index.ts';
import { later } from '#ui/parts/later.tsx';

/** Who was let down, what was done about it, and who was praised. It comes after the first screen is drawn. */
export const Recovery = later<{ it: CaseView }>(async () => (await import('./recovery-panel.tsx')).RecoveryPanel);
/** On the officer's own page. */
export const OwnPraise = later<object>(async () => (await import('./own-praise.tsx')).OwnPraise);
export { RecoveryToday } from './today.tsx';
