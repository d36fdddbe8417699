import { gunzipSync, gzipSync } from 'node:zlib';
import type { Check } from './verify.ts';
import { textOf, type Json } from './proof.ts';

/** Status lists that are at hand, by their address. */
export type StatusLists = (url: string) => Promise<Json | undefined>;

/** So many that no entry says by its place whose it is. */
export const LENGTH = 131_072;

/** A list of bits as a credential carries it: gzipped, in base64url, with the u in front that says so. */
export function writeBits(set: Iterable<number>): string {
  const bytes = Buffer.alloc(LENGTH / 8);
  for (const n of set) bytes[n >> 3] = (bytes[n >> 3] ?? 0) | (0x80 >> (n & 7));
  return `u${gzipSync(bytes).toString('base64url')}`;
}

/** Whether a bit is set; undefined where the list cannot be read or is too short. */
export function readBit(list: string, n: number): boolean | undefined {
  try {
    const bytes = gunzipSync(Buffer.from(list.replace(/^u/, ''), 'base64url'), { maxOutputLength: 16_000_000 });
    const byte = bytes[n >> 3];
    return byte === undefined ? undefined : (byte & (0x80 >> (n & 7))) !== 0;
  } catch {
    return undefined;
  }
}

const listOf = (value: unknown): readonly Json[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]) as readonly Json[];

/** Whether a credential was taken back, by the list it names. A list that is not at hand leaves that open, which is no yes. */
export async function statusOf(document: Json, lists: StatusLists | undefined): Promise<readonly Check[]> {
  const checks = listOf(document['credentialStatus']).map(async (status): Promise<Check> => {
    const [url, index] = [textOf(status['statusListCredential']), Number(status['statusListIndex'] ?? Number.NaN)];
    const list = status['type'] === 'BitstringStatusListEntry' ? await lists?.(url) : undefined;
    const subject = list?.['credentialSubject'] as Json | undefined;
    const set = subject === undefined ? undefined : readBit(textOf(subject['encodedList']), index);
    if (set === undefined)
      return {
        check: 'status',
        outcome: 'fails',
        says: 'Whether it was taken back cannot be found out here: its list is not at hand.',
      };
    return set
      ? { check: 'status', outcome: 'fails', says: 'Its issuer has taken it back.' }
      : { check: 'status', outcome: 'holds', says: 'Its issuer has not taken it back.' };
  });
  return Promise.all(checks);
}
