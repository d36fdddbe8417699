import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { At } from '#ui/time/now.tsx';
import { tell } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { CaseEntry } from '../types.ts';
import type { ActProps } from './acts.tsx';

/** The contacts of a case, one line each: a contact is split whole, with all its messages. */
function contactsOf(entries: readonly CaseEntry[]): ReadonlyMap<string, CaseEntry> {
  const contacts = new Map<string, CaseEntry>();
  for (const entry of entries) {
    if (entry.contactId !== null && !contacts.has(entry.contactId)) contacts.set(entry.contactId, entry);
  }
  return contacts;
}

/** Takes contacts that are about something else out into a case of their own. */
export function SplitCase({ it, onClose }: ActProps) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const contacts = contactsOf(it.entries);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [subject, setSubject] = useState('');
  const undo = async (id: string) => {
    await tell(contract.undoSplit, { params: { id } });
    await client.invalidateQueries();
    await navigate({ to: '/case/$id', params: { id: it.case.id } });
  };
  const split = useTell(contract.split, {
    onDone: ({ newId, splitId, reference }) => {
      onClose();
      void navigate({ to: '/case/$id', params: { id: newId } });
      toast({
        words: say('Case {{reference}} was split off.', { reference }),
        act: { label: say('Undo'), run: () => void undo(splitId) },
      });
    },
  });
  const send = () => {
    if (chosen.size === 0) return;
    split.mutate({ params: { id: it.case.id }, body: { contactIds: [...chosen], subject, version: it.case.version } });
  };
  return (
    <Dialog
      title={say('Split contacts off')}
      open
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave them together')}</Button>
          <Button type="submit" weight="main" aria-disabled={chosen.size === 0} busy={split.isPending}>
            {chosen.size === 0 ? say('Choose what moves first') : say('Split off')}
          </Button>
        </>
      }
    >
      <Contacts contacts={contacts} chosen={chosen} onChange={setChosen} />
      <TextField
        label={say('Subject of the new case')}
        required
        maxLength={500}
        value={subject}
        onChange={setSubject}
      />
      <Trouble fault={split.error} />
    </Dialog>
  );
}

type ContactsProps = {
  readonly contacts: ReadonlyMap<string, CaseEntry>;
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
};

const Contacts = ({ contacts, chosen, onChange }: ContactsProps) => (
  <fieldset className="field">
    <legend>{say('What is about something else?')}</legend>
    {[...contacts].map(([id, entry]) => (
      <Pick
        key={id}
        checked={chosen.has(id)}
        onChange={(on) => onChange(new Set([...[...chosen].filter((one) => one !== id), ...(on ? [id] : [])]))}
        label={
          <>
            <b>{entry.who}</b>, <At at={entry.at} />: {entry.body.slice(0, 90)}
          </>
        }
      />
    ))}
    {contacts.size === 0 && (
      <p className="quiet small">{say('There is nothing to split: nobody has written or called.')}</p>
    )}
  </fieldset>
);
