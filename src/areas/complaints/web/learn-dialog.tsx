import { useState } from 'react';
import { permissionsOf } from '#areas/identity/rules/index.ts';
import { useMe, useNameOf, useOfficers } from '#areas/identity/web/index.ts';
import { DAY } from '#kernel/time.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { fromFields, shortDay, toFields } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { Facts } from './complaint-page.tsx';
import { Causes, type Cause } from './causes/causes.tsx';
import type { Issue } from './points.tsx';
import { becauseWords, wentWrongWords } from './words.ts';

export type Learned = Facts['learned'][number];
type Props = { readonly issue: Issue; readonly learned: Learned | undefined; readonly onClose: () => void };

type Form = {
  readonly causes: readonly Cause[];
  readonly decision: 'action' | 'none';
  readonly reason: string;
  readonly what: string;
  readonly ownerId: string;
  readonly dueAt: number;
  readonly measure: string;
  readonly before: string;
};

/** Why a point happened, by what went wrong and why it did, and what is changed; or why nothing is. */
function LearnDialog({ issue, learned, onClose }: Props) {
  const { form, put } = useForm(learned);
  const { causes, decision, reason, what, ownerId, dueAt, measure, before } = form;
  const learn = useTell(contract.learn, { onDone: onClose });
  const known = learned?.actions ?? [];
  const adding = decision === 'action' && (known.length === 0 || what !== '');
  const send = () =>
    learn.mutate({
      params: { id: issue.id },
      body: {
        causes: [...causes],
        decision,
        reason,
        action: adding ? { what, ownerId, dueAt, measure, before } : null,
      },
    });
  return (
    <Dialog
      title={say('Point {{number}}: why it happened', { number: issue.number })}
      open
      wide
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={learn.isPending}>
            {say('Keep it')}
          </Button>
        </>
      }
    >
      <p className="voice">{issue.said}</p>
      <Causes causes={causes} onChange={(all) => put({ causes: all })} />
      <Choice
        label={say('What is learned')}
        value={decision}
        options={[
          { value: 'action', label: say('Something is changed') },
          { value: 'none', label: say('Nothing is changed') },
        ]}
        onChange={(value) => put({ decision: value })}
      />
      {decision === 'none' ? (
        <TextArea
          label={say('Why nothing is changed')}
          required
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={(text) => put({ reason: text })}
        />
      ) : (
        <Change form={form} put={put} required={known.length === 0} />
      )}
      <Trouble fault={learn.error} />
    </Dialog>
  );
}

function useForm(learned: Learned | undefined) {
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const [form, setForm] = useState<Form>(() => ({
    causes:
      learned === undefined || learned.causes.length === 0
        ? [{ wentWrong: 'process', because: 'skill' }]
        : learned.causes,
    decision: learned?.decision ?? 'action',
    reason: learned?.reason ?? '',
    what: '',
    ownerId: me.officer.id,
    dueAt: fromFields(toFields(now + 28 * DAY, zone).date, '17:00', zone) ?? now + 28 * DAY,
    measure: '',
    before: '',
  }));
  return { form, put: (part: Partial<Form>) => setForm((old) => ({ ...old, ...part })) };
}

type ChangeProps = { readonly form: Form; readonly put: (part: Partial<Form>) => void; readonly required: boolean };

/** What is changed, whose it is, and what will show that it worked. */
function Change({ form, put, required }: ChangeProps) {
  const officers = useOfficers()
    .filter((one) => !one.disabled && permissionsOf(one.roles).includes('cases.change'))
    .map(({ id, name }) => ({ value: id, label: name }));
  const needed = required || form.what !== '';
  return (
    <>
      <TextField
        label={required ? say('What is changed') : say('What else is changed')}
        required={required}
        maxLength={500}
        value={form.what}
        onChange={(what) => put({ what })}
      />
      <TextField
        label={say('What shows that it worked')}
        hint={say('For example: complaints about the list at the counter, each month.')}
        required={needed}
        maxLength={500}
        value={form.measure}
        onChange={(measure) => put({ measure })}
      />
      <TextField
        label={say('How it is now')}
        hint={say('For example: four a month.')}
        required={needed}
        maxLength={500}
        value={form.before}
        onChange={(before) => put({ before })}
      />
      <SelectField
        label={say('Who does it')}
        value={form.ownerId}
        options={officers}
        onChange={(ownerId) => put({ ownerId })}
      />
      <MomentField label={say('By')} value={form.dueAt} onChange={(dueAt) => put({ dueAt })} />
    </>
  );
}

