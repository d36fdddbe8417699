import { useState } from 'react';
import { useLateDraft, type CaseView } from '#areas/cases/web/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/field.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { BREACH_CAUSES } from '../rules/index.ts';
import { ExtendClock } from './extend-clock.tsx';
import { Receipt } from './receipt.tsx';
import { causeWords } from './words.ts';

type Reply = ReplyOf<typeof contract.ofCase>;
export type ClockView = Reply['clocks'][number];

/** What runs on this case. Each line opens into its working. */
export function ClocksPanel({ it }: { it: CaseView }) {
  const me = useMe();
  const may = me.may('cases.change') && it.case.mergedInto === null;
  const asked = useAsk(contract.ofCase, { params: { id: it.case.id } }, { watch: ['case'], about: it.case.id });
  const [all, setAll] = useState(false);
  const clocks = asked.data?.clocks ?? [];
  const missed = (clock: ClockView) => clock.breachedAt !== null;
  const shown = all ? clocks : clocks.filter((clock) => clock.state !== 'ended' || missed(clock));
  if (asked.data !== undefined && clocks.length === 0) return null;
  return (
    <section className="slot clocks" aria-label={say('Clocks')}>
      <h2>
        {say('Clocks')}{' '}
        {clocks.length > shown.length || all ? (
          <button type="button" className="linkish" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? say('Only what runs') : say('Also what ended')}
          </button>
        ) : null}
      </h2>
      <Loaded asked={asked} what={say('Clocks')}>
        {({ update }) => (
          <>
            {may && update !== null && <UpdateOwed it={it} text={update.text} />}
            <ul>
              {shown.map((clock) => (
                <OneClock key={clock.id} caseId={it.case.id} clock={clock} may={may} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  );
}

/** Time for an update, with an honest text. It goes into the reply, to be read and changed before it is sent. */
function UpdateOwed({ it, text }: { it: CaseView; text: string }) {
  const [put, setPut] = useState(false);
  const { now, write } = useLateDraft(it.case.id, 'reply', it.drafts);
  return (
    <div className="offered">
      <p>{say('It is time to tell the customer where this stands, even without news.')}</p>
      <Button
        icon="pen"
        onClick={() => {
          // What is there already stays: the text comes after it.
          const { body } = now();
          write(body.trim() === '' ? text : `${body}\n\n${text}`);
          setPut(true);
        }}
      >
        {say('Put a text in the reply')}
      </Button>
      {put && <p role="status">{say('It is in the reply. Read it before you send it.')}</p>}
    </div>
  );
}

type Look = { readonly late: boolean; readonly tint: '' | 'due' | 'late' | 'kept'; readonly run: number };

/** How a clock stands: late once its time is over, close when four fifths of it are used. */
function lookOf({ dueAt, state, breachedAt, anchorAt }: ClockView, now: number): Look {
  const run = dueAt === null ? 0 : Math.min(1, (now - anchorAt) / (dueAt - anchorAt));
  const late = breachedAt !== null || (state === 'running' && now > (dueAt ?? Infinity));
  if (late) return { late, tint: 'late', run };
  if (state === 'ended') return { late, tint: 'kept', run };
  return { late, tint: state === 'running' && run >= 0.8 ? 'due' : '', run };
}

function standingWords({ state, dueAt }: ClockView, late: boolean, when: (at: number) => string): string {
  if (state === 'ended') return late ? say('Missed') : say('In time');
  if (state === 'paused') return late ? say('Missed, paused') : say('Paused');
  return dueAt === null ? '' : when(dueAt);
}

const extendable = ({ state, extension }: ClockView): boolean => state === 'running' && (extension?.left ?? 0) > 0;

type OneClockProps = { readonly caseId: string; readonly clock: ClockView; readonly may: boolean };

function OneClock({ caseId, clock, may }: OneClockProps) {
  const now = useNow();
  const zone = useZone();
  const [open, setOpen] = useState(false);
  const [extending, setExtending] = useState(false);
  const { late, tint, run } = lookOf(clock, now);
  const canExtend = may && !late && extendable(clock);
  return (
    <li className="clock">
      <span>{clock.title}</span>
      <b className={`num ${tint}`}>{standingWords(clock, late, (at) => dayAndHour(at, now, zone))}</b>
      {clock.state !== 'ended' && <Bar tint={tint} run={run} />}
      <div className="clock-acts">
        <button type="button" className="linkish" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? say('Hide the working') : say('Show the working')}
        </button>
        {canExtend && (
          <button type="button" className="linkish" onClick={() => setExtending(true)}>
            {say('Extend')}
          </button>
        )}
      </div>
      {may && clock.breachedAt !== null && <WhyMissed clock={clock} />}
      {open && <Receipt clock={clock} />}
      {extending && <ExtendClock caseId={caseId} clock={clock} onClose={() => setExtending(false)} />}
    </li>
  );
}

const Bar = ({ tint, run }: Pick<Look, 'tint' | 'run'>) => (
  <span className={tint === '' ? 'bar' : `bar is-${tint}`} style={{ ['--run' as string]: `${Math.round(run * 100)}%` }}>
    <i />
  </span>
);

function WhyMissed({ clock }: { clock: ClockView }) {
  const give = useTell(contract.giveCause);
  const options = [
    ...(clock.breachCause === null ? [{ value: '', label: say('Choose why') }] : []),
    ...BREACH_CAUSES.map((cause) => ({ value: cause, label: causeWords(cause) })),
  ];
  return (
    <div className="clock-wide">
      <SelectField
        label={say('Why it was missed')}
        value={clock.breachCause ?? ''}
        options={options}
        onChange={(value) => {
          const cause = BREACH_CAUSES.find((one) => one === value);
          if (cause !== undefined) give.mutate({ params: { id: clock.id }, body: { cause, note: '' } });
        }}
      />
      <Trouble fault={give.error} />
    </div>
  );
}
