import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { Button, buttonLook } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/field.tsx';
import { Empty, Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { useNow } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { LimitsDialog } from './limits.tsx';
import { ShiftDialog, type Editing } from './shift-dialog.tsx';
import { ToDecide } from './to-decide.tsx';
import { warningWords } from './warning-words.ts';
import { WeekGrid } from './week-grid.tsx';
import { dayName, dayTextAt, plusDays } from './words.ts';
import './roster.css';

export type Week = ReplyOf<typeof contract.team>;

/** A week of a team: who works when, what is not published yet, what is too much, and what waits for a leader. */
export function TeamRoster() {
  const [team, setTeam] = useState('');
  const [from, setFrom] = useState<string>();
  const query = { ...(team === '' ? {} : { team }), ...(from === undefined ? {} : { from }) };
  const asked = useAsk(contract.team, { query }, { watch: ['roster', 'presence'], every: 5000, keep: true });
  return (
    <main className="sheet roster" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('Team roster')}</h1>
          <p>{say('Who works when, and who is here now.')}</p>
        </div>
        {asked.data?.manages === true && (
          <Link to="/roster/patterns" className={buttonLook('plain', 'push')}>
            {say('Patterns')}
          </Link>
        )}
      </header>
      <div className="page">
        <Loaded asked={asked} what={say('The roster')}>
          {(week) =>
            week.team === null ? (
              <Empty title={say('You are in no team')} ring="released">
                <p>{say('An administrator puts you into one.')}</p>
              </Empty>
            ) : (
              <>
                {week.manages && <ToDecide zone={week.zone} />}
                <div className="stretch">
                  {week.teams.length > 1 && (
                    <SelectField
                      label={say('Team')}
                      value={week.team.id}
                      onChange={setTeam}
                      options={week.teams.map(({ id, name }) => ({ value: id, label: name }))}
                    />
                  )}
                  <Button onClick={() => setFrom(plusDays(week.from, -7))}>{say('Week before')}</Button>
                  <Button onClick={() => setFrom(undefined)}>{say('This week')}</Button>
                  <Button onClick={() => setFrom(plusDays(week.from, 7))}>{say('Week after')}</Button>
                </div>
                <OneWeek week={week} />
              </>
            )
          }
        </Loaded>
      </div>
    </main>
  );
}

function OneWeek({ week }: { week: Week }) {
  const [editing, setEditing] = useState<Editing>();
  return (
    <section aria-label={say('The week of {{day}}', { day: dayName(week.from, true) })}>
      <Finding week={week} />
      {week.manages && <Draft week={week} />}
      {week.warnings.length > 0 && (
        <Notice meaning="due">
          <b>{sayCount(week.warnings.length, 'One thing to look at', '{{count}} things to look at')}</b>
          <ul className="warnings">
            {week.warnings.map((warning) => (
              <li key={`${warning.kind} ${warning.shiftId}`}>{warningWords(warning, week.zone)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <WeekGrid week={week} onEdit={setEditing} />
      {editing !== undefined && <ShiftDialog week={week} editing={editing} onClose={() => setEditing(undefined)} />}
    </section>
  );
}

/** The finding of the week: who is on now, or on which day fewest work. */
function Finding({ week }: { week: Week }) {
  const now = useNow();
  const today = dayTextAt(now, week.zone);
  const isNow = week.from <= today && today <= plusDays(week.from, 6);
  const on = week.officers.filter(({ shifts }) =>
    shifts.some(
      ({ startsAt, endsAt, draft, elsewhere }) => !draft && elsewhere === null && startsAt <= now && now < endsAt,
    ),
  );
  const here = week.officers.filter(({ presence }) => presence !== 'off');
  if (isNow)
    return (
      <h2 className="finding">
        {sayCount(on.length, 'One officer is on now, {{here}} here', '{{count}} officers are on now, {{here}} here', {
          here: here.length,
        })}
      </h2>
    );
  return <h2 className="finding">{say('The week of {{day}}', { day: dayName(week.from, true) })}</h2>;
}

const PLANNED_WEEKS = 4;

/** Planning by the patterns, and telling everybody. */
function Draft({ week }: { week: Week }) {
  const teamId = week.team?.id ?? '';
  const [limiting, setLimiting] = useState(false);
  const to = plusDays(week.from, 7 * PLANNED_WEEKS - 1);
  const plan = useTell(contract.plan, {
    onDone: ({ made, removed, inTheWay }) =>
      toast({
        words: [
          sayCount(made, 'One draft made.', '{{count}} drafts made.'),
          ...(removed > 0 ? [sayCount(removed, 'One old draft removed.', '{{count}} old drafts removed.')] : []),
          ...(inTheWay > 0
            ? [
                sayCount(
                  inTheWay,
                  'For one there is another shift in the way.',
                  'For {{count}} there is another shift in the way.',
                ),
              ]
            : []),
        ].join(' '),
      }),
  });
  const publish = useTell(contract.publish, {
    onDone: ({ published }) =>
      toast({ words: sayCount(published, 'One shift is published.', '{{count}} shifts are published.') }),
  });
  return (
    <>
      <div className="row-of">
        <Button busy={plan.isPending} onClick={() => plan.mutate({ body: { teamId, from: week.from, to } })}>
          {say('Plan four weeks by the patterns')}
        </Button>
        {week.drafts > 0 && (
          <Button
            weight="main"
            busy={publish.isPending}
            onClick={() => publish.mutate({ body: { teamId, from: week.from, to: plusDays(week.from, 6) } })}
          >
            {sayCount(week.drafts, 'Publish one draft of this week', 'Publish {{count}} drafts of this week')}
          </Button>
        )}
        <Button weight="bare" onClick={() => setLimiting(true)}>
          {say('What is warned of')}
        </Button>
      </div>
      {limiting && <LimitsDialog week={week} onClose={() => setLimiting(false)} />}
      <Trouble fault={plan.error ?? publish.error} />
    </>
  );
}
