import { createElement, lazy, Suspense } from 'react';
import type { LettersProps } from '#areas/cases/web/index.ts';

export { Delivery, useRecall } from './delivery.tsx';
export { ReplyBox } from './reply-box.tsx';
export { TemplatesPage } from './templates/templates-page.tsx';

/** The templates for an answer to many, fetched by the first one. */
const LettersLater = lazy(() => import('./letters.tsx'));
export const Letters = (props: LettersProps) =>
  createElement(Suspense, { fallback: null }, createElement(LettersLater, props));
