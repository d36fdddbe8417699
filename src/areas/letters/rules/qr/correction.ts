/**
 * Reed–Solomon error correction as ISO/IEC 18004 clause 7.5 asks for it: over the field of 256 elements with the polynomial
 * x⁸+x⁴+x³+x²+1, whose powers of two run through every element but nought.
 */
const FIELD = 0x11d;

const POWERS: readonly number[] = Array.from({ length: 254 }).reduce<number[]>(
  (all) => {
    const doubled = (all.at(-1) ?? 1) * 2;
    return [...all, doubled > 255 ? doubled ^ FIELD : doubled];
  },
  [1],
);
const LOGS: ReadonlyMap<number, number> = new Map(POWERS.map((value, power) => [value, power]));

function times(one: number, other: number): number {
  if (one === 0 || other === 0) return 0;
  return POWERS[((LOGS.get(one) ?? 0) + (LOGS.get(other) ?? 0)) % 255] ?? 0;
}

/** The product of (x − 2ⁱ) for so many i, without its first coefficient, which is one. */
function generator(degree: number): readonly number[] {
  const start = [...Array.from({ length: degree - 1 }, () => 0), 1];
  return Array.from({ length: degree }).reduce<number[]>((poly, _, i) => {
    const root = POWERS[i] ?? 0;
    return poly.map((value, at) => times(value, root) ^ (poly[at + 1] ?? 0));
  }, start);
}

/** What is left when the data are divided by the generator: as many words as asked for. */
export function correctionOf(data: readonly number[], count: number): readonly number[] {
  const divisor = generator(count);
  return data.reduce<number[]>(
    (rest, word) => {
      const factor = word ^ (rest[0] ?? 0);
      return divisor.map((value, at) => times(value, factor) ^ (rest[at + 1] ?? 0));
    },
    Array.from({ length: count }, () => 0),
  );
}
