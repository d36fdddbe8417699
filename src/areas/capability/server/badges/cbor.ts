/** What the proofs of part of a credential are made of: numbers, bytes, lists, and maps from number to bytes (RFC 8949). */
export type Cbor = number | Uint8Array | readonly Cbor[] | ReadonlyMap<number, Cbor>;

const MOST = 10_000;
const WIDTHS: Readonly<Record<number, number>> = { 24: 1, 25: 2, 26: 4 };

/** Reads one value that fills these bytes; undefined for anything else, and for what is more than any proof needs. */
export function fromCbor(bytes: Uint8Array): Cbor | undefined {
  const it = Buffer.from(bytes);
  const at = { is: 0 };
  try {
    const value = read(it, at, 0);
    return at.is === it.length ? value : undefined;
  } catch (fault) {
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}

const no = (): never => {
  throw new RangeError('This is no CBOR as proofs are made of.');
};

function head(it: Buffer, at: { is: number }): { readonly major: number; readonly n: number } {
  const first = it.readUInt8(at.is);
  at.is += 1;
  const [major, info] = [first >> 5, first & 0x1f];
  if (info < 24) return { major, n: info };
  const width = WIDTHS[info] ?? no();
  const n = it.readUIntBE(at.is, width);
  at.is += width;
  return { major, n };
}

const UNSIGNED = 0;
const BYTES = 2;
const LIST = 4;
const MAP = 5;

function read(it: Buffer, at: { is: number }, depth: number): Cbor {
  const { major, n } = head(it, at);
  if (depth > 3 || (major !== UNSIGNED && major !== BYTES && n > MOST)) return no();
  if (major === UNSIGNED) return n;
  if (major === BYTES) {
    const bytes = it.subarray(at.is, at.is + n);
    at.is += n;
    return bytes.length === n ? bytes : no();
  }
  if (major === LIST) return Array.from({ length: n }, () => read(it, at, depth + 1));
  if (major !== MAP) return no();
  const entries = Array.from({ length: n }, () => {
    const key = read(it, at, depth + 1);
    return [typeof key === 'number' ? key : no(), read(it, at, depth + 1)] as const;
  });
  return new Map(entries);
}
