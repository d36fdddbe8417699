import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Outreach } from './outreach.ts';

/** The address of one recipient of one campaign: whoever has it can say that they want no more, and nothing else. */
export const offAddress = ({ office, secret }: Outreach, recipientId: string): string =>
  `${office.publicUrl}/off/${recipientId}.${signed(secret, recipientId)}`;

const signed = (secret: Buffer, id: string): string =>
  createHmac('sha256', secret).update(`outreach ${id}`).digest('base64url').slice(0, 32);

/** The recipient whose address this is; undefined for one that was made up. */
export function recipientOf(secret: Buffer, token: string): string | undefined {
  const [, id, sign] = /^([0-9a-f-]{36})\.([\w-]{32})$/.exec(token) ?? [];
  if (id === undefined || sign === undefined) return undefined;
  return timingSafeEqual(Buffer.from(sign), Buffer.from(signed(secret, id))) ? id : undefined;
}
