import { useEffect, useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { longDay } from '#ui/time/clock.ts';
import { useNow } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { tell } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { AskLeave } from './ask-leave.tsx';
import { CalendarAddress } from './calendar-address.tsx';
import { OfferShift } from './offer-shift.tsx';
import { Offers } from './offers.tsx';
import {
  dayName,
  dayTextAt,
  daysName,
  daysUntil,
  hoursOf,
  leaveKind,
  leaveState,
  plusDays,
  skillKind,
} from './words.ts';
import { PresenceHere } from './presence.tsx';
import { warningWords } from './warning-words.ts';
import './roster.css';

export type Mine = ReplyOf<typeof contract.mine>;
export type MyShift = Mine['shifts'][number];

const WEEKS = 4;

/** One officer's weeks: when they work, when they are away, what is offered, and what they can do. */
export function MyRoster() {
  const [from, setFrom] = useState<string>();
  const query = { weeks: WEEKS, ...(from === undefined ? {} : { from }) };
  const asked = useAsk(contract.mine, { query }, { watch: ['roster'], keep: true });
  const { officer } = useMe();
  const shown = asked.data !== undefined;
  useEffect(() => {
    // What was decided stands here. If this does not arrive, Today says it once more.
    if (shown) void tell(contract.seen, {}).catch(() => undefined);
  }, [shown]);
  return (
    <main className="sheet roster" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('My roster')}</h1>
          <p>{say('When you work, when you are away, and what you can do.')}</p>
        </div>
        <span className="push">
          <PresenceHere />
        </span>
      </header>
      <div className="page">
        <Loaded asked={asked} what={say('Your roster')}>
          {(mine) => (
            <div className="two">
              <section aria-label={say('Your shifts')}>
                <Next mine={mine} />
                <div className="stretch">
                  <Button onClick={() => setFrom(plusDays(mine.from, -7 * WEEKS))}>{say('Earlier')}</Button>
                  <Button onClick={() => setFrom(undefined)}>{say('This week')}</Button>
                  <Button onClick={() => setFrom(plusDays(mine.from, 7 * WEEKS))}>{say('Later')}</Button>
                  <span className="quiet small">{daysName(mine.from, mine.to)}</span>
                </div>
                <Warnings mine={mine} />
                <Weeks mine={mine} />
              </section>
              <aside>
                <Offers mine={mine} me={officer.id} />
                <Leave mine={mine} />
                <Skills mine={mine} />
                <CalendarAddress madeAt={mine.feedMadeAt} />
              </aside>
            </div>
          )}
        </Loaded>
      </div>
    </main>
  );
}

/** The finding: when the next shift is. */
function Next({ mine: { shifts, zone } }: { mine: Mine }) {
  const now = useNow();
  const next = shifts.find(({ endsAt }) => endsAt > now);
  if (next === undefined) return <h2 className="finding">{say('No shift is published for you in these weeks')}</h2>;
  const values = { day: longDay(next.startsAt, zone), hours: hoursOf(next, zone) };
  return (
    <h2 className="finding">
      {next.startsAt <= now
        ? say('You are on now, {{hours}}', values)
        : say('You work next on {{day}}, {{hours}}', values)}
    </h2>
  );
}

const Warnings = ({ mine: { warnings, zone } }: { mine: Mine }) =>
  warnings.length === 0 ? null : (
    <Notice meaning="due">
      <ul className="warnings">
        {warnings.map((warning) => (
          <li key={`${warning.kind} ${warning.shiftId}`}>{warningWords(warning, zone)}</li>
        ))}
      </ul>
    </Notice>
  );

function Weeks({ mine }: { mine: Mine }) {
  const [offering, setOffering] = useState<MyShift>();
  const now = useNow();
  const today = dayTextAt(now, mine.zone);
  const weeks = Array.from({ length: WEEKS }, (_, n) => plusDays(mine.from, n * 7));
  const shifts = mine.shifts.map((shift) => ({ ...shift, day: dayTextAt(shift.startsAt, mine.zone) }));
  if (shifts.length === 0)
    return (
      <Empty title={say('Nothing is published for these weeks')}>
        <p>{say('Your leader publishes the roster. You hear of it here and in your calendar.')}</p>
      </Empty>
    );
  return (
    <>
      {weeks.map((monday) => {
        const sunday = plusDays(monday, 6);
        const own = shifts.filter(({ day }) => monday <= day && day <= sunday);
        return (
          <section key={monday} aria-label={say('The week of {{day}}', { day: dayName(monday, true) })}>
            <h3 className="week-of">{say('The week of {{day}}', { day: dayName(monday, true) })}</h3>
            {own.length === 0 && <p className="small quiet">{say('You do not work in this week.')}</p>}
            <ul className="lines">
              {own.map((shift) => (
                <ShiftLine key={shift.id} {...{ shift, today, zone: mine.zone, onOffer: setOffering }} />
              ))}
            </ul>
          </section>
        );
      })}
      {offering !== undefined && (
        <OfferShift
          shift={offering}
          zone={mine.zone}
          colleagues={mine.colleagues}
          onClose={() => setOffering(undefined)}
        />
      )}
    </>
  );
}

