import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { useKeptWords } from '#ui/parts/kept-words.ts';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { offsetAt } from '#ui/time/clock.ts';
import { useZone } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { FIRST_STEP, defaultDue } from '../../rules/index.ts';
import type { CaseView } from '../types.ts';
import { sentence } from '../words.ts';
import type { ActProps } from './acts.tsx';

type MoveProps = ActProps & { readonly toward: 'move' | 'close' | 'reopen' };

const titleOf = (toward: MoveProps['toward']): string =>
  ({ move: say('Move to another state'), close: say('Close this case'), reopen: say('Open this case again') })[toward];

type Next = { readonly nextStep: string; readonly nextDueAt: number };

function useNext(it: CaseView) {
  const zone = useZone();
  return useState<Next>(() => ({
    nextStep: it.case.nextStep ?? FIRST_STEP,
    nextDueAt: it.case.nextDueAt ?? defaultDue(Date.now(), offsetAt(Date.now(), zone)),
  }));
}

const NextFields = ({ next, onChange }: { next: Next; onChange: (next: Next) => void }) => (
  <>
    <TextField
      label={say('Next step')}
      required
      maxLength={280}
      value={next.nextStep}
      onChange={(nextStep) => onChange({ ...next, nextStep })}
    />
    <MomentField label={say('By')} value={next.nextDueAt} onChange={(nextDueAt) => onChange({ ...next, nextDueAt })} />
  </>
);

/** Moves the case on. A case that stays alive says what is next and by when; a closed one says why. */
export function MoveCase({ it, onClose, toward }: MoveProps) {
  const moves = it.case.moves.filter(({ phase }) => toward !== 'close' || phase === 'closed');
  const [state, setState] = useState(
    moves.find(({ state: one }) => one === 'answered')?.state ?? moves[0]?.state ?? '',
  );
  const [next, setNext] = useNext(it);
  const { words: why, set: setWhy, end } = useKeptWords({ caseId: it.case.id, field: 'move' });
  const ends = moves.find((one) => one.state === state)?.phase === 'closed';
  const move = useTell(contract.move, {
    onDone: () => {
      end();
      onClose();
      toast({ words: `${sentence(state)}.` });
    },
  });
  const send = () =>
    move.mutate({
      params: { id: it.case.id },
      body: {
        version: it.case.version,
        state,
        ...(ends ? {} : next),
        ...(why.trim() === '' ? {} : { why }),
      },
    });
  return (
    <Dialog
      title={titleOf(toward)}
      open
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it as it is')}</Button>
          <Button type="submit" weight="main" busy={move.isPending}>
            {ends ? say('Close it') : say('Move it')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('It is then')}
        value={state}
        options={moves.map((one) => ({ value: one.state, label: sentence(one.state) }))}
        onChange={setState}
      />
      {!ends && <NextFields next={next} onChange={setNext} />}
      <TextArea
        label={say('Why')}
        hint={say('For the record. May be left empty.')}
        rows={2}
        value={why}
        onChange={setWhy}
      />
      <Trouble fault={move.error} />
    </Dialog>
  );
}
