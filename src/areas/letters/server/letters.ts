import type { PostOffice } from '#areas/correspondence/server/index.ts';
import type { Maker } from './making/open-maker.ts';

/** What making and posting letters needs besides its work. */
export type Letters = { readonly office: PostOffice; readonly maker: Maker };
