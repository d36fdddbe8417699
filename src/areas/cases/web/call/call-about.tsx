import { useEffect } from 'react';
import { useMe, useTeams } from '#areas/identity/web/index.ts';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { KIND_OPTIONS } from '../acts/change-case.tsx';
import type { CallForm } from './call-form.ts';
import type { CallAbout } from './open-call.ts';

type AboutProps = {
  readonly form: CallForm;
  readonly put: (change: Partial<CallForm>) => void;
  readonly here: CallAbout;
};

/** Which case it was about: one of theirs that is not over, the one on the screen, or a new one. */
export function CallAboutWhat({ form, put, here }: AboutProps) {
  const known = form.who === 'known' && form.customerId !== '';
  const asked = useAsk(contract.list, { query: { customer: form.customerId, limit: 8 } }, { enabled: known });
  const cases = known ? (asked.data?.cases ?? []) : [];
  const [first] = cases;
  const firstId = first?.id ?? '';
  // Most calls are about the case that is open; one key away is another, or a new one.
  useEffect(() => {
    if (known && form.caseId === '' && form.subject === '' && firstId !== '') put({ caseId: firstId });
    // oxlint-disable-next-line react/exhaustive-deps -- Only when the caller becomes known, never against what the officer chose.
  }, [known, form.customerId, firstId]);
  const onScreen =
    here.caseId === undefined || cases.some(({ id }) => id === here.caseId)
      ? []
      : [{ value: here.caseId, label: here.subject ?? '' }];
  const options = [
    ...onScreen,
    ...cases.map(({ id, reference, subject }) => ({ value: id, label: `${subject} (${reference})` })),
    { value: '', label: say('A new case') },
  ];
  return (
    <>
      {options.length > 1 && (
        <SelectField
          label={say('About')}
          value={form.caseId}
          options={options}
          onChange={(caseId) => put({ caseId })}
        />
      )}
      {form.caseId === '' && <NewOne form={form} put={put} />}
    </>
  );
}

function NewOne({ form, put }: Omit<AboutProps, 'here'>) {
  const me = useMe();
  const teams = useTeams();
  const team = form.teamId === '' ? (me.teams[0]?.id ?? '') : form.teamId;
  return (
    <div className="columns">
      <TextField
        label={say('New case, in a few words')}
        placeholder={say('The beginning of what was said')}
        value={form.subject}
        maxLength={500}
        onChange={(subject) => put({ subject })}
      />
      <SelectField label={say('Kind')} value={form.kind} options={KIND_OPTIONS} onChange={(kind) => put({ kind })} />
      <SelectField
        label={say('Queue')}
        value={team}
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(teamId) => put({ teamId })}
      />
    </div>
  );
}
