import type { ReactNode } from 'react';
import { Due } from '#ui/time/now.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { say } from '#ui/words/say.ts';
import { COLUMNS, USUAL_COLUMNS, type Column } from '../../rules/index.ts';
import { kindName, priorityName, stateName, toneLevel, toneWord } from './labels.ts';
import type { ListRow } from './use-list.ts';

/** What a cell is drawn from, besides its row: asked once for the whole list. */
export type Around = {
  readonly now: number;
  readonly zone: string;
  readonly nameOf: (id: string | null) => string;
  readonly teamName: (id: string) => string;
};

/** The columns somebody chose, in their order; the usual ones where nobody chose. What is not known is passed over. */
export function columnsFrom(chosen: readonly string[] | undefined): readonly Column[] {
  if (chosen === undefined) return USUAL_COLUMNS;
  return chosen.flatMap((name) => COLUMNS.filter((column) => column === name));
}

const isLive = ({ phase }: ListRow) => phase !== 'closed';

export const CELLS: Readonly<Record<Column, (row: ListRow, around: Around) => ReactNode>> = {
  state: ({ state }) => <span className="quiet">{stateName(state)}</span>,
  owner: (row, { nameOf }) =>
    row.ownerId === null ? (
      <span className={isLive(row) ? 'due' : 'faint'}>{say('No one yet')}</span>
    ) : (
      nameOf(row.ownerId)
    ),
  due: ({ nextDueAt }, { now }) =>
    nextDueAt === null ? <span className="faint">{say('Closed')}</span> : <Due at={nextDueAt} now={now} />,
  tone: ({ tone }) => (tone === null ? null : <Tone tone={tone} />),
  priority: ({ priority }) => (
    <span className={priority === 1 ? 'due' : priority === 3 ? 'faint' : ''}>{priorityName(priority)}</span>
  ),
  kind: ({ kind }) => kindName(kind),
  queue: ({ teamId }, { teamName }) => teamName(teamId),
  tags: ({ tags }) => <span className="quiet">{tags.join(', ')}</span>,
  opened: ({ openedAt }, { now, zone }) => <span className="num">{shortDay(openedAt, now, zone)}</span>,
  touched: ({ touchedAt }, { now, zone }) => <span className="num">{shortDay(touchedAt, now, zone)}</span>,
  reference: ({ reference }) => <span className="ref">{reference}</span>,
};

/** How the customer sounded: bars for the eye, the word for everybody. */
function Tone({ tone }: { tone: string }) {
  const level = toneLevel(tone);
  return (
    <span className="tone-of">
      <span className="tone" aria-hidden="true">
        {Array.from({ length: Math.min(3, Math.max(1, level - 1)) }, (_, n) => (
          <i key={n} data-t={Math.min(4, Math.max(1, level - 2 + n))} />
        ))}
      </span>
      <span className={level > 2 ? 'risk' : 'quiet'}>{toneWord(tone)}</span>
    </span>
  );
}
