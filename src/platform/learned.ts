import type { Linear } from '#kernel/learn/linear.ts';
import type { ManySorter } from '#kernel/learn/many.ts';
import type { Sorter } from '#kernel/learn/sorter.ts';

type Learned = Linear & { readonly labels: readonly string[]; readonly bits: number };

/** What was learned as bytes: a head in JSON with its length, how telling each bucket is, and the weights as runs of nothing and of something. */
export function bytesOf({ weights, scales, bias, tells, ...head }: Learned): Uint8Array {
  const told = new TextEncoder().encode(JSON.stringify({ ...head, scales: [...scales], bias: [...bias] }));
  const body = thinned(weights);
  const bytes = new Uint8Array(4 + told.length + tells.length + body.length);
  new DataView(bytes.buffer).setUint32(0, told.length);
  bytes.set(told, 4);
  bytes.set(tells, 4 + told.length);
  bytes.set(body, 4 + told.length + tells.length);
  return bytes;
}

export const sorterFrom = (bytes: Uint8Array): Sorter => from<Sorter>(bytes);
export const manyFrom = (bytes: Uint8Array): ManySorter => from<ManySorter>(bytes);

type Head<Kind extends Learned> = Omit<Kind, keyof Linear> & {
  readonly labels: readonly string[];
  readonly bits: number;
  readonly scales: readonly number[];
  readonly bias: readonly number[];
};

/** Only what was written by `bytesOf` is ever read here. */
function from<Kind extends Learned>(bytes: Uint8Array) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Head<Kind>;
  const [from, size] = [4 + length, 2 ** head.bits];
  return {
    ...head,
    tells: Uint8Array.from(bytes.subarray(from, from + size)),
    scales: Float32Array.from(head.scales),
    bias: Float32Array.from(head.bias),
    weights: filled(bytes.subarray(from + size), size * head.labels.length),
  };
}

const LONGEST_RUN = 255;

/** Most buckets are never met: a run of noughts is a nought and its length. */
function thinned(weights: Int8Array): Uint8Array {
  const bytes = new Uint8Array(weights.length * 2);
  let to = 0;
  for (let from = 0; from < weights.length;) {
    const value = weights[from] ?? 0;
    if (value !== 0) {
      bytes[to] = value & 255;
      to += 1;
      from += 1;
      continue;
    }
    let run = 1;
    while (run < LONGEST_RUN && from + run < weights.length && weights[from + run] === 0) run += 1;
    bytes[to] = 0;
    bytes[to + 1] = run;
    to += 2;
    from += run;
  }
  return bytes.slice(0, to);
}

function filled(bytes: Uint8Array, size: number): Int8Array {
  const weights = new Int8Array(size);
  let at = 0;
  for (let from = 0; from < bytes.length; from += 1) {
    const value = bytes[from] ?? 0;
    if (value === 0) {
      from += 1;
      at += bytes[from] ?? 0;
    } else {
      weights[at] = value;
      at += 1;
    }
  }
  return weights;
}
