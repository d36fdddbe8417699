import { useZone } from '#ui/time/now.tsx';
import { locale, number, say, sayCount } from '#ui/words/say.ts';
import type { Told } from './board.tsx';

type Arrivals = Told['arrivals'];
type Interval = Arrivals['intervals'][number];

const WIDE = 700;
const HIGH = 170;
const LEFT = 40;
const FOOT = 24;
const TOP = 12;

/** What came each half hour, on what was to be expected. */
export function Arriving({ arrivals }: { arrivals: Arrivals }) {
  const zone = useZone();
  const rows = busyPart(arrivals.intervals);
  const came = rows.reduce((all, row) => all + (row.came ?? 0), 0);
  return (
    <section className="flow" aria-label={say('Arrivals')}>
      <h2>{say('Arriving each half hour')}</h2>
      {rows.length === 0 ? (
        <p className="quiet">{say('Nothing has come yet today.')}</p>
      ) : (
        <Chart
          rows={rows}
          hour={(at) => new Intl.DateTimeFormat(locale(), { hour: 'numeric', timeZone: zone }).format(at)}
          label={sayCount(came, 'One came today so far.', '{{count}} came today so far.')}
        />
      )}
      {arrivals.weeks > 0 && rows.length > 0 && (
        <p className="quiet small">
          {sayCount(
            arrivals.weeks,
            'Band: expected in eight half hours of ten, by one week before.',
            'Band: expected in eight half hours of ten, by {{count}} weeks before.',
          )}
        </p>
      )}
    </section>
  );
}

/** From the first half hour in which anything came or is expected to the last. */
function busyPart(intervals: readonly Interval[]): readonly Interval[] {
  const is = ({ came, high }: Interval) => (came ?? 0) > 0 || high > 0;
  return intervals.slice(Math.max(0, intervals.findIndex(is)), intervals.findLastIndex(is) + 1);
}

type ChartProps = { readonly rows: readonly Interval[]; readonly hour: (at: number) => string; readonly label: string };

function Chart({ rows, hour, label }: ChartProps) {
  const top = Math.max(4, ...rows.map(({ came, high }) => Math.max(came ?? 0, high)));
  const step = STEPS.find((one) => top / one <= 3) ?? 1000;
  const ceiling = Math.ceil(top / step) * step;
  const x = (n: number) => LEFT + 8 + ((WIDE - LEFT - 40) * n) / Math.max(1, rows.length - 1);
  const y = (value: number) => TOP + (HIGH - FOOT - TOP) * (1 - value / ceiling);
  const line = (of: (row: Interval) => number) => rows.map((row, n) => `${x(n)} ${y(of(row))}`);
  const known = rows.flatMap(({ came, at }, n) => (came === null ? [] : [{ came, at, n }]));
  const last = known.at(-1);
  const each = Math.ceil(rows.length / 8);
  return (
    <svg className="chart" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={label}>
      {Array.from({ length: ceiling / step + 1 }, (_, n) => n * step).map((value) => (
        <g key={value}>
          <path className="grid" d={`M${LEFT} ${y(value)}H${WIDE}`} />
          <text x={LEFT - 8} y={y(value) + 4} textAnchor="end">
            {number(value)}
          </text>
        </g>
      ))}
      <path
        className="band"
        d={`M${[...line(({ high }) => high), ...line(({ low }) => low).toReversed()].join('L')}Z`}
      />
      <path className="mean" d={`M${line(({ expected }) => expected).join('L')}`} />
      {known.length > 0 && (
        <path className="plot" d={`M${known.map(({ came, n }) => `${x(n)} ${y(came)}`).join('L')}`} />
      )}
      {known.map(({ came, at, n }) => (
        <circle key={at} className="dot" cx={x(n)} cy={y(came)} r="4" />
      ))}
      {last !== undefined && (
        <text className="strong" x={x(last.n) + 8} y={y(last.came) - 6}>
          {number(last.came)}
        </text>
      )}
      {rows.map(({ at }, n) =>
        n % each === 0 ? (
          <text key={at} x={x(n)} y={HIGH - 4} textAnchor="middle">
            {hour(at)}
          </text>
        ) : null,
      )}
    </svg>
  );
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500];
