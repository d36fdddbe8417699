import { useState } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { DAY } from '#kernel/time.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice, Pick, TextArea } from '#ui/parts/field.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { fromFields, toFields } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { PARTICULARS, type Ground, type Manner, type Particular } from '../rules/index.ts';
import { fieldWords } from './words.ts';

export type Toward = { readonly organizationId: string; readonly serviceId: string | null };
type Props = { readonly it: CaseView; readonly toward: Toward; readonly onClose: () => void };
type Preview = ReplyOf<typeof contract.preview>;

const formOf = (now: number, zone: string) => ({
  manner: 'cold' as Manner,
  ground: 'consent' as Ground,
  groundWords: '',
  summary: '',
  withheld: [] as readonly Particular[],
  papers: [] as readonly string[],
  dueAt: fromFields(toFields(now + 5 * DAY, zone).date, '17:00', zone) ?? now + 5 * DAY,
  call: '',
  accepted: false,
  /** Null: as we would write it. */
  letter: null as string | null,
});
type Form = ReturnType<typeof formOf>;
type Parts = { readonly form: Form; readonly put: (more: Partial<Form>) => void };

/** Gives the matter to somebody outside: on what ground, with which of what we know, and what the customer is told. */
export function Refer({ it, toward, onClose }: Props) {
  const now = useNow();
  const zone = useZone();
  const [form, setForm] = useState<Form>(() => formOf(now, zone));
  const put = (more: Partial<Form>) => setForm((was) => ({ ...was, ...more }));
  const query = {
    organization: toward.organizationId,
    ...(toward.serviceId === null ? {} : { service: toward.serviceId }),
    manner: form.manner,
    dueAt: form.dueAt,
  };
  const asked = useAsk(contract.preview, { params: { id: it.case.id }, query }, { keep: true });
  const make = useTell(contract.make, {
    onDone: ({ told }) => {
      toast({ words: toldWords(told) });
      onClose();
    },
  });
  const send = () => {
    const { papers, letter, ...rest } = form;
    make.mutate({
      params: { id: it.case.id },
      body: {
        ...toward,
        ...rest,
        withheld: [...form.withheld],
        attachmentIds: [...papers],
        accepted: form.manner === 'warm' && form.accepted,
        letter: letter ?? asked.data?.letter ?? '',
      },
    });
  };
  return (
    <Dialog
      title={asked.data === undefined ? say('Refer') : say('Refer to {{name}}', { name: asked.data.organization })}
      open
      wide
      onClose={onClose}
      onSubmit={send}
      acts={<Acts onClose={onClose} busy={make.isPending} />}
    >
      <Loaded asked={asked} what={say('The referral')}>
        {(preview) => (
          <>
            {preview.contactRules !== '' && <Notice icon="sign">{preview.contactRules}</Notice>}
            <Ground form={form} put={put} />
            <What preview={preview} form={form} put={put} />
            <Papers it={it} form={form} put={put} />
            <How form={form} put={put} />
            <Letter preview={preview} form={form} put={put} />
          </>
        )}
      </Loaded>
      <Trouble fault={make.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}

const Acts = ({ onClose, busy }: { onClose: () => void; busy: boolean }) => (
  <>
    <Button onClick={onClose}>{say('Leave it')}</Button>
    <Button type="submit" weight="main" busy={busy}>
      {say('Refer and tell the customer')}
    </Button>
  </>
);

const Letter = ({ preview, form, put }: Parts & { readonly preview: Preview }) => (
  <TextArea
    label={say('What the customer is told')}
    hint={say('Left empty, you tell them yourself.')}
    rows={6}
    maxLength={20_000}
    value={form.letter ?? preview.letter}
    onChange={(letter) => put({ letter })}
  />
);

const toldWords = (told: 'message' | 'by word'): string =>
  told === 'message'
    ? say('They are asked, and the customer is told.')
    : say('They are asked. We have no e-mail for the customer: tell them who has it.');

function Ground({ form, put }: Parts) {
  return (
    <>
      <Choice
        label={say('By what we may tell them')}
        value={form.ground}
        options={[
          { value: 'consent', label: say('The customer agreed') },
          { value: 'law', label: say('A law allows it') },
        ]}
        onChange={(ground) => put({ ground })}
      />
      <TextArea
        label={form.ground === 'consent' ? say('When and how they agreed') : say('Which law, and why it applies')}
        required
        rows={2}
        maxLength={1000}
        value={form.groundWords}
        onChange={(groundWords) => put({ groundWords })}
      />
    </>
  );
}

/** What goes, and what is held back: by what the service needs, and by what the customer would rather not. */
function What({ preview, form, put }: Parts & { readonly preview: Preview }) {
  const { withheld } = form;
  return (
    <>
      <TextArea
        label={say('What they are asked to do, and what they have to know for it')}
        hint={say('Only what they need for this. They read it as you write it.')}
        required
        rows={4}
        maxLength={4000}
        value={form.summary}
        onChange={(summary) => put({ summary })}
      />
      <fieldset className="field">
        <legend>{say('What they are told about the customer')}</legend>
        <ul className="small">
          {preview.given.map(({ name, value }) => (
            <Told
              key={name}
              name={name}
              value={value}
              withheld={withheld}
              onChange={(next) => put({ withheld: next })}
            />
          ))}
        </ul>
        {preview.heldBack.length > 0 && (
          <p className="small veiled-line">
            <b>{say('Held back:')}</b> {preview.heldBack.map(fieldWords).join(', ')}.{' '}
            {say('The service does not need it.')}
          </p>
        )}
        {preview.lacking.length > 0 && (
          <p className="small quiet">
            {say('They ask for it and we do not know it: {{what}}.', {
              what: preview.lacking.map(fieldWords).join(', '),
            })}
          </p>
        )}
      </fieldset>
    </>
  );
}

type ToldProps = {
  readonly name: string;
  readonly value: string;
  readonly withheld: readonly Particular[];
  readonly onChange: (withheld: readonly Particular[]) => void;
};

function Told({ name, value, withheld, onChange }: ToldProps) {
  const particular = PARTICULARS.find((one) => one === name);
  if (particular === undefined)
    return (
      <li>
        <b>{fieldWords(name)}</b> {value}
      </li>
    );
  const goes = !withheld.includes(particular);
  return (
    <li>
      <Pick
        label={
          <>
            <b>{fieldWords(name)}</b> {goes ? value : say('held back')}
          </>
        }
        checked={goes}
        onChange={(on) => onChange(on ? withheld.filter((one) => one !== particular) : [...withheld, particular])}
      />
    </li>
  );
}

function Papers({ it, form, put }: Parts & { readonly it: CaseView }) {
  const files = it.entries.flatMap(({ attachments }) => attachments ?? []);
  if (files.length === 0) return null;
  return (
    <fieldset className="field">
      <legend>{say('Papers that go with it')}</legend>
      {files.slice(0, 20).map(({ id, name }) => (
        <Pick
          key={id}
          label={name}
          checked={form.papers.includes(id)}
          onChange={(on) => put({ papers: on ? [...form.papers, id] : form.papers.filter((one) => one !== id) })}
        />
      ))}
    </fieldset>
  );
}

function How({ form, put }: Parts) {
  return (
    <>
      <Choice
        label={say('How they are asked')}
        value={form.manner}
        options={[
          { value: 'cold', label: say('We write to them') },
          { value: 'warm', label: say('We rang them with the customer') },
        ]}
        onChange={(manner) => put({ manner })}
      />
      {form.manner === 'warm' && (
        <>
          <TextArea
            label={say('What was said in the call')}
            required
            rows={2}
            maxLength={4000}
            value={form.call}
            onChange={(call) => put({ call })}
          />
          <Pick
            label={say('They said yes in the call')}
            checked={form.accepted}
            onChange={(accepted) => put({ accepted })}
          />
        </>
      )}
      <MomentField label={say('They answer by')} value={form.dueAt} onChange={(dueAt) => put({ dueAt })} />
    </>
  );
}
