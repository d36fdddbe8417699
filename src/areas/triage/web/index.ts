import type { CaseView, ToneProps } from '#areas/cases/web/index.ts';
import { later } from '#ui/parts/later.tsx';

/** What the words of a case suggest. It comes after the first screen is drawn. */
export const Triage = later<{ it: CaseView }>(async () => (await import('./triage-panel.tsx')).TriagePanel);
/** What people ask about more than usual, beside the day. */
export const Trends = later(async () => (await import('./trends.tsx')).Trends);
/** How somebody sounds by what they said, offered where it is noted. */
export const ToneOffer = later<ToneProps>(async () => (await import('./tone-offer.tsx')).ToneOffer);
