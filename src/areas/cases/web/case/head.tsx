import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useMe, useNameOf, useTeams } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Menu } from '#ui/parts/menu.tsx';
import { dayAndHour, shortDay, span, standingOf } from '#ui/time/clock.ts';
import { AsOf, useNow, useZone } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import type { ActName } from '../acts/acts.tsx';
import type { CaseEntry, CaseView } from '../types.ts';
import { priorityWord, sentence } from '../words.ts';
import { Brief } from './brief.tsx';
import { Here } from './presence.tsx';
import type { Visit } from './visit.ts';

type HeadProps = {
  readonly it: CaseView;
  /** When it was last fetched. */
  readonly at: number;
  readonly visit: Visit;
  readonly fresh: readonly CaseEntry[];
  readonly onAct: (act: ActName) => void;
};

/** What the case is, who has it, what is next and by when; and in one line under it what it is about. */
export function Head({ it, at, visit, fresh, onAct }: HeadProps) {
  const zone = useZone();
  const now = useNow();
  const teams = useTeams();
  const nameOf = useNameOf();
  const { reference, teamId, openedAt, subject, ownerId, customerName } = it.case;
  const team = teams.find(({ id }) => id === teamId);
  return (
    <header className="head">
      <div>
        <p className="ref inline">
          {reference}
          {customerName !== null && ` · ${customerName}`}
          {team && (
            <>
              {' · '}
              <Link to="/queue/$team" params={{ team: team.id }}>
                {team.name}
              </Link>
            </>
          )}
          {' · '}
          {say('opened {{day}}', { day: shortDay(openedAt, now, zone).replace('Today', 'today') })}
        </p>
        <h1 tabIndex={-1}>
          {subject} <Marks it={it} />
        </h1>
      </div>
      <dl className="next">
        <Fact name={say('Owner')}>
          {ownerId === null ? <span className="due">{say('No one yet')}</span> : nameOf(ownerId)}
        </Fact>
        <NextStep it={it} />
      </dl>
      <div className="row-of push">
        <HeadActs it={it} onAct={onAct} />
      </div>
      <div className="in-short">
        <Brief it={it} fresh={fresh} />
        <AsOf at={at} />
        <Here others={visit.others} />
      </div>
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
          {say('Restricted')}
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
    return closedAt === null ? null : <Fact name={say('Closed')}>{dayAndHour(closedAt, now, zone)}</Fact>;
  }
  const standing = standingOf(nextDueAt, now, zone);
  const by = dayAndHour(nextDueAt, now, zone);
  return (
    <>
      <Fact name={say('Next step')}>{nextStep}</Fact>
      <Fact name={say('By')}>
        <span className={standing === 'ahead' ? '' : standing}>
          {standing === 'late' ? say('{{by}}, {{span}} late', { by, span: span(now - nextDueAt) }) : by}
        </span>
      </Fact>
    </>
  );
}

/** What can be done to a case besides answering, each with its key. */
function useActs(onAct: (act: ActName) => void) {
  const me = useMe();
  const change = me.may('cases.change');
  const merge = me.may('cases.merge');
  return [
    {
      may: me.may('cases.note'),
      does: say('Ask for advice'),
      icon: 'speech' as const,
      shortcut: 'A',
      act: 'ask' as const,
    },
    {
      may: me.may('cases.assign'),
      does: say('Hand over'),
      icon: 'right' as const,
      shortcut: 'H',
      act: 'hand over' as const,
    },
    {
      may: change,
      does: say('Say their side of it'),
      icon: 'ear' as const,
      shortcut: 'V',
      act: 'perspective' as const,
    },
    { may: change, does: say('Move to another state'), icon: 'flag' as const, act: 'move' as const },
    { may: change, does: say('Change what it is'), icon: 'pen' as const, act: 'change' as const },
    {
      may: me.may('cases.assign') && change,
      does: say('Say who may see it'),
      icon: 'lock' as const,
      act: 'access' as const,
    },
    { may: change, does: say('Link to another case'), icon: 'link' as const, act: 'link' as const },
    { may: merge, does: say('Merge into another case'), icon: 'people' as const, shortcut: 'M', act: 'merge' as const },
    { may: merge, does: say('Split contacts off'), icon: 'split' as const, act: 'split' as const },
  ].flatMap(({ may, act, ...rest }) => (may ? [{ ...rest, run: () => onAct(act) }] : []));
}

function HeadActs({ it, onAct }: Pick<HeadProps, 'it' | 'onAct'>) {
  const me = useMe();
  const acts = useActs(onAct);
  const closed = it.case.phase === 'closed';
  return (
    <>
      {me.may('cases.change') && (
        <Button shortcut="E" onClick={() => onAct(closed ? 'reopen' : 'close')}>
          {closed ? say('Open again…') : say('Close…')}
        </Button>
      )}
      {acts.length > 0 && (
        <Menu label={say('More acts')} acts={acts}>
          <Icon name="dots" />
        </Menu>
      )}
    </>
  );
}
