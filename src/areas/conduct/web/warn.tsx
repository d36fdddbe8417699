import { useState } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { Incident } from './conduct-panel.tsx';
import { PickIncidents } from './pick-incidents.tsx';

type Props = { readonly it: CaseView; readonly incidents: readonly Incident[]; readonly onClose: () => void };

/** It says what happened, in the words that are on record, so that no sentence is left open. */
const firstLetter = (name: string | null, what: string): string =>
  [
    name === null ? say('Hello,') : say('Hello {{name}},', { name }),
    say('We want to help you with this. In our last contact this happened: {{what}}', { what }),
    say('It makes it hard for us to help you and others. Please do not do it again.'),
    say(
      'If it goes on, we may have to agree with you on other ways of dealing with this. What you have asked us goes on as before.',
    ),
  ].join('\n\n');

/** Tells a customer in writing what they did, and what follows if it goes on. */
export function Warn({ it, incidents, onClose }: Props) {
  const free = incidents.filter(({ warnedAt }) => warnedAt === null);
  const [chosen, setChosen] = useState<readonly string[]>(free.slice(0, 1).map(({ id }) => id));
  const [letter, setLetter] = useState(() => firstLetter(it.case.customerName, free[0]?.what ?? ''));
  const warn = useTell(contract.warn, { onDone: onClose });
  return (
    <Dialog
      title={say('Warn in writing')}
      open
      wide
      onClose={onClose}
      onSubmit={() => warn.mutate({ params: { id: it.case.id }, body: { incidentIds: [...chosen], letter } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" aria-disabled={chosen.length === 0} busy={warn.isPending}>
            {say('Send the warning')}
          </Button>
        </>
      }
    >
      <PickIncidents legend={say('Because of')} incidents={free} chosen={chosen} onChange={setChosen} />
      <TextArea label={say('The letter')} required rows={10} maxLength={20_000} value={letter} onChange={setLetter} />
      <Trouble fault={warn.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}
