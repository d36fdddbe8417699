import { useMemo, useState } from 'react';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/field.tsx';
import { number, say, sayCount } from '#ui/words/say.ts';
import type { CaseEntry, CaseView } from '../types.ts';
import { OneLine } from './entries.tsx';
import { useAim } from './aim.ts';
import { usePlace } from './place.ts';
import { entriesFor, firstUnanswered, folded, toldOnce, type Line, type Show } from './timeline-lines.ts';

const SHOWS: readonly Show[] = ['all', 'customer', 'internal', 'events'];

const wordOf = (show: Show): string =>
  ({ all: say('All'), customer: say('Customer'), internal: say('Internal'), events: say('Events') })[show];
const noneOf = (show: Show): string =>
  ({
    all: say('Nothing has happened yet.'),
    customer: say('Nobody has written or called yet.'),
    internal: say('No colleague has left a note.'),
    events: say('Nothing was changed yet.'),
  })[show];

type TimelineProps = {
  readonly it: CaseView;
  readonly fresh: readonly CaseEntry[];
  /** What must stay in sight above the history. */
  readonly children: React.ReactNode;
};

/** Everything that happened, oldest first, so that the newest stands next to the answer. */
export function Timeline({ it, fresh, children }: TimelineProps) {
  const entries = useMemo(() => toldOnce(it.entries), [it.entries]);
  const [show, setShow] = useState<Show>('all');
  const lines = useMemo<readonly Line[]>(() => {
    const shown = entriesFor(entries, show);
    return show === 'events' ? shown : folded(shown);
  }, [entries, show]);
  const aim = useAim(() => setShow('all'));
  const { ref, drawn, earlier, more, toNewest } = usePlace(lines, { aimed: aim.at, first: fresh[0]?.id });
  const freshIds = useMemo(() => new Set(fresh.map(({ id }) => id)), [fresh]);
  const unanswered = firstUnanswered(entries);
  useTimelineKeys({ setShow, toNewest, toUnanswered: () => unanswered && aim.go(unanswered.id) });
  return (
    <>
      <Filters entries={entries} show={show} onShow={setShow}>
        {unanswered !== undefined && (
          <Button weight="bare" shortcut="O" onClick={() => aim.go(unanswered.id)}>
            {say('To what is unanswered')}
          </Button>
        )}
      </Filters>
      {children}
      <div className="timeline" ref={ref}>
        {earlier > 0 && (
          <Button weight="bare" className="earlier-of" onClick={more}>
            {sayCount(earlier, '{{count}} line before this', '{{count}} lines before this')}
          </Button>
        )}
        {lines.length === 0 && <p className="quiet small">{noneOf(show)}</p>}
        {drawn.map((line) => (
          <OneLine key={line.id} line={line} it={it} fresh={freshIds} aimed={aim.at} />
        ))}
      </div>
    </>
  );
}

type FiltersProps = {
  readonly entries: readonly CaseEntry[];
  readonly show: Show;
  readonly onShow: (show: Show) => void;
  readonly children: React.ReactNode;
};

function Filters({ entries, show, onShow, children }: FiltersProps) {
  const options = SHOWS.map((value) => ({
    value,
    label: (
      <>
        {wordOf(value)} <span className="num">{number(entriesFor(entries, value).length)}</span>
      </>
    ),
  }));
  return (
    <div className="filters">
      <Choice label={say('Show')} value={show} options={options} onChange={onShow} />
      <span className="push" />
      {children}
    </div>
  );
}

type TimelineKeys = {
  readonly setShow: (show: Show) => void;
  readonly toNewest: () => void;
  readonly toUnanswered: () => void;
};

function useTimelineKeys({ setShow, toNewest, toUnanswered }: TimelineKeys): void {
  const where = say('Case');
  useKeys([
    ...SHOWS.map((show, n) => ({
      keys: String(n + 1),
      does: say('Show: {{what}}', { what: wordOf(show) }),
      where,
      run: () => setShow(show),
    })),
    { keys: 'o', does: say('To what is unanswered'), where, run: toUnanswered },
    { keys: 'End', does: say('To the newest'), where, run: toNewest },
    { keys: 'j', does: say('Next entry'), where, run: () => step(1) },
    { keys: 'k', does: say('Entry before'), where, run: () => step(-1) },
  ]);
}

/** From entry to entry, beginning with the newest, or with the one that is nearest to what has the focus. */
function step(by: 1 | -1): void {
  const entries = [...document.querySelectorAll<HTMLElement>('.timeline > .entry')];
  const at = entries.findIndex((one) => one.contains(document.activeElement));
  const next = at === -1 ? entries.at(-1) : entries[Math.min(entries.length - 1, Math.max(0, at + by))];
  if (next === undefined) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}
