import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Choice, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { Queues } from './giving-out.tsx';
import { NeedRows, type Need } from './need-rows.tsx';
import { WhoCould } from './who-could.tsx';

type Queue = Queues['queues'][number];
type Figures = 'boostMinutes' | 'stickyMinutes' | 'leaseMinutes' | 'withinMinutes';

const LIMITS: Readonly<Record<Figures, readonly [number, number]>> = {
  boostMinutes: [1, 10_080],
  stickyMinutes: [0, 1440],
  leaseMinutes: [1, 480],
  withinMinutes: [1, 10_080],
};
const fits = (name: Figures, text: string) => {
  const [least, most] = LIMITS[name];
  return /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
};

type FiguresText = Readonly<Record<Figures, string>>;
const NAMES = Object.keys(LIMITS) as Figures[];

const textOf = (queue: Queue): FiguresText => ({
  boostMinutes: String(queue.boostMinutes),
  stickyMinutes: String(queue.stickyMinutes),
  leaseMinutes: String(queue.leaseMinutes),
  withinMinutes: String(queue.withinMinutes),
});
const numbersOf = (figures: FiguresText) => ({
  boostMinutes: Number(figures.boostMinutes),
  stickyMinutes: Number(figures.stickyMinutes),
  leaseMinutes: Number(figures.leaseMinutes),
  withinMinutes: Number(figures.withinMinutes),
});

/** How one queue gives its work out. Nothing changes until it is saved; who could take it now is shown while one changes it. */
export function QueueRule({ queue, skills }: { queue: Queue; skills: Queues['skills'] }) {
  const [mode, setMode] = useState(queue.mode);
  const [needs, setNeeds] = useState<readonly Need[]>(queue.needs);
  const [figures, setFigures] = useState(textOf(queue));
  const save = useTell(contract.setQueueRule);
  const right = NAMES.every((name) => fits(name, figures[name]));
  return (
    <form
      className="queue-rules"
      aria-label={say('How {{name}} gives its work out', { name: queue.name })}
      onSubmit={(event) => {
        event.preventDefault();
        if (right) save.mutate({ params: { id: queue.teamId }, body: { mode, needs, ...numbersOf(figures) } });
      }}
    >
      <Choice label={say('How work finds its officer')} value={mode} options={modes()} onChange={setMode} />
      <p className="quiet">{modeWords(mode)}</p>
      {mode !== 'list' && (
        <>
          <NeedRows {...{ needs, skills }} onChange={setNeeds} />
          <WhoCould team={queue.teamId} needs={needs} />
          <FigureFields figures={figures} onChange={setFigures} />
        </>
      )}
      <div className="row-of">
        <Button type="submit" weight="main" busy={save.isPending} disabled={!right}>
          {say('Save for this queue')}
        </Button>
        {save.isSuccess && <span role="status">{say('Saved. What waits follows it now.')}</span>}
      </div>
      <Trouble fault={save.error} kept={say('What you set is still here.')} />
    </form>
  );
}

type FieldsProps = { readonly figures: FiguresText; readonly onChange: (figures: FiguresText) => void };

function FigureFields({ figures, onChange }: FieldsProps) {
  const figure = (name: Figures, label: string, hint: string) => (
    <TextField
      label={label}
      hint={hint}
      inputMode="numeric"
      value={figures[name]}
      onChange={(value) => onChange({ ...figures, [name]: value })}
      fault={
        fits(name, figures[name])
          ? undefined
          : say('Give a number from {{least}} to {{most}}.', { least: LIMITS[name][0], most: LIMITS[name][1] })
      }
    />
  );
  return (
    <div className="figures">
      {figure(
        'boostMinutes',
        say('Minutes of waiting worth one step of urgency'),
        say('After four times as long, nothing that came later goes first.'),
      )}
      {figure(
        'stickyMinutes',
        say('Minutes it is kept for who promised'),
        say('As long as they are at the desk with full hands.'),
      )}
      {figure('leaseMinutes', say('Minutes it waits to be opened'), say('Then it goes back and to somebody else.'))}
      {figure('withinMinutes', say('In time is within so many minutes'), say('For the board.'))}
    </div>
  );
}

const modes = () =>
  [
    { value: 'list', label: say('Officers pick') },
    { value: 'pull', label: say('They ask for the next') },
    { value: 'push', label: say('It comes by itself') },
  ] as const;

const modeWords = (mode: Queue['mode']): string =>
  ({
    list: say('Officers choose from the list of the queue. Nothing is given out.'),
    pull: say('An officer asks for the next and gets the first in turn that they may have.'),
    push: say('What comes in goes to the right officer who is on and has room, and says why it came to them.'),
  })[mode];
