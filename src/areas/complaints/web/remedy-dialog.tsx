import { useState } from 'react';
import { permissionsOf } from '#areas/identity/rules/index.ts';
import { useMe, useOfficers } from '#areas/identity/web/index.ts';
import { DAY } from '#kernel/time.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { fromFields, toFields } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { REMEDIES, type RemedyKind } from '../rules/index.ts';
import { Hollow } from './answer-dialog.tsx';
import type { Issue } from './points.tsx';
import { remedyHint, remedyWords } from './words.ts';

type Props = { readonly caseId: string; readonly issue: Issue; readonly onClose: () => void };

/** What we will do to put a point right, who does it and by when. The customer reads it as a promise. */
export function RemedyDialog({ caseId, issue, onClose }: Props) {
  const { form, put, officers } = useForm();
  const { kind, what, ownerId, dueAt, amount } = form;
  const add = useTell(contract.addRemedy, { onDone: onClose });
  const costCents = amount === '' ? null : Math.round(Number(amount) * 100);
  return (
    <Dialog
      title={say('Put point {{number}} right', { number: issue.number })}
      open
      onClose={onClose}
      onSubmit={() =>
        add.mutate({ params: { id: caseId }, body: { issueId: issue.id, kind, what, dueAt, ownerId, costCents } })
      }
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={add.isPending}>
            {say('Promise it')}
          </Button>
        </>
      }
    >
      <p className="voice">{issue.said}</p>
      <SelectField
        label={say('What kind')}
        hint={remedyHint(kind)}
        value={kind}
        options={REMEDIES.map((one) => ({ value: one, label: remedyWords(one) }))}
        onChange={(value) => put({ kind: REMEDIES.find((one) => one === value) ?? 'apology' })}
      />
      <TextField
        label={say('What we will do')}
        hint={say('The customer reads this in the answer and on their page. Begin with the verb: Correct the list.')}
        required
        maxLength={280}
        value={what}
        onChange={(what) => put({ what })}
      />
      <Hollow text={what} />
      <TextField
        label={kind === 'money' ? say('Amount') : say('What it costs, where it is known')}
        type="number"
        inputMode="decimal"
        min={0}
        step="0.01"
        required={kind === 'money'}
        value={amount}
        onChange={(amount) => put({ amount })}
      />
      <SelectField
        label={say('Who does it')}
        value={ownerId}
        options={officers}
        onChange={(ownerId) => put({ ownerId })}
      />
      <MomentField label={say('By')} value={dueAt} onChange={(dueAt) => put({ dueAt })} />
      <Trouble fault={add.error} />
    </Dialog>
  );
}

type Form = {
  readonly kind: RemedyKind;
  readonly what: string;
  readonly ownerId: string;
  readonly dueAt: number;
  readonly amount: string;
};

function useForm() {
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const [form, setForm] = useState<Form>(() => ({
    kind: 'apology',
    what: '',
    ownerId: me.officer.id,
    dueAt: fromFields(toFields(now + 14 * DAY, zone).date, '17:00', zone) ?? now + 14 * DAY,
    amount: '',
  }));
  const officers = useOfficers()
    .filter((one) => !one.disabled && permissionsOf(one.roles).includes('cases.change'))
    .map(({ id, name }) => ({ value: id, label: name }));
  return { form, put: (part: Partial<Form>) => setForm((old) => ({ ...old, ...part })), officers };
}
