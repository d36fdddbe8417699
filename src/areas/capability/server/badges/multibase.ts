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

const P256 = [0x80, 0x24] as const;
/** How a compressed key of P-256 begins in DER (RFC 5480). */
const P256_DER = Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex');

/** The key of a multikey; undefined where it is neither of Ed25519 nor of P-256. */
export function fromMultikey(text: string): KeyObject | undefined {
  const bytes = fromBase58(text);
  return bytes === undefined ? undefined : keyFromRaw(bytes);
}

/** The same, of the bytes of one. */
export function keyFromRaw(bytes: Uint8Array): KeyObject | undefined {
  const [first, second] = bytes;
  const read = (der: Buffer) => {
    try {
      return createPublicKey({ key: Buffer.concat([der, bytes.subarray(2)]), format: 'der', type: 'spki' });
    } catch {
      // Bytes that are no point of the curve are no key.
      return undefined;
    }
  };
  if (bytes.length === 34 && first === ED25519[0] && second === ED25519[1]) return read(DER);
  return bytes.length === 35 && first === P256[0] && second === P256[1] ? read(P256_DER) : undefined;
}
