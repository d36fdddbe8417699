import { createPublicKey, type KeyObject } from 'node:crypto';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Bytes as base58 in the alphabet of Bitcoin, with the z in front that says so. */
export function toBase58(bytes: Uint8Array): string {
  const zeros = bytes.findIndex((byte) => byte !== 0);
  let value = BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
  let text = '';
  while (value > 0n) {
    text = (ALPHABET[Number(value % 58n)] ?? '') + text;
    value /= 58n;
  }
  return `z${'1'.repeat(zeros === -1 ? bytes.length : zeros)}${text}`;
}

/** The bytes of such a text; undefined where it is none. */
export function fromBase58(text: string): Uint8Array | undefined {
  if (!/^z[1-9A-HJ-NP-Za-km-z]+$/.test(text)) return undefined;
  const digits = text.slice(1);
  const zeros = /^1*/.exec(digits)?.[0].length ?? 0;
  let value = 0n;
  for (const digit of digits) value = value * 58n + BigInt(ALPHABET.indexOf(digit));
  const hex = value === 0n ? '' : value.toString(16);
  return Buffer.concat([Buffer.alloc(zeros), Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')]);
}

const ED25519 = [0xed, 0x01] as const;
/** How an Ed25519 key begins in DER (RFC 8410). */
const DER = Buffer.from('302a300506032b6570032100', 'hex');

/** A public key of Ed25519 as a multikey: z6Mk… */
export const toMultikey = (raw: Uint8Array): string => toBase58(Buffer.concat([Buffer.from(ED25519), raw]));

export const rawOf = (key: KeyObject): Uint8Array => key.export({ format: 'der', type: 'spki' }).subarray(DER.length);

/** The key of a multikey; undefined where it is no key of Ed25519. */
export function fromMultikey(text: string): KeyObject | undefined {
  const bytes = fromBase58(text);
  if (bytes === undefined || bytes.length !== 34 || bytes[0] !== ED25519[0] || bytes[1] !== ED25519[1])
    return undefined;
  return createPublicKey({ key: Buffer.concat([DER, bytes.subarray(2)]), format: 'der', type: 'spki' });
}
