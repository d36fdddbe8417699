import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { KINDS } from '../../rules/index.ts';
import { PRIORITY_OPTIONS, sentence } from '../words.ts';
import type { ActProps } from './acts.tsx';

export const KIND_OPTIONS = KINDS.map((kind) => ({ value: kind, label: sentence(kind) }));

/** Subject, kind, urgency and next step. Only what was changed is sent. */
export function ChangeCase({ it, onClose }: ActProps) {
  const old = it.case;
  const [subject, setSubject] = useState(old.subject);
  const [priority, setPriority] = useState(String(old.priority));
  const [kind, setKind] = useState(old.kind);
  const [nextStep, setNextStep] = useState(old.nextStep ?? '');
  const [nextDueAt, setNextDueAt] = useState(old.nextDueAt);
  const change = useTell(contract.change, { onDone: onClose });
  const known = KINDS.find((one) => one === kind);
  const send = () =>
    change.mutate({
      params: { id: old.id },
      body: {
        version: old.version,
        ...(subject === old.subject ? {} : { subject }),
        ...(Number(priority) === old.priority ? {} : { priority: Number(priority) }),
        ...(kind === old.kind || known === undefined ? {} : { kind: known }),
        ...(nextStep === (old.nextStep ?? '') || nextStep.trim() === '' ? {} : { nextStep }),
        ...(nextDueAt === old.nextDueAt || nextDueAt === null ? {} : { nextDueAt }),
      },
    });
  return (
    <Dialog
      title={say('Change what it is')}
      open
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={change.isPending}>
            {say('Change it')}
          </Button>
        </>
      }
    >
      <TextField label={say('Subject')} required maxLength={500} value={subject} onChange={setSubject} />
      <div className="columns">
        <SelectField label={say('Kind')} value={kind} options={KIND_OPTIONS} onChange={setKind} />
        <SelectField label={say('Urgency')} value={priority} options={PRIORITY_OPTIONS} onChange={setPriority} />
      </div>
      {nextDueAt !== null && (
        <>
          <TextField label={say('Next step')} required maxLength={280} value={nextStep} onChange={setNextStep} />
          <MomentField label={say('By')} value={nextDueAt} onChange={setNextDueAt} />
        </>
      )}
      <Trouble fault={change.error} />
    </Dialog>
  );
}
