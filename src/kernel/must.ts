/** Unwraps what the program itself guarantees. If this throws, the bug is ours, never the caller's. */
export function must<T>(value: T | null | undefined, expected: string): T {
  if (value === null || value === undefined) throw new Error(`Expected ${expected}`);
  return value;
}
