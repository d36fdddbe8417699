import type { ComponentType } from 'react';
import { later } from '#ui/parts/floating.ts';

const screen = (fetchIt: () => Promise<ComponentType>) => later(async () => ({ default: await fetchIt() }));

/**
 * Every screen but the lists comes by itself, so that the first one is there sooner. They are fetched as soon as that is
 * drawn, in this order, and nobody waits for the next.
 */
export const CasePage = later<{ id: string }>(() => import('./case-page.tsx'));
export const NewCase = screen(async () => (await import('#areas/cases/web/open/index.ts')).NewCase);
export const MailToSort = screen(async () => (await import('#areas/intake/web/sort/index.ts')).MailToSort);