type LineProps = {
  readonly shift: MyShift & { readonly day: string };
  readonly today: string;
  readonly zone: string;
  readonly onOffer: (shift: MyShift) => void;
};

function ShiftLine({ shift, today, zone, onOffer }: LineProps) {
  const now = useNow();
  const { day, name, team, needs, swapId } = shift;
  const hours = hoursOf(shift, zone);
  return (
    <li className={day === today ? 'is-today' : ''}>
      <span className="when">{dayName(day)}</span>
      <span>
        <b className="num">{hours}</b>
        <span className="told">
          {name === '' ? team : say('{{name}}, {{team}}', { name, team })}
          {needs.length > 0 && say(', needs {{skills}}', { skills: needs.join(', ') })}
        </span>
      </span>
      <span className="row-of">
        {swapId !== null && <Tag>{say('offered')}</Tag>}
        {swapId === null && shift.startsAt > now && (
          <Button
            weight="bare"
            aria-label={say('Offer {{day}}, {{hours}} to a colleague', { day: dayName(day), hours })}
            onClick={() => onOffer(shift)}
          >
            {say('Offer')}
          </Button>
        )}
      </span>
    </li>
  );
}

function Leave({ mine: { leave, zone } }: { mine: Mine }) {
  const [asking, setAsking] = useState(false);
  const withdraw = useTell(contract.withdrawLeave);
  const today = dayTextAt(useNow(), zone);
  return (
    <section className="side-part" aria-labelledby="my-leave">
      <h2 id="my-leave">{say('Leave')}</h2>
      {leave.length === 0 && <p className="small quiet">{say('You have asked for none.')}</p>}
      <ul className="lines">
        {leave.map(({ id, kind, firstDay, lastDay, state, reason }) => (
          <li key={id}>
            <span>
              <b>{daysName(firstDay, lastDay)}</b>
              <span className="told">
                {say('{{kind}}, {{state}}', { kind: leaveKind(kind), state: leaveState(state) })}
                {reason !== null && say(': {{reason}}', { reason })}
              </span>
            </span>
            {(state === 'asked' || (state === 'approved' && firstDay > today)) && (
              <Button
                weight="bare"
                aria-label={say('Withdraw the leave of {{days}}', { days: daysName(firstDay, lastDay) })}
                onClick={() => withdraw.mutate({ params: { id } })}
              >
                {say('Withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Trouble fault={withdraw.error} />
      <Button icon="plus" onClick={() => setAsking(true)}>
        {say('Ask for leave')}
      </Button>
      {asking && <AskLeave today={today} onClose={() => setAsking(false)} />}
    </section>
  );
}

/** Nobody should learn from a refused swap that something has expired. */
const SOON = 60;

function Skills({ mine: { skills } }: { mine: Mine }) {
  const now = useNow();
  return (
    <section className="side-part" aria-labelledby="my-skills">
      <h2 id="my-skills">{say('What you can do')}</h2>
      {skills.length === 0 && <p className="small quiet">{say('Your leader has not said yet what you can do.')}</p>}
      <ul className="lines">
        {skills.map(({ id, kind, name, level, validUntil }) => (
          <li key={id}>
            <span>
              {name}{' '}
              <span className="told">{say('{{kind}}, level {{level}} of 5', { kind: skillKind(kind), level })}</span>
            </span>
            {validUntil !== null && validUntil <= now && <Tag meaning="late">{say('expired')}</Tag>}
            {validUntil !== null && validUntil > now && daysUntil(validUntil, now) <= SOON && (
              <Tag meaning="due">
                {sayCount(daysUntil(validUntil, now), 'expires in one day', 'expires in {{count}} days')}
              </Tag>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
