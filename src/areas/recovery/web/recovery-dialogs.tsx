import { useState } from 'react';
import { useOfficers } from '#areas/identity/web/index.ts';
import { DAY } from '#kernel/time.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice, Pick, SelectField, TextArea } from '#ui/parts/field.tsx';
import { inTurn, useKeptWords } from '#ui/parts/kept-words.ts';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { fromFields, toFields } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { DID, type Did } from '../rules/index.ts';
import { didWords } from './words.ts';

type Props = { readonly caseId: string; readonly onClose: () => void };

/** What was done to win them back, and when somebody asks whether it held. */
export function TakeStep({ caseId, onClose }: Props) {
  const now = useNow();
  const zone = useZone();
  const [did, setDid] = useState<Did>('rang');
  const { words, set, end } = useKeptWords({ caseId, field: 'recovery' });
  const [asks, setAsks] = useState(true);
  const [followAt, setFollow] = useState(
    () => fromFields(toFields(now + 14 * DAY, zone).date, '10:00', zone) ?? now + 14 * DAY,
  );
  const take = useTell(contract.takeStep, { onDone: inTurn(end, onClose) });
  return (
    <Dialog
      title={say('Win them back')}
      open
      onClose={onClose}
      onSubmit={() => take.mutate({ params: { id: caseId }, body: { did, words, followAt: asks ? followAt : null } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={take.isPending}>
            {say('Keep it')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('What was done')}
        value={did}
        options={DID.map((one) => ({ value: one, label: didWords(one) }))}
        onChange={(value) => setDid(DID.find((one) => one === value) ?? did)}
      />
      <TextArea
        label={say('How it went')}
        hint={say('What they said, and what you owned up to.')}
        required
        rows={3}
        maxLength={2000}
        value={words}
        onChange={set}
      />
      <Pick label={say('Ask them again whether it held')} checked={asks} onChange={setAsks} />
      {asks && <MomentField label={say('When')} value={followAt} onChange={setFollow} />}
      <Trouble fault={take.error} />
    </Dialog>
  );
}

/** Whether it held, in their words. */
export function FollowUp({ caseId, stepId, onClose }: Props & { readonly stepId: string }) {
  const [content, setContent] = useState<'yes' | 'no'>('yes');
  const { words, set, end } = useKeptWords({ caseId, field: `follow up ${stepId}` });
  const follow = useTell(contract.followUp, { onDone: inTurn(end, onClose) });
  return (
    <Dialog
      title={say('Did it hold?')}
      open
      onClose={onClose}
      onSubmit={() => follow.mutate({ params: { id: stepId }, body: { content: content === 'yes', words } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={follow.isPending}>
            {say('Keep it')}
          </Button>
        </>
      }
    >
      <Choice
        label={say('Did it hold?')}
        value={content}
        options={[
          { value: 'yes', label: say('They are content') },
          { value: 'no', label: say('They are not') },
        ]}
        onChange={setContent}
      />
      <TextArea label={say('What they said')} required rows={3} maxLength={2000} value={words} onChange={set} />
      <Trouble fault={follow.error} />
    </Dialog>
  );
}

/** Somebody was praised: whom, in the words of whoever said it. */
export function Praise({ caseId, onClose }: Props) {
  const [officerId, setOfficer] = useState('');
  const { words, set, end } = useKeptWords({ caseId, field: 'praise' });
  const praise = useTell(contract.praise, { onDone: inTurn(end, onClose) });
  const officers = useOfficers()
    .filter((one) => !one.disabled)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Dialog
      title={say('They praise somebody')}
      open
      onClose={onClose}
      onSubmit={() => praise.mutate({ params: { id: caseId }, body: { officerId, words } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={praise.isPending}>
            {say('Keep it')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('Whom')}
        required
        value={officerId}
        options={[{ value: '', label: say('Choose who') }, ...officers]}
        onChange={setOfficer}
      />
      <TextArea label={say('In their words')} required rows={3} maxLength={2000} value={words} onChange={set} />
      <Trouble fault={praise.error} />
    </Dialog>
  );
}
