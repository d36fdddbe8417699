import { useState } from 'react';
import { Pick, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { today } from '../parts/names.ts';
import { Form, peopleIn, type Of } from './register-form.tsx';

const QUALIFIED = ['holds', 'works towards', 'expertise'] as const;
const orNone = (value: string) => (value === '' ? null : value);
const NOBODY = { officerId: '', competentSince: '', currentOn: '', qualification: 'holds', evidence: '', from: '' };
type Line = typeof NOBODY;

/** What is put on record of somebody who assesses or assures. */
export function PutOn({ register, organisation, onClose }: Of) {
  const day = today(useNow(), useZone());
  const [it, setIt] = useState<Line>({ ...NOBODY, currentOn: day, from: day });
  const [knows, setKnows] = useState(false);
  const [assures, setAssures] = useState(false);
  const put = useTell(contract.putOnRegister, { onDone: onClose });
  const set = (name: keyof Line) => (value: string) => setIt((all) => ({ ...all, [name]: value }));
  const body = {
    officerId: it.officerId,
    knowsSector: knows,
    competentSince: orNone(it.competentSince),
    currentOn: orNone(it.currentOn),
    qualification: QUALIFIED.find((one) => one === it.qualification) ?? null,
    onWhatEvidence: it.evidence,
    contractFrom: orNone(it.from),
    contractUntil: null,
    assures,
  };
  return (
    <Form
      title={say('Put somebody on the register')}
      does={say('Put it on record')}
      busy={put.isPending}
      onClose={onClose}
      onSubmit={() => put.mutate({ params: { id: organisation }, body })}
    >
      <SelectField
        label={say('Whom')}
        required
        value={it.officerId}
        options={peopleIn(register)}
        onChange={set('officerId')}
      />
      <Pick label={say('They know the sector and the role; we have approved it')} checked={knows} onChange={setKnows} />
      <CompetenceFields it={it} set={set} />
      <Pick label={say('Qualified to assure quality')} checked={assures} onChange={setAssures} />
      <Trouble fault={put.error} />
    </Form>
  );
}

function CompetenceFields({ it, set }: { it: Line; set: (name: keyof Line) => (value: string) => void }) {
  return (
    <>
      <TextField
        label={say('Competent in the job since')}
        type="date"
        value={it.competentSince}
        onChange={set('competentSince')}
      />
      <TextField label={say('Shown to be current on')} type="date" value={it.currentOn} onChange={set('currentOn')} />
      <SelectField
        label={say('Qualification to assess')}
        value={it.qualification}
        options={[
          { value: 'holds', label: say('Holds one') },
          { value: 'works towards', label: say('Works towards one') },
          { value: 'expertise', label: say('Expertise in consistent judgements') },
          { value: '', label: say('None of these') },
        ]}
        onChange={set('qualification')}
      />
      <TextArea
        label={say('On what evidence')}
        required
        rows={2}
        maxLength={1000}
        value={it.evidence}
        onChange={set('evidence')}
      />
      <TextField label={say('Contract from')} type="date" value={it.from} onChange={set('from')} />
    </>
  );
}
