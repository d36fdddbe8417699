import { createElement, lazy, Suspense } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';

const Panel = lazy(() => import('./complaint-panel.tsx'));

/** What makes a case a complaint, or might. It comes after the first screen is drawn. */
export const Complaint = ({ it }: { it: CaseView }) =>
  createElement(Suspense, { fallback: null }, createElement(Panel, { it }));
