import { useState, type ReactNode } from 'react';
import { useMe, useOfficers } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea, type Option } from '#ui/parts/field.tsx';
import { inTurn, useKeptWords, type KeptWords } from '#ui/parts/kept-words.ts';
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
  const [form, setForm] = useState({ officerId: '', about: 'case', kind: 'conflict of interest' });
  const set = (name: keyof typeof form) => (value: string) => setForm({ ...form, [name]: value });
  const reason = useKeptWords({ caseId, field: 'who must not' });
  const add = useTell(contract.addConflict, { onDone: inTurn(reason.end, onClose) });
  const { officerId } = form;
  const kind = form.kind === 'decided it before' ? form.kind : 'conflict of interest';
  const about = form.about === 'customer' ? form.about : 'case';
  return (
    <ForTheRecord
      title={say('Who must not have it')}
      act={say('Keep it from them')}
      reason={reason}
      officerId={officerId}
      onOfficer={set('officerId')}
      sending={add}
      onSend={() => add.mutate({ params: { id: caseId }, body: { officerId, about, kind, reason: reason.words } })}
      onClose={onClose}
    >
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
    </ForTheRecord>
  );
}

function SetSole({ customerId, onClose }: { readonly customerId: string; readonly onClose: () => void }) {
  const [form, setForm] = useState({ officerId: '', deputyId: '' });
  const set = (name: keyof typeof form) => (value: string) => setForm({ ...form, [name]: value });
  const reason = useKeptWords({ caseId: null, field: `alone for ${customerId}` });
  const tell = useTell(contract.setSoleContact, { onDone: inTurn(reason.end, onClose) });
  const { officerId, deputyId } = form;
  const body = { officerId, deputyId: deputyId === '' ? null : deputyId, reason: reason.words };
  return (
    <ForTheRecord
      title={say('One officer alone')}
      act={say('So be it')}
      reason={reason}
      officerId={officerId}
      onOfficer={set('officerId')}
      sending={tell}
      onSend={() => tell.mutate({ params: { id: customerId }, body })}
      onClose={onClose}
    >
      <SelectField
        label={say('Deputy while they are absent')}
        value={deputyId}
        options={useOfficerOptions(say('Nobody: it waits for them'))}
        onChange={set('deputyId')}
      />
    </ForTheRecord>
  );
}

type ForTheRecordProps = {
  readonly title: string;
  readonly act: string;
  readonly reason: KeptWords;
  readonly officerId: string;
  readonly onOfficer: (id: string) => void;
  readonly sending: { readonly isPending: boolean; readonly error: Error | null };
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** An officer, what is said of them, and why: what is missing is said when it is sent. */
function ForTheRecord({ title, act, reason, officerId, onOfficer, sending, ...rest }: ForTheRecordProps) {
  const [tried, setTried] = useState(false);
  const { onSend, onClose, children } = rest;
  const send = () => {
    setTried(true);
    if (officerId !== '' && reason.words.trim() !== '') onSend();
  };
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Cancel')}</Button>
          <Button type="submit" weight="main" busy={sending.isPending}>
            {act}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('Officer')}
        autoFocus
        value={officerId}
        options={useOfficerOptions(say('Choose an officer'))}
        fault={tried && officerId === '' ? say('Choose an officer.') : undefined}
        onChange={onOfficer}
      />
      {children}
      <TextArea
        label={say('In a sentence, for the record')}
        value={reason.words}
        maxLength={500}
        fault={tried && reason.words.trim() === '' ? say('Say in a sentence why.') : undefined}
        onChange={reason.set}
      />
      <Trouble fault={sending.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}
