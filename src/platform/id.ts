import { createHash, randomBytes } from 'node:crypto';

const latest = { now: -1, count: 0 };

/**
 * A UUID version 7 (RFC 9562): the moment first, so that new rows land together in every index. Those made by one process
 * in the same millisecond are in the order in which they were made: a message stands before the answer to it.
 */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  latest.count = now === latest.now ? Math.min(latest.count + 1, 0xfff) : bytes.readUInt16BE(6) & 0x3ff;
  latest.now = now;
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt16BE(0x7000 | latest.count, 6);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The first id that could have been made at a moment. */
export function idFrom(at: number): string {
  const hex = Math.max(0, at).toString(16).padStart(12, '0').slice(-12);
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** A secret of 160 bits that fits in a link or a cookie. Only its hash is ever stored. */
export const newSecret = (): string => randomBytes(20).toString('base64url');

export const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
