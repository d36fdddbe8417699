import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { MINUTE, SECOND } from '#kernel/time.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { offsetAt } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { OUTCOMES, TONES, afterCall, defaultDue } from '../../rules/index.ts';
import { Saved } from '../composer/writing.tsx';
import { useDeskSlots } from '../desk-slots.ts';
import { OtherTexts } from '../drafts/others.tsx';
import { Promised, saidWith } from '../drafts/promised.tsx';
import { useDraft, type UsedDraft } from '../drafts/use-draft.ts';
import { sentence } from '../words.ts';
import { CallAboutWhat } from './call-about.tsx';
import { beginningOf, callBody, formFrom, outcomeOf, secondsOf, type CallForm } from './call-form.ts';
import { Caller } from './caller.tsx';
import type { CallAbout } from './open-call.ts';

type CallDialogProps = { readonly about: CallAbout; readonly onClose: () => void };

/** A call: who, what was said, what came of it and what happens next, in one form that the keyboard alone fills. */
export function CallDialog({ about, onClose }: CallDialogProps) {
  const navigate = useNavigate();
  const [opened] = useState(Date.now);
  const fresh = useMemo(() => beginningOf(about, opened), [about, opened]);
  const asked = useAsk(contract.drafts, {});
  const draft = useDraft(null, 'call', asked.data?.drafts);
  const form = formFrom(draft.rest.form, fresh);
  const put = (change: Partial<CallForm>) => draft.put({ form: { ...form, ...change } });
  const said = useRef<HTMLDivElement>(null);
  const log = useTell(contract.logCall, {
    act: draft.act,
    onDone: ({ caseId }) => {
      draft.end();
      onClose();
      const act = { label: say('Open it'), run: () => void navigate({ to: '/case/$id', params: { id: caseId } }) };
      toast({ words: say('The call is logged.'), ...(caseId === about.caseId ? {} : { act }) });
    },
  });
  const why = whyNot(form, draft.body);
  const send = () => {
    if (why !== undefined || log.isPending) return;
    log.mutate({
      body: {
        ...callBody(form, draft.body, Date.now()),
        ...saidWith(draft),
        ...(draft.id === undefined ? {} : { draftId: draft.id }),
      },
    });
  };
  const close = () => {
    draft.save();
    onClose();
  };
  const toText = () => requestAnimationFrame(() => said.current?.querySelector('textarea')?.focus());
  const acts = <Foot draft={draft} form={form} why={why} busy={log.isPending} fresh={draft.discard} />;
  return (
    <Dialog title={say('Log a call')} open wide onClose={close} onSubmit={send} acts={acts}>
      <div className="stack call" role="presentation" ref={said} onKeyDown={(event) => sendOnEnter(event, send)}>
        <OtherTexts draft={draft} />
        <Caller form={form} put={put} onChosen={toText} />
        <TextArea
          label={say('What was said')}
          hint={say('In their words where you can.')}
          value={draft.body}
          rows={4}
          onChange={draft.write}
          onBlur={draft.save}
        />
        <Promised draft={draft} />
        <How form={form} put={put} said={draft.body} />
        <CallAboutWhat form={form} put={put} here={about} />
        {!afterCall(outcomeOf(form)).closes && <NextOfCall form={form} put={put} about={about} />}
        <Trouble fault={log.error} kept={say('What you wrote is still here.')} />
      </div>
    </Dialog>
  );
}

/** Control and Enter log the call from any of the fields. */
function sendOnEnter(event: KeyboardEvent, send: () => void): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  send();
}

function whyNot({ who, name, phone }: CallForm, body: string): string | undefined {
  if (who === '') return say('Say who it was.');
  if (who === 'new' && name.trim() === '' && phone.trim() === '') return say('Give their name or their number.');
  return body.trim() === '' ? say('Write what was said.') : undefined;
}

type FieldsProps = { readonly form: CallForm; readonly put: (change: Partial<CallForm>) => void };

