import { useState } from 'react';
import { POWERS, centsIn, isMoney } from '#areas/delegations/rules/index.ts';
import { powerWords } from '#areas/delegations/web/index.ts';
import type { CaseView } from '#areas/cases/web/index.ts';
import { DAY } from '#kernel/time.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { saysNo } from '../rules/index.ts';
import { ChooseDecider } from './choose-decider.tsx';
import type { DecisionView } from './decision-panel.tsx';
import { useDeciders, type Deciders } from './use-deciders.ts';
import { NoFields } from './no-fields.tsx';
import { Precedents } from './precedents.tsx';
import { usualReview } from './words.ts';

type Props = { readonly it: CaseView; readonly before?: DecisionView; readonly onClose: () => void };

const NOTHING_SAID = { alternative: '', noAlternative: '', reviewRight: '' };

type Before = Pick<DecisionView, 'power' | 'amountCents' | 'what' | 'reasons' | 'recommendation' | 'file'> &
  typeof NOTHING_SAID;
const NEW: Before = {
  power: 'waiver',
  amountCents: null,
  what: '',
  reasons: '',
  recommendation: '',
  file: [],
  ...NOTHING_SAID,
};

const formOf = (before: Before, dueAt: number) => ({
  power: before.power,
  amount: before.amountCents === null ? '' : (before.amountCents / 100).toFixed(2),
  what: before.what,
  reasons: before.reasons,
  recommendation: before.recommendation,
  file: before.file as readonly string[],
  conditionHolds: false,
  toId: '',
  substituteId: '',
  dueAt,
  no: { alternative: before.alternative, noAlternative: before.noAlternative, reviewRight: usualReview() },
});
type Form = ReturnType<typeof formOf>;
type Put = (more: Partial<Form>) => void;

/** What is sent: to nobody where it is one's own to decide. */
function askOf({ no, amount, dueAt, toId, substituteId, file, ...form }: Form, mine: boolean, before: Props['before']) {
  const orNull = (value: string) => (mine || value === '' ? null : value);
  return {
    ...form,
    ...(saysNo(form.power, 'approved') ? no : NOTHING_SAID),
    amountCents: isMoney(form.power) ? (centsIn(amount) ?? null) : null,
    file: [...file],
    toId: orNull(toId),
    substituteId: orNull(substituteId),
    dueAt: mine ? null : dueAt,
    followsId: before?.id ?? null,
  };
}

