import { useState } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice, TextArea } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { DecisionView } from './decision-panel.tsx';

type How = 'letter' | 'by telephone' | 'in person';

/** The letter as it begins: what was decided, and with a "no" what has to stand in it. */
function firstLetter(
  { says, what, alternative, noAlternative, reviewRight }: DecisionView,
  name: string | null,
): string {
  const greeting = name === null ? say('Hello,') : say('Hello {{name}},', { name });
  const opening = says
    ? say('We have decided about this: {{what}}. We cannot do it.', { what })
    : say('We have decided about this: {{what}}. We will do it.', { what });
  const no = says ? [alternative === '' ? noAlternative : alternative, reviewRight] : [];
  return [greeting, opening, ...no].join('\n\n');
}

/** The customer hears what was decided, in a letter or from somebody. */
export function TellDecision({ it, decision, onClose }: { it: CaseView; decision: DecisionView; onClose: () => void }) {
  const [how, setHow] = useState<How>('letter');
  const [words, setWords] = useState(() => firstLetter(decision, it.case.customerName));
  const tell = useTell(contract.tell, { onDone: onClose });
  return (
    <Dialog
      title={say('Tell the customer')}
      open
      wide
      onClose={onClose}
      onSubmit={() => tell.mutate({ params: { id: decision.id }, body: { how, words } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={tell.isPending}>
            {how === 'letter' ? say('Send it') : say('They were told')}
          </Button>
        </>
      }
    >
      <Choice<How>
        label={say('How')}
        value={how}
        onChange={setHow}
        options={[
          { value: 'letter', label: say('By letter') },
          { value: 'by telephone', label: say('By telephone') },
          { value: 'in person', label: say('In person') },
        ]}
      />
      <TextArea
        label={how === 'letter' ? say('The letter') : say('What they were told')}
        hint={decision.says ? say('What else there is, and who can look at it again, have to stand in it.') : undefined}
        required
        rows={10}
        maxLength={20_000}
        value={words}
        onChange={setWords}
      />
      <Trouble fault={tell.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}
