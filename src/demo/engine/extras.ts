import type { Act } from './acts.ts';
import type { Beat, Cast } from './cast.ts';

export type Extras = { readonly beats: readonly Beat[]; readonly besides: readonly Act[] };

/** What goes otherwise than planned on a few cases. */
export function extrasFor(_cast: Cast, beats: readonly Beat[], _at: number): Extras {
  return { beats, besides: [] };
}