function How({ form, put, said }: FieldsProps & { readonly said: string }) {
  const { Tone } = useDeskSlots();
  const outcomes = OUTCOMES.map((one) => ({ value: one, label: outcomeWord(one) }));
  const tones = [
    { value: '', label: say('Not noted') },
    ...TONES.map((tone) => ({ value: tone, label: sentence(tone) })),
  ];
  return (
    <div className="columns call-how">
      <div className="field">
        <span className="legend">{say('Who called')}</span>
        <Choice
          label={say('Who called')}
          value={form.direction === 'out' ? 'out' : 'in'}
          options={[
            { value: 'in', label: say('They did') },
            { value: 'out', label: say('I did') },
          ]}
          onChange={(direction) => put({ direction })}
        />
      </div>
      <SelectField
        label={say('What came of it')}
        value={form.outcome}
        options={outcomes}
        onChange={(outcome) => put({ outcome, nextStep: '', nextDueAt: '' })}
      />
      <div>
        <SelectField label={say('They sounded')} value={form.tone} options={tones} onChange={(tone) => put({ tone })} />
        <Tone text={said} tone={form.tone} onTone={(tone) => put({ tone })} />
      </div>
    </div>
  );
}

const OUTCOME_WORDS: Readonly<Record<(typeof OUTCOMES)[number], () => string>> = {
  spoke: () => say('We spoke, and something follows'),
  settled: () => say('It is settled: close the case'),
  'ring back': () => say('I ring them back'),
  'left a message': () => say('I left a message'),
  'no answer': () => say('Nobody answered'),
};
const outcomeWord = (outcome: (typeof OUTCOMES)[number]): string => OUTCOME_WORDS[outcome]();

/** On a case that has a next step, that one stays until the officer writes another. */
function NextOfCall({ form, put, about }: FieldsProps & { about: CallAbout }) {
  const zone = useZone();
  const now = useNow();
  const { nextStep, days } = afterCall(outcomeOf(form));
  const kept = form.caseId !== '' && form.caseId === about.caseId && form.outcome === 'spoke' ? about.nextStep : null;
  const usual = defaultDue(now, offsetAt(now, zone), Math.max(1, days));
  const due =
    form.nextDueAt === '' ? ((kept ?? null) === null ? usual : (about.nextDueAt ?? usual)) : Number(form.nextDueAt);
  return (
    <div className="columns">
      <TextField
        label={say('What happens next')}
        placeholder={kept ?? (form.caseId === '' || form.outcome !== 'spoke' ? nextStep : say('As it was'))}
        value={form.nextStep}
        maxLength={280}
        onChange={(step) => put({ nextStep: step, ...(form.nextDueAt === '' ? { nextDueAt: String(due) } : {}) })}
      />
      <MomentField
        label={say('By')}
        value={due}
        onChange={(at) =>
          put({ nextDueAt: String(at), ...(form.nextStep === '' ? { nextStep: kept ?? nextStep } : {}) })
        }
      />
    </div>
  );
}

type FootProps = {
  readonly draft: UsedDraft;
  readonly form: CallForm;
  readonly why: string | undefined;
  readonly busy: boolean;
  readonly fresh: () => void;
};

function Foot({ draft, form, why, busy, fresh }: FootProps) {
  return (
    <>
      <Running form={form} />
      <Saved draft={draft} />
      {draft.id !== undefined && (
        <Button weight="bare" onClick={fresh}>
          {say('Begin afresh')}
        </Button>
      )}
      <span className="push quiet small">{draft.body !== '' || form.who !== '' ? why : ''}</span>
      <Button type="submit" weight="main" shortcut="Ctrl ↵" aria-disabled={why !== undefined} busy={busy}>
        {say('Log it')}
      </Button>
    </>
  );
}

/** How long it has been, by itself. */
function Running({ form }: { form: CallForm }) {
  const now = useNow(SECOND);
  const seconds = secondsOf(form, Math.max(now, Number(form.began)));
  const minutes = Math.floor((seconds * SECOND) / MINUTE);
  return <span className="num quiet small" role="timer">{`${minutes}:${String(seconds % 60).padStart(2, '0')}`}</span>;
}
