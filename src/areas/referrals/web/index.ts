import type { CaseView } from '#areas/cases/web/index.ts';
import { later } from '#ui/parts/later.tsx';

/** Who outside has a case, and what else may help. It comes after the first screen is drawn. */
export const Referrals = later<{ it: CaseView }>(async () => (await import('./referrals-panel.tsx')).ReferralsPanel);

export { ReferralToday } from './today.tsx';
