import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useMe, useNameOf, useTeams } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Menu } from '#ui/parts/menu.tsx';
import { dayAndHour, shortDay, span, standingOf } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ActName } from '../acts/acts.tsx';
import type { CaseView } from '../types.ts';
import { priorityWord, sentence } from '../words.ts';

type HeadProps = { readonly it: CaseView; readonly onAct: (act: ActName) => void };

/** What the case is, who has it, what is next and by when. */
export function Head({ it, onAct }: HeadProps) {
  const zone = useZone();
  const now = useNow();
  const teams = useTeams();
  const nameOf = useNameOf();
  const { reference, teamId, openedAt, subject, ownerId } = it.case;
  const team = teams.find(({ id }) => id === teamId);
  return (
    <header className="head">
      <div>
        <p className="ref inline">
          {reference}
          {team && (
            <>
              {' · '}
              <Link to="/queue/$team" params={{ team: team.id }}>
                {team.name}
              </Link>
            </>
          )}
          {` · opened ${shortDay(openedAt, now, zone).replace('Today', 'today')}`}
        </p>
        <h1 tabIndex={-1}>
          {subject} <Marks it={it} />
        </h1>
      </div>
      <dl className="next">
        <Fact name="Owner">{ownerId === null ? <span className="due">No one yet</span> : nameOf(ownerId)}</Fact>
        <NextStep it={it} />
      </dl>
      <HeadActs it={it} onAct={onAct} />
    </header>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function Marks({ it }: { it: CaseView }) {
  const { priority, restricted, state } = it.case;
  return (
    <span className="marks-of">
      {state !== 'open' && <Tag>{sentence(state)}</Tag>}
      {priority < 3 && (
        <Tag meaning="due" icon="flag">
          {priorityWord(priority)}
        </Tag>
      )}
      {restricted && (
        <Tag meaning="veiled" icon="lock">
          Restricted
        </Tag>
      )}
    </span>
  );
}

function NextStep({ it }: { it: CaseView }) {
  const zone = useZone();
  const now = useNow();
  const { nextStep, nextDueAt, closedAt } = it.case;
  if (nextStep === null || nextDueAt === null) {
    return closedAt === null ? null : <Fact name="Closed">{dayAndHour(closedAt, now, zone)}</Fact>;
  }
  const standing = standingOf(nextDueAt, now, zone);
  return (
    <>
      <Fact name="Next step">{nextStep}</Fact>
      <Fact name="By">
        <span className={standing === 'ahead' ? '' : standing}>
          {dayAndHour(nextDueAt, now, zone)}
          {standing === 'late' && `, ${span(now - nextDueAt)} late`}
        </span>
      </Fact>
    </>
  );
}

function HeadActs({ it, onAct }: HeadProps) {
  const me = useMe();
  const acts = [
    ...(me.may('cases.assign')
      ? [{ does: 'Hand over', icon: 'right' as const, shortcut: 'H', run: () => onAct('hand over') }]
      : []),
    ...(me.may('cases.change')
      ? [
          { does: 'Move to another state', icon: 'flag' as const, run: () => onAct('move') },
          { does: 'Change what it is', icon: 'pen' as const, run: () => onAct('change') },
          { does: 'Link to another case', icon: 'link' as const, run: () => onAct('link') },
        ]
      : []),
    ...(me.may('cases.merge')
      ? [
          { does: 'Merge into another case', icon: 'people' as const, shortcut: 'M', run: () => onAct('merge') },
          { does: 'Split contacts off', icon: 'split' as const, run: () => onAct('split') },
        ]
      : []),
  ];
  const closed = it.case.phase === 'closed';
  return (
    <div className="row-of push">
      {me.may('cases.change') && (
        <Button shortcut="E" onClick={() => onAct(closed ? 'reopen' : 'close')}>
          {closed ? 'Open again…' : 'Close…'}
        </Button>
      )}
      {acts.length > 0 && (
        <Menu label="More acts" acts={acts}>
          <Icon name="dots" />
        </Menu>
      )}
    </div>
  );
}
