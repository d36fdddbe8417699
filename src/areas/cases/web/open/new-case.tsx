import { useNavigate } from '@tanstack/react-router';
import { useMe, useTeams } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice, Pick, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { Refused } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { TONES } from '../../rules/index.ts';
import { KIND_OPTIONS } from '../acts/change-case.tsx';
import { Saved } from '../composer/writing.tsx';
import { useDeskSlots } from '../desk-slots.ts';
import { OtherTexts } from '../drafts/others.tsx';
import { useDraft, type UsedDraft } from '../drafts/use-draft.ts';
import { sentence } from '../words.ts';
import { formFrom, openingOf, type CaseForm } from './case-form.ts';
import { Whom } from './whom.tsx';

/** A case that begins with somebody speaking: who, what they said, and where it goes. Half of it is kept like any other text. */
export function NewCase() {
  const me = useMe();
  const teams = useTeams();
  const asked = useAsk(contract.drafts, {}, { watch: ['draft'] });
  const draft = useDraft(null, 'case', asked.data?.drafts);
  const form = formFrom(draft.rest.form);
  const put = (change: Partial<CaseForm>) => draft.put({ form: { ...form, ...change } });
  const teamId = form.team === '' ? (me.teams[0]?.id ?? teams[0]?.id ?? '') : form.team;
  const open = useOpening(draft);
  const refused = open.error instanceof Refused ? open.error : undefined;
  const send = () => {
    if (open.isPending) return;
    const body = openingOf({ form, said: draft.body, teamId, me: me.officer.id });
    open.mutate({ body: { ...body, ...(draft.id === undefined ? {} : { draftId: draft.id }) } });
  };
  return (
    <main className="sheet" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('New case')}</h1>
          <p>{say('Somebody rang, came in or sent a letter.')}</p>
        </div>
      </header>
      <form
        className="page-form stack"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <OtherTexts draft={draft} />
        <Choice label={say('How did it come?')} value={form.way} options={waysOf()} onChange={(way) => put({ way })} />
        <Whom form={form} put={put} fault={refused?.on('customer')} />
        <TextArea
          label={say('What did they say?')}
          hint={say('In their own words where you can.')}
          required
          rows={6}
          value={draft.body}
          onChange={draft.write}
          onBlur={draft.save}
          fault={refused?.on('said')}
        />
        <WhereFields form={form} put={put} team={teamId} refused={refused} said={draft.body} />
        <Trouble fault={open.error} kept={say('What you wrote is still here.')} />
        <Foot draft={draft} busy={open.isPending} />
      </form>
    </main>
  );
}

/** Opens the case and goes to it; its draft is then gone. */
function useOpening(draft: UsedDraft) {
  const navigate = useNavigate();
  return useTell(contract.open, {
    act: draft.act,
    onDone: ({ id }) => {
      draft.end();
      void navigate({ to: '/case/$id', params: { id } });
    },
  });
}

const Foot = ({ draft, busy }: { draft: UsedDraft; busy: boolean }) => (
  <div className="row-of">
    <Button type="submit" weight="main" busy={busy}>
      {say('Open the case')}
    </Button>
    <Saved draft={draft} />
    <span className="push" />
    {draft.at > 0 && (
      <Button weight="bare" onClick={draft.discard}>
        {say('Begin afresh')}
      </Button>
    )}
  </div>
);

const waysOf = () => [
  { value: 'phone', label: say('Telephone') },
  { value: 'counter', label: say('Counter') },
  { value: 'letter', label: say('Letter') },
];

type FieldsProps = {
  readonly form: CaseForm;
  readonly put: (change: Partial<CaseForm>) => void;
  readonly team: string;
  readonly refused: Refused | undefined;
  readonly said: string;
};

function WhereFields({ form, put, team, refused, said }: FieldsProps) {
  const { Tone } = useDeskSlots();
  const teams = useTeams();
  const tones = [
    { value: '', label: say('Not noted') },
    ...TONES.map((tone) => ({ value: tone, label: sentence(tone) })),
  ];
  return (
    <>
      <TextField
        label={say('In a few words')}
        required
        maxLength={500}
        value={form.subject}
        onChange={(subject) => put({ subject })}
        fault={refused?.on('subject')}
      />
      <div className="columns">
        <div>
          <SelectField
            label={say('They sounded')}
            value={form.tone}
            options={tones}
            onChange={(tone) => put({ tone })}
          />
          <Tone text={said} tone={form.tone} onTone={(tone) => put({ tone })} />
        </div>
        <SelectField label={say('Kind')} value={form.kind} options={KIND_OPTIONS} onChange={(kind) => put({ kind })} />
        <SelectField
          label={say('Queue')}
          value={team}
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next) => put({ team: next })}
        />
      </div>
      <Pick
        label={say('I will look after it')}
        checked={form.mine !== 'no'}
        onChange={(mine) => put({ mine: mine ? 'yes' : 'no' })}
      />
    </>
  );
}
