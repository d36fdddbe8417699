import { useEffect } from 'react';
import { Link } from '@tanstack/react-router';
import { useMe, useTeams } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { hourOf, longDay, toFields } from '#ui/time/clock.ts';
import { AsOf, useNow, useZone } from '#ui/time/now.tsx';
import { tell, type ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { number, say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { rememberList } from '../lists/last-list.ts';
import { ThingLine } from './thing-line.tsx';
import { TodaySide } from './today-side.tsx';
import { OWN_WORDS, type Thing, type TodayWords } from './words.tsx';

export type DayList = ReplyOf<typeof contract.today>;

/** A list that many acts change is asked for again at most this often. */
const EVERY_MS = 3000;

export const useToday = (enabled = true) =>
  useAsk(
    contract.today,
    {},
    { enabled, watch: ['case', 'queue', 'intake', 'mail', 'mention', 'roster'], every: EVERY_MS },
  );

type TodayProps = { readonly words: Readonly<Record<string, TodayWords>> };

/** The first screen: everything that needs this officer, in the order in which it should be done. */
export function TodayScreen({ words }: TodayProps) {
  const asked = useToday();
  return (
    <main className="sheet today" id="main">
      <Loaded asked={asked} what={say('Your day')}>
        {(it) => <Day it={it} at={asked.dataUpdatedAt} words={{ ...words, ...OWN_WORDS }} />}
      </Loaded>
    </main>
  );
}

const goTo = (link: HTMLAnchorElement | undefined) => {
  link?.focus();
  link?.scrollIntoView({ block: 'nearest' });
};
const links = () => [...document.querySelectorAll<HTMLAnchorElement>('.ledger a.what')];

function Day({ it, at, words }: { it: DayList; at: number } & TodayProps) {
  const zone = useZone();
  const now = useNow();
  useEffect(() => rememberList(it.things.flatMap(({ caseId }) => (caseId === null ? [] : [caseId]))), [it.things]);
  useTellingOfTexts(it);
  const start = () => links()[0]?.click();
  const step = (by: 1 | -1) => () => {
    const all = links();
    const at = all.findIndex((link) => link === document.activeElement);
    goTo(at === -1 ? all[0] : all[Math.min(all.length - 1, Math.max(0, at + by))]);
  };
  useKeys([
    { keys: 's', does: say('Start the first'), where: 'List', run: start },
    { keys: 'j', does: say('Down'), where: 'List', run: step(1) },
    { keys: 'k', does: say('Up'), where: 'List', run: step(-1) },
    { keys: 'ArrowDown', does: say('Down'), where: 'List', run: step(1) },
    { keys: 'ArrowUp', does: say('Up'), where: 'List', run: step(-1) },
  ]);
  const hasAny = it.things.length > 0;
  return (
    <>
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{longDay(now, zone)}</h1>
          <p>
            <Counted it={it} /> <AsOf at={at} />
          </p>
        </div>
        <div className="row-of push">
          {hasAny && (
            <Button weight="main" shortcut="S" onClick={start}>
              {say('Start the first')}
            </Button>
          )}
        </div>
      </header>
      <div className="split">
        <section aria-label={say('What to do, in order')}>
          {hasAny ? <Ledger it={it} words={words} /> : <Quiet it={it} />}
        </section>
        <TodaySide it={it} />
      </div>
    </>
  );
}

/** From the moment an officer has read that a text of theirs goes, they have a week. */
function useTellingOfTexts({ things }: DayList): void {
  const untold = things.some(({ about, because }) => about === 'going' && because === 'not told');
  useEffect(() => {
    // Told with the next look at Today, if not with this one.
    if (untold) void tell(contract.toldOfTexts, {}).catch(() => undefined);
  }, [untold]);
}

function Counted({ it: { counts } }: { it: DayList }) {
  const all = counts.late + counts.today + counts.soon;
  if (all === 0) return say('Nothing is due.');
  return (
    <>
      {sayCount(all, '{{count}} thing to do.', '{{count}} things to do.')}{' '}
      {counts.late > 0 && (
        <>
          <b className="late">{sayCount(counts.late, '{{count}} is late.', '{{count}} are late.')}</b>{' '}
        </>
      )}
      {counts.today > 0 && sayCount(counts.today, '{{count}} is due today.', '{{count}} are due today.')}
    </>
  );
}

const PARTS = ['late', 'morning', 'afternoon', 'soon'] as const;
type Part = (typeof PARTS)[number];

const NAMES: Readonly<Record<Part, () => string>> = {
  late: () => say('Late'),
  morning: () => say('This morning'),
  afternoon: () => say('This afternoon'),
  soon: () => say('When there is room'),
};

function partOf({ part, dueAt }: Thing, zone: string): Part {
  if (part !== 'today') return part;
  return toFields(dueAt ?? 0, zone).time < '12:00' ? 'morning' : 'afternoon';
}

function Ledger({ it, words }: { it: DayList } & TodayProps) {
  const zone = useZone();
  const now = useNow();
  const teams = useTeams();
  const teamName = (id: string | null) => teams.find((team) => team.id === id)?.name ?? '';
  const parts = PARTS.map((part) => ({ part, things: it.things.filter((one) => partOf(one, zone) === part) }));
  const ahead = parts.some(({ part, things }) => part !== 'late' && things.length > 0);
  const counted = (part: Part) => (part === 'late' ? it.counts.late : undefined);
  return (
    <ol className="ledger">
      {parts.map(({ part, things }) => (
        <PartOf
          key={part}
          part={part}
          hasNow={part === 'late' && ahead}
          now={now}
          hidden={(counted(part) ?? 0) - things.length}
        >
          {things.map((one) => (
            <ThingLine key={one.key} it={one} words={words[one.about]} now={now} team={teamName(one.teamId)} />
          ))}
        </PartOf>
      ))}
    </ol>
  );
}

type PartProps = {
  readonly part: Part;
  readonly hasNow: boolean;
  readonly now: number;
  /** How many there are besides those shown. */
  readonly hidden: number;
  readonly children: readonly React.ReactNode[];
};

function PartOf({ part, hasNow, now, hidden, children }: PartProps) {
  const zone = useZone();
  return (
    <>
      {children.length > 0 && (
        <li className="part">
          <h2>{NAMES[part]()}</h2>
        </li>
      )}
      {children}
      {hidden > 0 && (
        <li className="part">
          <Link to="/mine" search={{ due: 'late' }}>
            {sayCount(hidden, 'One more of your cases is late', '{{count}} more of your cases are late')}
          </Link>
        </li>
      )}
      {hasNow && (
        <li className="now" aria-label={say('It is {{time}}', { time: hourOf(now, zone) })}>
          <time dateTime={new Date(now).toISOString()}>
            <span>{hourOf(now, zone)}</span>
          </time>
        </li>
      )}
    </>
  );
}

/** Nothing is due: that is worth saying, and so is where people wait. */
function Quiet({ it: { queues, week } }: { it: DayList }) {
  const me = useMe();
  const waiting = queues.filter(({ unowned }) => unowned > 0);
  const later = week.reduce((sum, { due }) => sum + due, 0);
  return (
    <Empty title={say('Nothing is due')} ring="kept">
      <p>
        {later === 0
          ? say('Everything that was yours to do is done, {{name}}.', { name: me.officer.name.split(' ')[0] ?? '' })
          : sayCount(
              later,
              'One next step of yours falls in the coming week.',
              '{{count}} next steps of yours fall in the coming week.',
            )}
      </p>
      {waiting.map(({ teamId, name, unowned }) => (
        <p key={teamId}>
          <Link to="/queue/$team" params={{ team: teamId }}>
            {say('{{count}} waiting in {{queue}}', { count: number(unowned), queue: name })}
          </Link>
        </p>
      ))}
    </Empty>
  );
}
