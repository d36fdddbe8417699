import type { LettersProps } from '#areas/cases/web/index.ts';
import { later } from '#ui/parts/later.tsx';

export { Delivery, useRecall } from './delivery.tsx';
export type { PictureProps } from './by-way.tsx';
export { ReplyBox } from './reply-box.tsx';
export { useSharedTemplates } from './use-templates.ts';
export { TemplatesPage } from './templates/templates-page.tsx';

/** The templates for an answer to many, fetched by the first one. */
export const Letters = later<LettersProps>(async () => (await import('./letters.tsx')).Letters);
