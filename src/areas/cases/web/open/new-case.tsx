import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useMe, useTeams } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice, Pick, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { Refused } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';
import { CHANNELS, KINDS, TONES } from '../../rules/index.ts';
import { KIND_OPTIONS } from '../acts/change-case.tsx';
import { sentence } from '../words.ts';
import { Whom, personOf, type WhomChoice } from './whom.tsx';

const WAYS = [
  { value: 'phone', label: 'Telephone' },
  { value: 'counter', label: 'Counter' },
  { value: 'letter', label: 'Letter' },
] as const;
const TONE_OPTIONS = [
  { value: '', label: 'Not noted' },
  ...TONES.map((tone) => ({ value: tone, label: sentence(tone) })),
];

type Form = {
  readonly way: (typeof WAYS)[number]['value'];
  readonly whom: WhomChoice;
  readonly kind: string;
  readonly subject: string;
  readonly said: string;
  readonly tone: string;
  /** Empty until somebody chooses: then it is the officer's own first queue. */
  readonly team: string;
  readonly mine: boolean;
};

const EMPTY: Form = {
  way: 'phone',
  whom: { name: '', email: '', phone: '' },
  kind: 'enquiry',
  subject: '',
  said: '',
  tone: '',
  team: '',
  mine: true,
};

/** A case that begins with somebody speaking: who, what they said, and where it goes. */
export function NewCase() {
  const me = useMe();
  const navigate = useNavigate();
  const teams = useTeams();
  const [form, setForm] = useState(EMPTY);
  const put = (change: Partial<Form>) => setForm((old) => ({ ...old, ...change }));
  const team = form.team === '' ? (me.teams[0]?.id ?? teams[0]?.id ?? '') : form.team;
  const open = useTell(contract.open, {
    onDone: ({ id }) => void navigate({ to: '/case/$id', params: { id } }),
  });
  const refused = open.error instanceof Refused ? open.error : undefined;
  return (
    <main className="sheet" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>New case</h1>
          <p>Somebody rang, came in or sent a letter.</p>
        </div>
      </header>
      <form
        className="page-form stack"
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate({ body: bodyOf(form, team, me.officer.id) });
        }}
      >
        <Choice label="How did it come?" value={form.way} options={WAYS} onChange={(way) => put({ way })} />
        <Whom value={form.whom} onChange={(whom) => put({ whom })} fault={refused?.on('customer')} />
        <SaidFields form={form} put={put} refused={refused} />
        <WhereFields form={form} put={put} team={team} />
        <Trouble fault={open.error} kept="What you wrote is still here." />
        <div className="row-of">
          <Button type="submit" weight="main" busy={open.isPending}>
            Open the case
          </Button>
        </div>
      </form>
    </main>
  );
}

const bodyOf = (form: Form, teamId: string, me: string) => ({
  kind: KINDS.find((one) => one === form.kind) ?? ('enquiry' as const),
  channel: CHANNELS.find((one) => one === form.way) ?? ('phone' as const),
  tone: TONES.find((one) => one === form.tone) ?? null,
  subject: form.subject,
  said: form.said,
  teamId,
  customer: personOf(form.whom),
  ownerId: form.mine ? me : null,
});

type FieldsProps = { readonly form: Form; readonly put: (change: Partial<Form>) => void };

const SaidFields = ({ form, put, refused }: FieldsProps & { refused: Refused | undefined }) => (
  <>
    <TextArea
      label="What did they say?"
      hint="In their own words where you can."
      required
      rows={6}
      value={form.said}
      onChange={(said) => put({ said })}
      fault={refused?.on('said')}
    />
    <TextField
      label="In a few words"
      required
      maxLength={500}
      value={form.subject}
      onChange={(subject) => put({ subject })}
      fault={refused?.on('subject')}
    />
  </>
);

function WhereFields({ form, put, team }: FieldsProps & { team: string }) {
  const teams = useTeams();
  return (
    <>
      <div className="columns">
        <SelectField label="They sounded" value={form.tone} options={TONE_OPTIONS} onChange={(tone) => put({ tone })} />
        <SelectField label="Kind" value={form.kind} options={KIND_OPTIONS} onChange={(kind) => put({ kind })} />
        <SelectField
          label="Queue"
          value={team}
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next) => put({ team: next })}
        />
      </div>
      <Pick label="I will look after it" checked={form.mine} onChange={(mine) => put({ mine })} />
    </>
  );
}