/** Asks for a decision: within one's own delegation it is made at once, beyond it somebody is chosen who may. */
export function AskDecision({ it, before, onClose }: Props) {
  const now = useNow();
  const [form, setForm] = useState<Form>(() => formOf(before ?? NEW, now + DAY));
  const put: Put = (more) => setForm((was) => ({ ...was, ...more }));
  const money = isMoney(form.power);
  const deciders = useDeciders(it.case.id, form.power, money ? centsIn(form.amount) : null);
  const ask = useTell(contract.ask, { onDone: onClose });
  const mine = deciders?.me.may === true;
  // Who may decide is not known before it is known about how much.
  const known = money && centsIn(form.amount) === undefined ? undefined : deciders;
  return (
    <Dialog
      title={before === undefined ? say('Ask for a decision') : say('Ask again')}
      open
      wide
      onClose={onClose}
      onSubmit={() => ask.mutate({ params: { id: it.case.id }, body: askOf(form, mine, before) })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={ask.isPending}>
            {mine ? say('Decide it') : say('Refer it up')}
          </Button>
        </>
      }
    >
      {before !== undefined && <Missing before={before} />}
      <What form={form} put={put} sign={deciders?.sign ?? ''} />
      <Reach deciders={known} money={money} />
      <Precedents power={form.power} />
      <TextArea
        label={say('Why')}
        required
        rows={3}
        maxLength={4000}
        value={form.reasons}
        onChange={(reasons) => put({ reasons })}
      />
      {saysNo(form.power, 'approved') && <NoFields value={form.no} onChange={(no) => put({ no })} />}
      {known !== undefined && <Then {...{ it, deciders: known, form, put }} />}
      <Trouble fault={ask.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}

type ThenProps = { readonly it: CaseView; readonly deciders: Deciders; readonly form: Form; readonly put: Put };

/** One's own to decide, perhaps under a condition; or to whom it goes. */
function Then({ it, deciders, form, put }: ThenProps) {
  if (!deciders.me.may) return <Referring {...{ it, deciders, form, put }} />;
  const { condition } = deciders.me;
  return condition === '' ? null : (
    <Pick label={condition} checked={form.conditionHolds} onChange={(conditionHolds) => put({ conditionHolds })} />
  );
}

const Missing = ({ before }: { before: DecisionView }) => (
  <p className="notice-words">
    {before.places.map(({ n, reasons }) => (
      <q key={n}>{reasons}</q>
    ))}
  </p>
);

function What({ form, put, sign }: { form: Form; put: Put; sign: string }) {
  const { power, amount } = form;
  const bad = amount !== '' && centsIn(amount) === undefined;
  return (
    <>
      <div className="columns">
        <SelectField
          label={say('What is to be decided')}
          value={power}
          options={POWERS.map((one) => ({ value: one, label: powerWords(one) }))}
          onChange={(value) => put({ power: POWERS.find((one) => one === value) ?? power })}
        />
        {isMoney(power) && (
          <TextField
            label={sign === '' ? say('How much') : say('How much ({{sign}})', { sign })}
            inputMode="decimal"
            required
            value={amount}
            fault={bad ? say('Write an amount, such as 1,200 or 99.50.') : undefined}
            onChange={(text) => put({ amount: text })}
          />
        )}
      </div>
      <TextField
        label={say('In one sentence')}
        hint={say('For example: take the late fee of March away')}
        required
        maxLength={500}
        value={form.what}
        onChange={(what) => put({ what })}
      />
    </>
  );
}

/** How far one's own delegation reaches, before anything is asked. */
function Reach({ deciders, money }: { deciders: Deciders | undefined; money: boolean }) {
  if (deciders === undefined) return money ? <AmountFirst /> : null;
  const { may, because } = deciders.me;
  return (
    <p className={may ? 'small kept' : 'small due'} role="status">
      {may
        ? say('This is yours to decide. {{because}}', { because })
        : say('This is beyond you. {{because}}', { because })}
    </p>
  );
}

const AmountFirst = () => (
  <p className="small quiet" role="status">
    {say('Say how much first: who may decide depends on it.')}
  </p>
);

/** To whom it goes, with what is recommended, what they should read, and by when. */
function Referring({ it, deciders, form, put }: ThenProps) {
  return (
    <>
      <ChooseDecider
        label={say('Who decides')}
        deciders={deciders}
        value={form.toId}
        substitute={form.substituteId}
        onChange={(toId) => put({ toId })}
        onSubstitute={(substituteId) => put({ substituteId })}
      />
      <TextArea
        label={say('What you recommend, and why')}
        required
        rows={3}
        maxLength={4000}
        value={form.recommendation}
        onChange={(recommendation) => put({ recommendation })}
      />
      <FileField it={it} file={form.file} onChange={(file) => put({ file })} />
      <MomentField label={say('You need it by')} value={form.dueAt} onChange={(dueAt) => put({ dueAt })} />
    </>
  );
}

/** What was said and written on the case, to choose from. */
function FileField({
  it,
  file,
  onChange,
}: {
  it: CaseView;
  file: readonly string[];
  onChange: (file: readonly string[]) => void;
}) {
  const now = useNow();
  const zone = useZone();
  const entries = it.entries
    .filter(({ type, body }) => type !== 'event' && type !== 'notice' && body !== '')
    .toReversed();
  if (entries.length === 0) return null;
  return (
    <fieldset className="field file-field">
      <legend>{say('What they should read')}</legend>
      {entries.slice(0, 20).map(({ id, at, body }) => (
        <Pick
          key={id}
          label={say('{{when}}: {{words}}', { when: dayAndHour(at, now, zone), words: body.slice(0, 90) })}
          checked={file.includes(id)}
          onChange={(on) => onChange(on ? [...file, id] : file.filter((one) => one !== id))}
        />
      ))}
    </fieldset>
  );
}
