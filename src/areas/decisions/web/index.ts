import { createElement, lazy, Suspense } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';

const Panel = lazy(() => import('./decision-panel.tsx'));

/** What was or is to be decided on a case, and what waits for a second pair of eyes. It comes after the first screen is drawn. */
export const Decisions = ({ it }: { it: CaseView }) =>
  createElement(Suspense, { fallback: null }, createElement(Panel, { it }));

export { useDeciders } from './use-deciders.ts';
export { DECISIONS_TODAY } from './today.tsx';
