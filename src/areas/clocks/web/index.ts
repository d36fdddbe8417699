import { createElement, lazy, Suspense } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';

const Panel = lazy(() => import('./clocks-panel.tsx'));

/** The clocks of a case, each with its working. They come after the first screen is drawn. */
export const Clocks = ({ it }: { it: CaseView }) =>
  createElement(Suspense, { fallback: null }, createElement(Panel, { it }));
