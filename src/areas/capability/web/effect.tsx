import { useState } from 'react';
import { Fold } from '#ui/parts/button.tsx';
import { Loaded } from '#ui/parts/states.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { number, say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { Measure } from '../rules/index.ts';

type Effect = ReplyOf<typeof contract.effectOfAction>;

export function measureWords(measure: Measure): string {
  if (measure === 'promises kept') return say('promises that are kept');
  if (measure === 'not opened again') return say('cases that are not opened again');
  return measure === 'tone not worse'
    ? say('customers who do not become angrier')
    : say('how hard letters are to read');
}

/** What changed in the figures that were chosen, one press away. */
export function EffectOf({ id, measure }: { id: string; measure: Measure }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Fold open={open} onToggle={() => setOpen(!open)}>
        {say('What changed: {{measure}}', { measure: measureWords(measure) })}
      </Fold>
      {open && <Shown id={id} />}
    </>
  );
}

function Shown({ id }: { id: string }) {
  const asked = useAsk(contract.effectOfAction, { params: { id } });
  const now = useNow();
  const zone = useZone();
  return (
    <Loaded asked={asked} what={say('What changed')}>
      {(it) => (
        <div className="why">
          <p>
            {say('Before: {{before}}. Since {{day}}: {{after}}.', {
              before: figureWords(it.measure, it.before),
              after: figureWords(it.measure, it.after),
              day: shortDay(it.from, now, zone),
            })}{' '}
            <b>{saysWords(it)}</b>
          </p>
          {it.low !== null && it.high !== null && (
            <p className="quiet">
              {say('The difference lies between {{low}} and {{high}} in 95 of 100 such looks.', {
                low: differenceWords(it.measure, it.low),
                high: differenceWords(it.measure, it.high),
              })}{' '}
              {say('Other things changed as well: this shows what happened, not why.')}
            </p>
          )}
        </div>
      )}
    </Loaded>
  );
}

const rounded = (value: number): string => number(Math.round(value * 10) / 10);

function figureWords(measure: Measure, { n, value }: Effect['before']): string {
  if (value === null) return say('nothing');
  return measure === 'reading grade'
    ? say('school year {{grade}} in {{n}} letters', { grade: rounded(value), n: number(n) })
    : say('{{share}} % of {{n}}', { share: rounded(100 * value), n: number(n) });
}

const differenceWords = (measure: Measure, value: number): string => {
  const shown = measure === 'reading grade' ? value : 100 * value;
  const sign = shown > 0 ? '+' : '';
  return measure === 'reading grade'
    ? say('{{n}} years', { n: `${sign}${rounded(shown)}` })
    : say('{{n}} points', { n: `${sign}${rounded(shown)}` });
};

function saysWords({ says }: Effect): string {
  if (says === 'too few') return say('Too few to say anything; ten on either side are the least.');
  if (says === 'better') return say('Better, by more than chance explains.');
  return says === 'worse'
    ? say('Worse, by more than chance explains.')
    : say('No difference that chance does not explain.');
}
