import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice, TextArea, TextField } from '#ui/parts/field.tsx';
import { inTurn, useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { FINDINGS, type Finding } from '../rules/index.ts';
import type { Issue } from './points.tsx';
import { findingWords } from './words.ts';

type Props = { readonly caseId: string; readonly issue: Issue; readonly onClose: () => void };

/** What was found on a point, why, and by which rule; and where something was found before, why it is changed. */
export function FindingDialog({ caseId, issue, onClose }: Props) {
  const before = issue.findings.at(-1);
  const [finding, setFinding] = useState<Finding>(before?.finding ?? 'upheld');
  const {
    words: reasons,
    set: setReasons,
    end,
  } = useKeptWords({ caseId, field: `finding ${issue.id}` }, before?.reasons);
  const [cites, setCites] = useState(before?.cites ?? '');
  const [why, setWhy] = useState('');
  const find = useTell(contract.findOn, { onDone: inTurn(end, onClose) });
  return (
    <Dialog
      title={say('Point {{number}}: what was found', { number: issue.number })}
      open
      wide
      onClose={onClose}
      onSubmit={() => find.mutate({ params: { id: issue.id }, body: { finding, reasons, cites, why } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={find.isPending}>
            {say('Save the finding')}
          </Button>
        </>
      }
    >
      <p className="voice">{issue.said}</p>
      <Choice<Finding>
        label={say('Found')}
        value={finding}
        onChange={setFinding}
        options={FINDINGS.map((one) => ({ value: one, label: findingWords(one) }))}
      />
      <TextArea
        label={say('Because')}
        hint={say('The customer reads this. Say what happened, and what should have.')}
        required
        rows={5}
        maxLength={8000}
        value={reasons}
        onChange={setReasons}
      />
      <TextField
        label={say('The rule or policy')}
        hint={say('For example: Service charter 2.1')}
        required
        maxLength={1000}
        value={cites}
        onChange={setCites}
      />
      {before !== undefined && (
        <TextField label={say('Why the finding is changed')} required maxLength={2000} value={why} onChange={setWhy} />
      )}
      <Trouble fault={find.error} />
    </Dialog>
  );
}
