import type { CaseView } from '#areas/cases/web/index.ts';
import { later } from '#ui/parts/later.tsx';

/** What makes a case a complaint, or might. It comes after the first screen is drawn. */
export const Complaint = later<{ it: CaseView }>(async () => (await import('./complaint-panel.tsx')).ComplaintPanel);

export { ActionToday } from './today.tsx';
