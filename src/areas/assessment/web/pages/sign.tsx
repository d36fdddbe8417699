import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Pick } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';
import { ActButton } from '../parts/act-button.tsx';
import type { Programme } from '../parts/types.ts';
import { useDo } from '../parts/use-do.ts';

type SignProps = {
  readonly programme: Programme;
  readonly as: 'employer' | 'provider' | 'apprentice';
  readonly hash: string;
};

/** One signature, under exactly the statement that is shown. */
export function Sign({ programme, as, hash }: SignProps) {
  const [agrees, setAgrees] = useState(false);
  const { run, busy, fault } = useDo(programme);
  return (
    <div className="assessment-sign">
      <Pick
        label={
          as === 'apprentice'
            ? say('I have read the statement, and I am ready to be assessed.')
            : say('I have seen the work, and the minimum of the standard is met.')
        }
        checked={agrees}
        onChange={setAgrees}
      />
      <span className="row-of">
        <Button
          weight="main"
          busy={busy}
          disabled={!agrees}
          onClick={() => run({ to: 'act', act: { act: 'sign', as, hash } })}
        >
          {say('Sign')}
        </Button>
        <ActButton
          programme={programme}
          act="refuse the gateway"
          label={say('Not yet, and say why')}
          asks={[{ kind: 'words', name: 'reason', label: say('Why not yet') }]}
          doing={(given) => ({ to: 'act', act: { act: 'refuse the gateway', as, reason: given.text('reason') } })}
        />
      </span>
      <p className="quiet">
        {say('You sign statement {{mark}}. If one word of it changes, every signature falls and all are asked again.', {
          mark: `${hash.slice(0, 4)} ${hash.slice(4, 8)}`,
        })}
      </p>
      <Trouble fault={fault} />
    </div>
  );
}
