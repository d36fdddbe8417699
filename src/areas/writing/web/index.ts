import type { CheckProps } from '#areas/cases/web/index.ts';
import { later } from '#ui/parts/later.tsx';

/** How a text reads, while it is written. It comes after the first screen is drawn. */
export const WritingCheck = later<CheckProps>(async () => (await import('./check.tsx')).Check);
