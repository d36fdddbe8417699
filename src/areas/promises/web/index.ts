import type { CaseView, OffersProps } from '#areas/cases/web/index.ts';
import { later } from '#ui/parts/later.tsx';

/** What a text would promise. It comes after the first screen is drawn. */
export const PromiseOffers = later<OffersProps>(async () => (await import('./offers.tsx')).Offers);

/** What we promised on a case. It comes after the first screen is drawn. */
export const Promises = later<{ it: CaseView }>(async () => (await import('./promise-strip.tsx')).PromiseStrip);

export { PromiseRing } from './promise-ring.tsx';
export { PromiseToday } from './today.tsx';
