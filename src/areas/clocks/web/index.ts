import type { CaseView } from '#areas/cases/web/index.ts';
import { later } from '#ui/parts/later.tsx';

/** The clocks of a case, each with its working. They come after the first screen is drawn. */
export const Clocks = later<{ it: CaseView }>(async () => (await import('./clocks-panel.tsx')).ClocksPanel);
export { ExtendClock } from './extend-clock.tsx';
