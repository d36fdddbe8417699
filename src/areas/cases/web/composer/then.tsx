import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Instant } from '#kernel/time.ts';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { Key } from '#ui/parts/marks.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Unfold } from '#ui/parts/unfold.tsx';
import { offsetAt, shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import { AFTER_REPLY_STEP, defaultDue, type Phase } from '../../rules/index.ts';
import type { CaseView } from '../types.ts';
import { sentence } from '../words.ts';

export type Then = { readonly state: string; readonly nextStep: string; readonly nextDueAt: Instant };
type State = { readonly state: string; readonly phase: Phase };

/** The working days a customer is given before we look again. */
const WAIT_DAYS = 5;

/** What follows an answer, ready to be changed: we wait for the customer, and look again in five working days. */
export function useThen(it: CaseView) {
  const zone = useZone();
  const [chosen, setChosen] = useState<Partial<Then>>({});
  const [since] = useState(Date.now);
  const states: readonly State[] = [{ state: it.case.state, phase: it.case.phase }, ...it.case.moves];
  const wait = states.find(({ state }) => state === 'waiting for customer') ?? states[0];
  const then: Then = {
    state: chosen.state ?? wait?.state ?? it.case.state,
    nextStep: chosen.nextStep ?? AFTER_REPLY_STEP,
    nextDueAt: chosen.nextDueAt ?? defaultDue(since, offsetAt(since, zone), WAIT_DAYS),
  };
  const phase = states.find(({ state }) => state === then.state)?.phase ?? it.case.phase;
  const told = {
    ...(then.state === it.case.state ? {} : { state: then.state }),
    ...(phase === 'closed' ? {} : { nextStep: then.nextStep, nextDueAt: then.nextDueAt }),
  };
  return {
    then,
    chosen,
    phase,
    states,
    told,
    setThen: (change: Partial<Then>) => setChosen((old) => ({ ...old, ...change })),
  };
}

/** Whoever opens this came to change it; a moment later than the button, which takes the focus as it opens. */
function toFirstField(opened: HTMLElement | null): void {
  requestAnimationFrame(() => requestAnimationFrame(() => opened?.querySelector('select')?.focus()));
}

type ThenFieldsProps = ReturnType<typeof useThen> & { readonly onSend: (next: boolean) => void };

/** What happens after sending, on the button itself; Alt and T open it from the text, Control and Enter send from inside it. */
export function ThenFields({ then, phase, states, setThen, onSend }: ThenFieldsProps) {
  const zone = useZone();
  const now = useNow();
  const place = useRef<HTMLSpanElement>(null);
  const [sent, setSent] = useState(0);
  useEffect(() => {
    // Where it could not be sent, the focus is on the button that was open, not nowhere.
    if (sent > 0) place.current?.querySelector('button')?.focus();
  }, [sent]);
  useOpenByKey(place);
  const face =
    phase === 'closed' ? sentence(then.state) : `${sentence(then.state)}, ${shortDay(then.nextDueAt, now, zone)}`;
  return (
    <span ref={place}>
      <Unfold
        key={sent}
        label={say('What happens then')}
        face={
          <>
            <span className="unseen">{say('Then:')} </span>
            {face} <Key>Alt T</Key>
          </>
        }
      >
        <div
          className="stack"
          role="presentation"
          ref={toFirstField}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            // What was open closes with what was sent.
            setSent((times) => times + 1);
            onSend(event.shiftKey);
          }}
        >
          <SelectField
            label={say('The case is then')}
            value={then.state}
            options={states.map(({ state }) => ({ value: state, label: sentence(state) }))}
            onChange={(state) => setThen({ state })}
          />
          {phase !== 'closed' && (
            <>
              <TextField
                label={say('Next step')}
                value={then.nextStep}
                maxLength={280}
                onChange={(nextStep) => setThen({ nextStep })}
              />
              <MomentField label={say('By')} value={then.nextDueAt} onChange={(nextDueAt) => setThen({ nextDueAt })} />
            </>
          )}
        </div>
      </Unfold>
    </span>
  );
}

/** Alt and T, from wherever the officer is writing. */
function useOpenByKey(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.code !== 'KeyT') return;
      event.preventDefault();
      place.current?.querySelector('button')?.click();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [place]);
}
