/** A set of officers, one bit each. Sets of the same exchange have the same length. */
export type Bits = Uint32Array;

export const noBits = (most: number): Bits => new Uint32Array(Math.ceil(most / 32));

export function setBit(bits: Bits, n: number, on: boolean): void {
  const word = n >>> 5;
  const bit = 1 << (n & 31);
  bits[word] = on ? (bits[word] ?? 0) | bit : (bits[word] ?? 0) & ~bit;
}

/** What is in all of the sets. */
export function inAll(sets: readonly Bits[], most: number): number[] {
  const found: number[] = [];
  for (let word = 0; word < Math.ceil(most / 32); word += 1) {
    let left = 0xffff_ffff;
    for (const set of sets) left &= set[word] ?? 0;
    while (left !== 0) {
      const bit = 31 - Math.clz32(left & -left);
      found.push(word * 32 + bit);
      left &= left - 1;
    }
  }
  return found;
}
