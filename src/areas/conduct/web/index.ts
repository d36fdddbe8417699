import { createElement, lazy, Suspense } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';

const Panel = lazy(() => import('./conduct-panel.tsx'));

/** What happened on a case that put somebody at risk, and what was done about it. It comes after the first screen is drawn. */
export const ConductOf = ({ it }: { it: CaseView }) =>
  createElement(Suspense, { fallback: null }, createElement(Panel, { it }));

export { CONDUCT_TODAY } from './today.tsx';
