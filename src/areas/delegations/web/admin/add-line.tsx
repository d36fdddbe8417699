import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice, Pick, SelectField, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { fromFields, toFields } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { POWERS, centsIn, isMoney, type Power } from '../../rules/index.ts';
import { powerWords } from '../words.ts';
import { HolderField, holderIn } from './holder-field.tsx';

type Second = 'never' | 'above' | 'always';

const NOTHING = {
  power: 'waiver' as Power,
  second: 'never' as Second,
  instrument: '',
  instrumentOn: '',
  source: '',
  holder: '',
  limit: '',
  unlimited: false,
  above: '',
  kinds: [] as readonly string[],
  ownTeams: false,
  condition: '',
  from: '',
  until: '',
};
type Form = typeof NOTHING;

type AddProps = { readonly sign: string; readonly kinds: readonly string[]; readonly onClose: () => void };

/** One more line of the delegations. It is never changed afterwards, only ended. */
export function AddLine({ sign, kinds, onClose }: AddProps) {
  const zone = useZone();
  const now = useNow();
  const [form, setForm] = useState<Form>({ ...NOTHING, from: toFields(now, zone).date });
  const put = (more: Partial<Form>) => setForm((was) => ({ ...was, ...more }));
  const add = useTell(contract.addLine, { onDone: onClose });
  const body = bodyOf(form, zone);
  return (
    <Dialog
      title={say('Add a delegation')}
      open
      wide
      onClose={onClose}
      onSubmit={() => body !== undefined && add.mutate({ body })}
      acts={
        <>
          {body === undefined && <span className="small quiet push-start">{say('Say who, and up to how much.')}</span>}
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" aria-disabled={body === undefined} busy={add.isPending}>
            {say('Add it')}
          </Button>
        </>
      }
    >
      <Limits {...{ form, put, sign }} />
      <Instrument {...{ form, put }} />
      <Conditions {...{ form, put, kinds }} />
      <Trouble fault={add.error} kept={say('What you set is still here.')} />
    </Dialog>
  );
}

/** What is sent, once everything that is needed can be read. */
function bodyOf(form: Form, zone: string) {
  const { limit: _limit, above: _above, unlimited: _unlimited, second: _second, holder: who, until, ...rest } = form;
  const holder = holderIn(who);
  const from = fromFields(form.from, '00:00', zone);
  const amounts = amountsOf(form);
  if (holder === undefined || from === undefined || amounts === undefined) return undefined;
  const lapses = until === '' ? undefined : fromFields(until, '00:00', zone);
  return { ...rest, ...amounts, holder, kinds: [...form.kinds], from, until: lapses ?? null };
}

/** The limit and the amount above which two sign; nothing while either is missing. */
function amountsOf({ power, limit, above, unlimited, second }: Form) {
  const money = isMoney(power);
  const limitCents = money && !unlimited ? centsIn(limit) : null;
  const secondAboveCents = secondOf(second, money, centsIn(above));
  if (limitCents === undefined || limitCents === 0 || secondAboveCents === undefined) return undefined;
  return { limitCents, secondAboveCents };
}

function secondOf(second: Second, money: boolean, above: number | undefined): number | null | undefined {
  if (second === 'never') return null;
  return second === 'above' && money ? above : 0;
}

const badAmount = (text: string): string | undefined =>
  text !== '' && centsIn(text) === undefined ? say('Write an amount, such as 1,200 or 99.50.') : undefined;

type Parts = { readonly form: Form; readonly put: (more: Partial<Form>) => void };

/** What, by whom, up to how much, and from how much on by two. */
function Limits({ form, put, sign }: Parts & { sign: string }) {
  const { power, second, above } = form;
  const money = isMoney(power);
  return (
    <>
      <div className="columns">
        <SelectField
          label={say('What may be decided')}
          value={power}
          options={POWERS.map((one) => ({ value: one, label: powerWords(one) }))}
          onChange={(value) => put({ power: POWERS.find((one) => one === value) ?? power })}
        />
        <HolderField label={say('By whom')} value={form.holder} onChange={(holder) => put({ holder })} />
      </div>
      {money && (
        <div className="columns">
          <TextField
            label={say('Up to how much ({{sign}})', { sign })}
            inputMode="decimal"
            disabled={form.unlimited}
            value={form.limit}
            fault={badAmount(form.limit)}
            onChange={(limit) => put({ limit })}
          />
          <Pick label={say('Without limit')} checked={form.unlimited} onChange={(unlimited) => put({ unlimited })} />
        </div>
      )}
      <SecondFields {...{ money, second, sign, above }} onChange={put} />
    </>
  );
}

/** By what, and from when until when. */
function Instrument({ form, put }: Parts) {
  return (
    <>
      <div className="columns">
        <TextField
          label={say('Instrument')}
          hint={say('For example: Delegations 2026, line 4')}
          required
          maxLength={200}
          value={form.instrument}
          onChange={(instrument) => put({ instrument })}
        />
        <TextField
          label={say('Made on')}
          type="date"
          required
          value={form.instrumentOn}
          onChange={(instrumentOn) => put({ instrumentOn })}
        />
        <TextField
          label={say('Where it is to be found')}
          maxLength={500}
          value={form.source}
          onChange={(source) => put({ source })}
        />
      </div>
      <div className="columns">
        <TextField
          label={say('In force from')}
          type="date"
          required
          value={form.from}
          onChange={(from) => put({ from })}
        />
        <TextField
          label={say('Lapses on')}
          hint={say('Empty: not by itself')}
          type="date"
          value={form.until}
          onChange={(until) => put({ until })}
        />
      </div>
    </>
  );
}

type SecondProps = {
  readonly money: boolean;
  readonly second: Second;
  readonly sign: string;
  readonly above: string;
  readonly onChange: (more: Partial<Form>) => void;
};

function SecondFields({ money, second, sign, above, onChange }: SecondProps) {
  return (
    <div className="row-of">
      <Choice<Second>
        label={say('A second signature')}
        value={second}
        onChange={(value) => onChange({ second: value })}
        options={[
          { value: 'never', label: say('One signature') },
          ...(money ? [{ value: 'above' as const, label: say('Two above an amount') }] : []),
          { value: 'always', label: say('Always two') },
        ]}
      />
      {money && second === 'above' && (
        <TextField
          label={say('Two signatures above ({{sign}})', { sign })}
          inputMode="decimal"
          required
          value={above}
          fault={badAmount(above)}
          onChange={(value) => onChange({ above: value })}
        />
      )}
    </div>
  );
}

/** For which cases, and what only a person can see to. */
function Conditions({ form, put, kinds }: Parts & { kinds: readonly string[] }) {
  return (
    <fieldset className="field">
      <legend>{say('Only for')}</legend>
      <Pick
        label={say('Cases of their own teams')}
        checked={form.ownTeams}
        onChange={(ownTeams) => put({ ownTeams })}
      />
      <details>
        <summary className="small">{say('Some kinds of case only')}</summary>
        {kinds.map((kind) => (
          <Pick
            key={kind}
            label={kind}
            checked={form.kinds.includes(kind)}
            onChange={(on) => put({ kinds: on ? [...form.kinds, kind] : form.kinds.filter((one) => one !== kind) })}
          />
        ))}
      </details>
      <TextField
        label={say('A condition in words')}
        hint={say('Whoever decides says that it holds. For example: the receipt was seen.')}
        maxLength={500}
        value={form.condition}
        onChange={(condition) => put({ condition })}
      />
    </fieldset>
  );
}
