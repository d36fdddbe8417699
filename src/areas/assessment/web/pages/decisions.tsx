import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Choice, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';
import { NowButton } from '../parts/act-button.tsx';
import type { Attempt, Method, PlanView, Programme } from '../parts/types.ts';
import { useDo } from '../parts/use-do.ts';
import { stateWords } from '../parts/words.ts';

type State = 'met' | 'not-met' | 'undecided';
type Props = {
  readonly programme: Programme;
  readonly plan: PlanView;
  readonly method: Method;
  readonly attempt: Attempt;
};

const DECIDERS = { assessor: 'assessor', provider: 'provider', employer: 'manager' } as const;

/** What was decided of each criterion; for whoever decides, where they decide it. There is no place to type a grade. */
export function Decisions({ programme, plan, method, attempt }: Props) {
  const decides =
    programme.mine.includes(DECIDERS[method.decidedBy]) && attempt.settledOn === null && programme.result === null;
  const left = attempt.grade?.steps.find(({ step }) => step === 'left out')?.codes ?? [];
  const criteria = plan.criteria.filter((one) => one.method === method.key && !left.includes(one.code));
  if (!decides && attempt.decided.length === 0) return null;
  if (decides) return <Decide key={attempt.n} {...{ programme, method, attempt, criteria }} />;
  return (
    <details>
      <summary>{say('What was decided')}</summary>
      <ul className="lines">
        {criteria.map(({ code, text }) => {
          const one = attempt.decided.find((each) => each.code === code);
          return (
            <li key={code}>
              <b>{code}</b> {text}{' '}
              <b className={one?.state === 'not-met' ? 'late' : ''}>{stateWords(one?.state ?? 'undecided')}</b>{' '}
              {one?.note}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

type DecideProps = Pick<Props, 'programme' | 'method' | 'attempt'> & { readonly criteria: PlanView['criteria'] };
type Given = { readonly state: State; readonly note: string };

function Decide({ programme, method, attempt, criteria }: DecideProps) {
  const [given, setGiven] = useState<Readonly<Record<string, Given>>>({});
  const { run, busy, fault } = useDo(programme, () => setGiven({}));
  const of = (code: string): Given => {
    const before = attempt.decided.find((one) => one.code === code);
    return given[code] ?? { state: before?.state ?? 'undecided', note: before?.note ?? '' };
  };
  const changed = Object.keys(given);
  const keep = () => {
    const decisions = changed.map((code) => ({ code, ...of(code), evidence: [] }));
    run(
      method.decidedBy === 'assessor'
        ? { to: 'assess', act: { act: 'decide', decisions } }
        : { to: 'act', act: { act: 'decide', decisions } },
    );
  };
  const restMet = () =>
    setGiven(
      Object.fromEntries(
        criteria.map(({ code }) => [code, of(code).state === 'undecided' ? { ...of(code), state: 'met' } : of(code)]),
      ),
    );
  return (
    <div>
      <ul className="assessment-decisions">
        {criteria.map((one) => (
          <DecideLine
            key={one.code}
            criterion={one}
            given={of(one.code)}
            onGive={(change) => setGiven((all) => ({ ...all, [one.code]: { ...of(one.code), ...change } }))}
          />
        ))}
      </ul>
      <span className="row-of">
        <Button weight="main" busy={busy} disabled={changed.length === 0} onClick={keep}>
          {say('Keep these decisions')}
        </Button>
        <Button onClick={restMet}>{say('The rest is met')}</Button>
        {changed.length === 0 && <Settle programme={programme} method={method} />}
        {changed.length === 0 && <span className="quiet">{say('Nothing is changed that could be kept.')}</span>}
      </span>
      <Trouble fault={fault} />
    </div>
  );
}

const STATES = ['met', 'not-met', 'undecided'] as const;

type LineProps = {
  readonly criterion: PlanView['criteria'][number];
  readonly given: Given;
  readonly onGive: (change: Partial<Given>) => void;
};

function DecideLine({ criterion: { code, text, kind }, given, onGive }: LineProps) {
  return (
    <li>
      <div>
        <b>{code}</b> {text} {kind === 'distinction' && <span className="quiet">{say('for a distinction')}</span>}
      </div>
      <Choice
        label={say('{{code}}: what you decide', { code })}
        value={given.state}
        options={STATES.map((state) => ({ value: state, label: stateWords(state) }))}
        onChange={(state) => onGive({ state })}
      />
      {given.state === 'not-met' && (
        <TextField
          label={say('{{code}}: what was missing', { code })}
          required
          maxLength={4000}
          value={given.note}
          onChange={(note) => onGive({ note })}
        />
      )}
    </li>
  );
}

function Settle({ programme, method }: Pick<Props, 'programme' | 'method'>) {
  const act = { act: 'settle a method' as const, method: method.key };
  return (
    <NowButton
      programme={programme}
      act="settle a method"
      label={say('Settle this method')}
      doing={method.decidedBy === 'assessor' ? { to: 'assess', act } : { to: 'act', act }}
    />
  );
}
