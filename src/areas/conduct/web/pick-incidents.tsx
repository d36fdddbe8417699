import { Pick } from '#ui/parts/field.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import type { Incident } from './conduct-panel.tsx';

type Props = {
  readonly legend: string;
  readonly incidents: readonly Incident[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

/** What happened, to choose from. */
export function PickIncidents({ legend, incidents, chosen, onChange }: Props) {
  const now = useNow();
  const zone = useZone();
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      {incidents.map(({ id, at, what, warnedAt }) => (
        <Pick
          key={id}
          label={
            warnedAt === null
              ? say('{{when}}: {{words}}', { when: shortDay(at, now, zone), words: what.slice(0, 90) })
              : say('{{when}}: {{words}} (warned)', { when: shortDay(at, now, zone), words: what.slice(0, 90) })
          }
          checked={chosen.includes(id)}
          onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />
      ))}
    </fieldset>
  );
}
