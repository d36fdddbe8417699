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
const TONE_OPTIONS = [{ value: '', label: 'Not noted' }, ...TONES.map((tone) => ({ value: tone, label: sentence(tone) }))];

const EMPTY = { way: 'phone', kind: 'enquiry', subject: '', said: '', tone: '', team: '', mine: true };

/** A case that begins with somebody speaking: who, what they said, and where it goes. */
export function NewCase() {
  const me = useMe();
  const navigate = useNavigate();
  const teams = useTeams();
  const [form, setForm] = useState(EMPTY);
  const [whom, setWhom] = useState<WhomChoice>({ name: '', email: '', phone: '' });
  const put = (change: Partial<typeof EMPTY>) => setForm((old) => ({ ...old, ...change }));
  const team = form.team === '' ? (me.teams[0]?.id ?? teams[0]?.id ?? '') : form.team;
  const open = useTell(contract.open, {
    onDone: ({ id }) => void navigate({ to: '/case/$id', params: { id } }),
  });
  const refused = open.error instanceof Refused ? open.error : undefined;
  const send = () =>
    open.mutate({
      body: {
        kind: KINDS.find((one) => one === form.kind) ?? 'enquiry',
        channel: CHANNELS.find((one) => one === form.way) ?? 'phone',
        tone: TONES.find((one) => one === form.tone) ?? null,
        subject: form.subject,
        said: form.said,
        teamId: team,
        customer: personOf(whom),
        ownerId: form.mine ? me.officer.id : null,
      },
    });
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
          send();
        }}
      >
        <Choice label="How did it come?" value={form.way} options={WAYS} onChange={(way) => put({ way })} />
        <Whom value={whom} onChange={setWhom} fault={refused?.on('customer')} />
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
