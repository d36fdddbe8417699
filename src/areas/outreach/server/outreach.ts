import type { PostOffice } from '#areas/correspondence/server/index.ts';
import type { Standards } from '#areas/standards/server/index.ts';

/** What outreach needs besides its work. `secret` signs the addresses by which somebody says that they want no more. */
export type Outreach = { readonly office: PostOffice; readonly standards: Standards; readonly secret: Buffer };
