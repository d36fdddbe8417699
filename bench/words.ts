/** What one closed loop of clients has seen: how many answers a second, and how long they took in milliseconds. */
export type Seen = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly count: number;
  readonly failed: number;
  /** Bytes of an answer's body, on average. */
  readonly bytes: number;
};

/** One statement as the driver sent it. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] };

/** The statements of one request, and the ids it made, which are made anew when they are run again. */
export type Sample = { readonly statements: readonly Statement[]; readonly made: readonly string[] };

/** What the load client is told: send these, over and over, from so many clients, for so long. */
export type Order =
  | { readonly kind: 'load'; readonly protocol: 'http' | 'smtp'; readonly requests: readonly string[] }
  | {
      readonly kind: 'run';
      readonly port: number;
      readonly clients: number;
      readonly seconds: number;
      readonly from: number;
    };

/** What the process that runs bare statements is told. */
export type BareOrder =
  | { readonly kind: 'samples'; readonly url: string; readonly samples: readonly Sample[] }
  | { readonly kind: 'run'; readonly clients: number; readonly seconds: number };

/** What the process that gives bare replies is told; it answers with its port. */
export type ReplyOrder = { readonly kind: 'http'; readonly bytes: number } | { readonly kind: 'smtp' };

export function summed(
  latencies: Float64Array,
  { seconds, failed = 0, bytes = 0 }: { seconds: number; failed?: number; bytes?: number },
): Seen {
  const sorted = latencies.toSorted();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return {
    perSecond: sorted.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    count: sorted.length,
    failed,
    bytes,
  };
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
