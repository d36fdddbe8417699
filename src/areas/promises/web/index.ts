import { createElement, lazy, Suspense } from 'react';
import type { CaseView, OffersProps } from '#areas/cases/web/index.ts';

/** What a text would promise. It comes after the first screen is drawn. */
const Offers = lazy(() => import('./offers.tsx'));
export const PromiseOffers = (props: OffersProps) =>
  createElement(Suspense, { fallback: null }, createElement(Offers, props));

const Strip = lazy(() => import('./promise-strip.tsx'));

/** What we promised on a case. It comes after the first screen is drawn. */
export const Promises = ({ it }: { it: CaseView }) =>
  createElement(Suspense, { fallback: null }, createElement(Strip, { it }));

export { PromiseToday } from './today.tsx';
export { PromiseRing } from './promise-ring.tsx';
