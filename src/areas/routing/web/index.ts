import { createElement, lazy, Suspense } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';

const Panel = lazy(() => import('./case-routing.tsx'));

/** Why a case came to whoever has it. It comes after the first screen is drawn. */
export const CaseRouting = ({ it }: { it: CaseView }) =>
  createElement(Suspense, { fallback: null }, createElement(Panel, { it }));

export { NextKey } from './next-key.tsx';
