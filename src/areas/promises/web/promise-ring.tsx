import type { Standing } from '../rules/index.ts';

/** Closes as the time of a promise runs. The word beside it says the same, so it is not read out. */
export function PromiseRing({ standing, run }: { standing: Standing; run: number }) {
  const circle = { cx: 9, cy: 9, r: 7 };
  return (
    <svg className={`ring is-${standing}`} viewBox="0 0 18 18" aria-hidden="true">
      {standing === 'kept' ? (
        <>
          <circle className="disc" cx="9" cy="9" r="8" />
          <path className="tick" d="m5.5 9.3 2.5 2.5 4.5-5" />
        </>
      ) : (
        <circle className={TRACKS[standing] ?? 'piece'} {...circle} />
      )}
      {(standing === 'open' || standing === 'due') && (
        <circle className="run" {...circle} pathLength={100} style={{ ['--run' as string]: Math.max(3, run * 100) }} />
      )}
      {standing === 'late' && <path className="stop" d="M9 5.2v4.3M9 12.3v.2" strokeLinecap="round" />}
      {standing === 'renewed' && <circle className="dot" cx="9" cy="9" r="2.5" />}
      {standing === 'broken' && <path className="piece" d="M4 14 14 4" />}
    </svg>
  );
}

const TRACKS: Partial<Record<Standing, string>> = { open: 'track', due: 'track', late: 'stop' };
