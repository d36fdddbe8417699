const PAGE = 65_536;
const MEMORY_SECTION = 5;
const HAS_MOST = 1;

/**
 * The same program with a limit to its memory written into it. A thread's limits hold for JavaScript only; this one holds for a
 * program in WebAssembly, which stops where it would take more.
 */
export function withMostMemory(program: Uint8Array, megabytes: number): Uint8Array<ArrayBuffer> {
  let at = 8;
  while (at < program.length) {
    const begins = at;
    const section = program[at];
    const length = numberAt(program, at + 1);
    const ends = length.next + length.value;
    if (section === MEMORY_SECTION)
      return withSection(program, { begins, ends }, limited(program, length.next, megabytes));
    at = ends;
  }
  throw new Error('this program has no memory of its own');
}

/** One memory, with the least it had and the most it may have. */
function limited(program: Uint8Array, at: number, megabytes: number): Uint8Array {
  const count = numberAt(program, at);
  const least = numberAt(program, count.next + 1);
  return Uint8Array.from([1, HAS_MOST, ...written(least.value), ...written((megabytes * 1024 * 1024) / PAGE)]);
}

function withSection(
  program: Uint8Array,
  { begins, ends }: { begins: number; ends: number },
  body: Uint8Array,
): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    Buffer.concat([
      program.subarray(0, begins),
      Uint8Array.from([MEMORY_SECTION, ...written(body.length)]),
      body,
      program.subarray(ends),
    ]),
  );
}

/** Numbers are written seven bits at a time, the last one without a sign that more follow. */
function numberAt(bytes: Uint8Array, from: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let n = 0; n < 5; n += 1) {
    const byte = bytes[from + n] ?? 0;
    value += (byte & 127) * 128 ** n;
    if (byte < 128) return { value, next: from + n + 1 };
  }
  throw new Error('this is no program');
}

function written(value: number): readonly number[] {
  const low = value % 128;
  return value < 128 ? [low] : [low + 128, ...written(Math.floor(value / 128))];
}
