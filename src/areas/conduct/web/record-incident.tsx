import { useState } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, SelectField, TextArea } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { CATEGORIES, IMPACTS, RESPONSES, type Category, type Impact } from '../rules/index.ts';
import { categoryWords, impactWords, responseWords } from './words.ts';

const formOf = (it: CaseView) => ({
  contactId: heardOn(it)[0]?.contactId ?? '',
  category: 'behaviour' as Category,
  impacts: [] as readonly Impact[],
  what: '',
  response: 'named it and asked them to stop' as (typeof RESPONSES)[number],
});
type Form = ReturnType<typeof formOf>;
type Parts = { readonly it: CaseView; readonly form: Form; readonly put: (more: Partial<Form>) => void };

/** What they said to us on this case, the newest first. */
const heardOn = (it: CaseView) =>
  it.entries.filter(({ direction, contactId }) => direction === 'in' && contactId !== null).toReversed();

/** What was said or done, in a contact, and what it put at risk. */
export function RecordIncident({ it, onClose }: { it: CaseView; onClose: () => void }) {
  const [form, setForm] = useState<Form>(() => formOf(it));
  const put = (more: Partial<Form>) => setForm((was) => ({ ...was, ...more }));
  const record = useTell(contract.recordIncident, {
    onDone: ({ asks }) => {
      if (asks) toast({ words: say('It is on record. Your Today asks how you are.') });
      onClose();
    },
  });
  const { contactId, impacts, ...rest } = form;
  const send = () =>
    record.mutate({
      params: { id: it.case.id },
      body: { ...rest, contactId: contactId === '' ? null : contactId, impacts: [...impacts] },
    });
  return (
    <Dialog
      title={say('Record what somebody did')}
      open
      wide
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" aria-disabled={impacts.length === 0} busy={record.isPending}>
            {say('Put it on record')}
          </Button>
        </>
      }
    >
      <Where {...{ it, form, put }} />
      <TextArea
        label={say('What was said or done, as it was')}
        hint={say('Their words and acts, not what you think of them. They can ask to read this.')}
        required
        rows={4}
        maxLength={4000}
        value={form.what}
        onChange={(what) => put({ what })}
      />
      <Risk {...{ it, form, put }} />
      <SelectField
        label={say('What you did')}
        value={form.response}
        options={RESPONSES.map((one) => ({ value: one, label: responseWords(one) }))}
        onChange={(value) => put({ response: RESPONSES.find((one) => one === value) ?? form.response })}
      />
      <Trouble fault={record.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}

/** What sort of conduct, and in which contact. */
function Where({ it, form, put }: Parts) {
  const now = useNow();
  const zone = useZone();
  return (
    <div className="columns">
      <SelectField
        label={say('What sort of conduct')}
        value={form.category}
        options={CATEGORIES.map((one) => ({ value: one, label: categoryWords(one) }))}
        onChange={(value) => put({ category: CATEGORIES.find((one) => one === value) ?? form.category })}
      />
      <SelectField
        label={say('In which contact')}
        value={form.contactId}
        options={[
          { value: '', label: say('In none of these') },
          ...heardOn(it)
            .slice(0, 20)
            .map((one) => ({
              value: one.contactId ?? '',
              label: say('{{when}}: {{words}}', { when: dayAndHour(one.at, now, zone), words: one.body.slice(0, 60) }),
            })),
        ]}
        onChange={(contactId) => put({ contactId })}
      />
    </div>
  );
}

function Risk({ form: { impacts }, put }: Parts) {
  return (
    <fieldset className="field">
      <legend>{say('What it put at risk')}</legend>
      {IMPACTS.map((one) => (
        <Pick
          key={one}
          label={impactWords(one)}
          checked={impacts.includes(one)}
          onChange={(on) => put({ impacts: on ? [...impacts, one] : impacts.filter((was) => was !== one) })}
        />
      ))}
      {impacts.length === 0 && <span className="hint">{say('Where it put nothing at risk, it is no incident.')}</span>}
    </fieldset>
  );
}
