import { createElement, lazy, Suspense } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';

const Strip = lazy(() => import('./promise-strip.tsx'));

/** What we promised on a case. It comes after the first screen is drawn. */
export const Promises = ({ it }: { it: CaseView }) =>
  createElement(Suspense, { fallback: null }, createElement(Strip, { it }));

export { PromiseToday } from './today.tsx';
