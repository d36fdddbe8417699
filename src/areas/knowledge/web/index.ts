import type { CaseView } from '#areas/cases/web/index.ts';
import { later } from '#ui/parts/later.tsx';

/** What answers a case, and what its answers rest on. It comes after the first screen is drawn. */
export const KnowledgeOf = later<{ it: CaseView }>(async () => (await import('./panel.tsx')).KnowledgePanel);

export { KNOWLEDGE_TODAY } from './today.tsx';
