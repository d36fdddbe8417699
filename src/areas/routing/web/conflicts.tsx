import { useState } from 'react';
import { useMe, useOfficers } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea, type Option } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { Routing } from './case-routing.tsx';
import type { Names } from './words.ts';

type ConflictsProps = {
  readonly routing: Routing;
  readonly caseId: string;
  readonly customerId: string | null;
  readonly names: Names;
};

/** Who must not have a case, and who alone deals with its customer. Said from the palette, ended by a leader. */
export function Conflicts({ routing: { conflicts, sole }, caseId, customerId, names }: ConflictsProps) {
  const me = useMe();
  const [adding, setAdding] = useState<'conflict' | 'sole'>();
  const end = useTell(contract.endConflict);
  const leads = me.may('routing.plan');
  const where = say('Case');
  useKeys([
    ...(me.may('cases.assign')
      ? [{ does: say('Say that somebody must not have this case'), where, run: () => setAdding('conflict') }]
      : []),
    ...(leads && customerId !== null
      ? [{ does: say('Let one officer alone deal with this customer'), where, run: () => setAdding('sole') }]
      : []),
  ]);
  return (
    <>
      {conflicts.length > 0 && (
        <ul className="reasons">
          {conflicts.map(({ id, officerId, about, reason }) => (
            <li key={id}>
              {about === 'case'
                ? say('{{name}} must not have this case: {{reason}}', { name: names.officer(officerId), reason })
                : say('{{name}} must not have anything of this customer: {{reason}}', {
                    name: names.officer(officerId),
                    reason,
                  })}{' '}
              {leads && (
                <button type="button" className="linkish" onClick={() => end.mutate({ params: { id } })}>
                  {say('End this')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {sole !== null && <Sole {...{ sole, names, leads }} />}
      <Trouble fault={end.error} />
      {adding === 'conflict' && (
        <AddConflict {...{ caseId, hasCustomer: customerId !== null }} onClose={() => setAdding(undefined)} />
      )}
      {adding === 'sole' && customerId !== null && (
        <SetSole customerId={customerId} onClose={() => setAdding(undefined)} />
      )}
    </>
  );
}

type SoleProps = {
  readonly sole: NonNullable<Routing['sole']>;
  readonly names: Names;
  readonly leads: boolean;
};

function Sole({ sole, names, leads }: SoleProps) {
  const end = useTell(contract.endSoleContact);
  const { id, officerId, deputyId, reason } = sole;
  const name = names.officer(officerId);
  return (
    <p>
      {deputyId === null
        ? say('{{name}} alone deals with this customer: {{reason}}', { name, reason })
        : say('{{name}} alone deals with this customer, and {{deputy}} while they are absent: {{reason}}', {
            name,
            deputy: names.officer(deputyId),
            reason,
          })}{' '}
      {leads && (
        <button type="button" className="linkish" onClick={() => end.mutate({ params: { id } })}>
          {say('End this')}
        </button>
      )}
      <Trouble fault={end.error} />
    </p>
  );
}

const useOfficerOptions = (none: string): readonly Option[] => [
  { value: '', label: none },
  ...useOfficers()
    .filter(({ disabled }) => !disabled)
    .map(({ id, name }) => ({ value: id, label: name })),
];

type AddProps = { readonly caseId: string; readonly hasCustomer: boolean; readonly onClose: () => void };

function AddConflict({ caseId, hasCustomer, onClose }: AddProps) {
  const [form, setForm] = useState({ officerId: '', about: 'case', kind: 'conflict of interest', reason: '' });
  const set = (name: keyof typeof form) => (value: string) => setForm({ ...form, [name]: value });
  const add = useTell(contract.addConflict, { onDone: onClose });
  const { officerId, reason } = form;
  const kind = form.kind === 'decided it before' ? form.kind : 'conflict of interest';
  const about = form.about === 'customer' ? form.about : 'case';
  return (
    <Dialog
      title={say('Who must not have it')}
      open
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{say('Cancel')}</Button>
          <Button
            weight="main"
            busy={add.isPending}
            disabled={officerId === '' || reason.trim() === ''}
            onClick={() => add.mutate({ params: { id: caseId }, body: { officerId, about, kind, reason } })}
          >
            {say('Keep it from them')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('Officer')}
        value={officerId}
        options={useOfficerOptions(say('Choose an officer'))}
        onChange={set('officerId')}
      />
      <SelectField
        label={say('What they must not have')}
        value={about}
        options={[
          { value: 'case', label: say('This case') },
          ...(hasCustomer ? [{ value: 'customer', label: say('Anything of this customer') }] : []),
        ]}
        onChange={set('about')}
      />
      <SelectField
        label={say('Why')}
        value={kind}
        options={[
          { value: 'conflict of interest', label: say('A conflict of interest') },
          { value: 'decided it before', label: say('They decided it before') },
        ]}
        onChange={set('kind')}
      />
      <TextArea label={say('In a sentence, for the record')} value={reason} maxLength={500} onChange={set('reason')} />
      <Trouble fault={add.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}

function SetSole({ customerId, onClose }: { readonly customerId: string; readonly onClose: () => void }) {
  const [form, setForm] = useState({ officerId: '', deputyId: '', reason: '' });
  const set = (name: keyof typeof form) => (value: string) => setForm({ ...form, [name]: value });
  const tell = useTell(contract.setSoleContact, { onDone: onClose });
  const { officerId, deputyId, reason } = form;
  const body = { officerId, deputyId: deputyId === '' ? null : deputyId, reason };
  return (
    <Dialog
      title={say('One officer alone')}
      open
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{say('Cancel')}</Button>
          <Button
            weight="main"
            busy={tell.isPending}
            disabled={officerId === '' || reason.trim() === ''}
            onClick={() => tell.mutate({ params: { id: customerId }, body })}
          >
            {say('So be it')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('Officer')}
        value={officerId}
        options={useOfficerOptions(say('Choose an officer'))}
        onChange={set('officerId')}
      />
      <SelectField
        label={say('Deputy while they are absent')}
        value={deputyId}
        options={useOfficerOptions(say('Nobody: it waits for them'))}
        onChange={set('deputyId')}
      />
      <TextArea label={say('In a sentence, for the record')} value={reason} maxLength={500} onChange={set('reason')} />
      <Trouble fault={tell.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}
