import { number, say } from '#ui/words/say.ts';
import type { Interval } from './staffing.tsx';

const WIDE = 640;
const HIGH = 240;
const LEFT = 34;
const FOOT = 24;

type Chart = { readonly rows: readonly Interval[]; readonly hour: (at: number) => string; readonly on: number | null };

/** Needed officers as bars, the busy edge behind them, and those whom the roster or a what-if puts at the desk as steps. */
export function NeededChart({ rows, hour, on }: Chart) {
  const there = rows.map((row) => on ?? row.atDesk);
  const planned = on !== null || there.some((count) => count > 0);
  const top = Math.max(4, ...there, ...rows.map((row) => row.neededWhenBusy));
  const step = stepFor(top);
  const ceiling = Math.ceil(top / step) * step;
  const wide = (WIDE - LEFT) / rows.length;
  const y = (value: number) => 8 + (HIGH - FOOT - 8) * (1 - value / ceiling);
  return (
    <figure className="needed">
      <svg
        viewBox={`0 0 ${WIDE} ${HIGH}`}
        role="img"
        aria-label={say('Officers needed in each half hour. The table has the same figures.')}
      >
        {Array.from({ length: ceiling / step + 1 }, (_, n) => n * step).map((value) => (
          <g key={value}>
            <line className="grid" x1={LEFT} x2={WIDE} y1={y(value)} y2={y(value)} />
            <text className="axis" x={LEFT - 8} y={y(value) + 4} textAnchor="end">
              {number(value)}
            </text>
          </g>
        ))}
        <Bars {...{ rows, y, hour }} there={planned ? there : undefined} />
        {planned && (
          <path
            className="on"
            d={`M${there.map((count, n) => `${LEFT + n * wide} ${y(count)}H${LEFT + (n + 1) * wide}`).join('L')}`}
          />
        )}
      </svg>
      <figcaption className="quiet small">{captionOf(planned, on)}</figcaption>
    </figure>
  );
}

const stepFor = (top: number): number =>
  [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((step) => top / step <= 6) ?? 2000;

type BarsProps = Pick<Chart, 'rows' | 'hour'> & {
  readonly y: (value: number) => number;
  /** How many are at the desk in each, where anybody is. */
  readonly there: readonly number[] | undefined;
};

function Bars({ rows, hour, y, there }: BarsProps) {
  const wide = (WIDE - LEFT) / rows.length;
  const each = Math.ceil(rows.length / 8);
  return (
    <>
      {rows.map((row, n) => (
        <g key={row.at}>
          <rect
            className="busy"
            x={LEFT + n * wide + 1}
            width={wide - 2}
            y={y(row.neededWhenBusy)}
            height={y(0) - y(row.neededWhenBusy)}
          />
          <rect
            className={there !== undefined && (there[n] ?? 0) < row.needed ? 'short' : 'usual'}
            x={LEFT + n * wide + 1}
            width={wide - 2}
            y={y(row.needed)}
            height={y(0) - y(row.needed)}
          />
          {n % each === 0 && (
            <text className="axis" x={LEFT + n * wide} y={HIGH - 6}>
              {hour(row.at)}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

function captionOf(planned: boolean, on: number | null): string {
  if (!planned) return say('Full bars: an ordinary day. Pale: one day in ten needs more.');
  if (on === null)
    return say(
      'Full bars: an ordinary day, with a broken edge where too few are at the desk. Pale: one day in ten needs more. The line: at the desk by the roster, less those who are away.',
    );
  return say(
    'Full bars: an ordinary day, with a broken edge where too few are on. Pale: one day in ten needs more. The line: {{on}} on.',
    { on },
  );
}