type LinesProps = { readonly issue: Issue; readonly learned: Learned | undefined; readonly may: boolean };

/** Under a point that was upheld: why it happened and what is being changed, or the way to say so. */
export function LearnedOf({ issue, learned, may }: LinesProps) {
  const [saying, setSaying] = useState(false);
  const upheld = ['upheld', 'partly upheld'].includes(issue.findings.at(-1)?.finding ?? '');
  const causes = learned?.causes ?? [];
  if (!upheld && causes.length === 0) return null;
  return (
    <>
      {learned !== undefined && <Said learned={learned} />}
      {learned?.actions.map((action) => (
        <ActionLine key={action.id} action={action} may={may} />
      ))}
      {may && (
        <button type="button" className="linkish" onClick={() => setSaying(true)}>
          {causes.length === 0
            ? say('Why point {{number}} happened', { number: issue.number })
            : say('Change why point {{number}} happened', { number: issue.number })}
        </button>
      )}
      {saying && <LearnDialog issue={issue} learned={learned} onClose={() => setSaying(false)} />}
    </>
  );
}

const Said = ({ learned: { causes, decision, reason } }: { learned: Learned }) => (
  <>
    {causes.length > 0 && (
      <ul className="under">
        {causes.map(({ wentWrong, because }) => (
          <li key={`${wentWrong} ${because}`}>
            {say('{{wrong}}: {{because}}', { wrong: wentWrongWords(wentWrong), because: becauseWords(because) })}
          </li>
        ))}
      </ul>
    )}
    {decision === 'none' && <span className="under">{reason}</span>}
  </>
);

function ActionLine({ action, may }: { action: Learned['actions'][number]; may: boolean }) {
  const now = useNow();
  const zone = useZone();
  const nameOf = useNameOf();
  const [ending, setEnding] = useState(false);
  const { what, ownerId, dueAt, measure, before, after, worked } = action;
  return (
    <div className="under">
      {after === null
        ? say('{{what}}. {{who}}, by {{when}}.', { what, who: nameOf(ownerId), when: shortDay(dueAt, now, zone) })
        : say('{{what}}. {{measure}}: {{before}}, then {{after}}. {{verdict}}', {
            what,
            measure,
            before,
            after,
            verdict: worked === true ? say('It worked.') : say('It did not work.'),
          })}{' '}
      {may && after === null && (
        <button type="button" className="linkish" onClick={() => setEnding(true)}>
          {say('What came of it: {{what}}', { what })}
        </button>
      )}
      {ending && <FinishAction action={action} onClose={() => setEnding(false)} />}
    </div>
  );
}

function FinishAction({ action, onClose }: { action: Learned['actions'][number]; onClose: () => void }) {
  const [after, setAfter] = useState('');
  const [worked, setWorked] = useState<'yes' | 'no'>('yes');
  const finish = useTell(contract.finishAction, { onDone: onClose });
  return (
    <Dialog
      title={say('What came of it: {{what}}', { what: action.what })}
      open
      onClose={onClose}
      onSubmit={() => finish.mutate({ params: { id: action.id }, body: { after, worked: worked === 'yes' } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={finish.isPending}>
            {say('Keep it')}
          </Button>
        </>
      }
    >
      <p className="small">
        {say('{{measure}}. Before: {{before}}.', { measure: action.measure, before: action.before })}
      </p>
      <TextField label={say('How it is now')} required maxLength={500} value={after} onChange={setAfter} />
      <Choice
        label={say('Whether it worked')}
        value={worked}
        options={[
          { value: 'yes', label: say('It worked') },
          { value: 'no', label: say('It did not') },
        ]}
        onChange={setWorked}
      />
      <Trouble fault={finish.error} />
    </Dialog>
  );
}
