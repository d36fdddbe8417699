import type { CaseView } from '#areas/cases/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { inTurn, useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

/** It came after the time limit, and is taken for a reason that somebody gives. */
export function TakeThoughLate({ it, onClose }: { it: CaseView; onClose: () => void }) {
  const { words: reasons, set: setReasons, end } = useKeptWords({ caseId: it.case.id, field: 'take though late' });
  const take = useTell(contract.takeThoughLate, { onDone: inTurn(end, onClose) });
  return (
    <Dialog
      title={say('Take it though late')}
      open
      onClose={onClose}
      onSubmit={() => take.mutate({ params: { id: it.case.id }, body: { reasons } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={take.isPending}>
            {say('Take it')}
          </Button>
        </>
      }
    >
      <TextArea
        label={say('Why it is taken all the same')}
        hint={say('For example: they were ill, or only now had what shows it.')}
        required
        maxLength={4000}
        value={reasons}
        onChange={setReasons}
      />
      <Trouble fault={take.error} />
    </Dialog>
  );
}
