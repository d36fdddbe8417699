import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { Week } from './team-roster.tsx';

/** What this team is warned of: the least rest between two shifts, and the most hours in a week. */
export function LimitsDialog({ week, onClose }: { week: Week; onClose: () => void }) {
  const [rest, setRest] = useState(String(week.limits.restMinutes / 60));
  const [most, setMost] = useState(String(week.limits.weekMinutes / 60));
  const [names, setNames] = useState(week.limits.namesOnBoard);
  const set = useTell(contract.setLimits, { onDone: onClose });
  return (
    <Dialog
      title={say('What is warned of')}
      open
      onClose={onClose}
      onSubmit={() =>
        set.mutate({
          body: {
            teamId: week.team?.id ?? '',
            restMinutes: Math.round(Number(rest) * 60),
            weekMinutes: Math.round(Number(most) * 60),
            namesOnBoard: names,
          },
        })
      }
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={set.isPending}>
            {say('Keep this')}
          </Button>
        </>
      }
    >
      <div className="columns">
        <TextField
          label={say('Hours of rest between two shifts, at least')}
          type="number"
          required
          min={0}
          max={20}
          step={0.5}
          value={rest}
          onChange={setRest}
        />
        <TextField
          label={say('Hours in a week, at most')}
          type="number"
          required
          min={1}
          max={168}
          step={0.5}
          value={most}
          onChange={setMost}
        />
      </div>
      <Pick label={say('Say on the board on the wall who of the team is here')} checked={names} onChange={setNames} />
      <p className="small quiet">{say('A swap that would break them is refused. Your own planning is warned of.')}</p>
      <Trouble fault={set.error} />
    </Dialog>
  );
}
