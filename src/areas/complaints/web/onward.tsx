import { useState } from 'react';
import { useMe, useNameOf } from '#areas/identity/web/index.ts';
import { DAY } from '#kernel/time.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { inTurn, useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { dayAndHour, fromFields, shortDay, toFields } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { CLOSURES, OUTCOMES, type Closure, type Outcome } from '../rules/index.ts';
import type { Facts, PageProps } from './complaint-page.tsx';
import { closureWords, outcomeWords } from './words.ts';

type Props = Omit<PageProps, 'view'>;
type Act = 'close' | 'again' | 'outside' | 'back';

/** How it ends, how it begins again, and what the body outside made of it. */
export function Onward({ it, complaint }: Props) {
  const me = useMe();
  const [act, setAct] = useState<Act>();
  const may = me.may('cases.change') && it.case.mergedInto === null && complaint.state !== 'service request';
  const outside = complaint.outside.find(({ endedAt }) => endedAt === null);
  const onClose = () => setAct(undefined);
  const acts = actsOf(it, complaint);
  return (
    <section className="slot">
      <h2>{say('How it goes on')}</h2>
      <Closed closure={complaint.closure} />
      <Outside complaint={complaint} />
      {may && (
        <div className="row-of">
          {acts.map(({ act: one, label }) => (
            <Button key={one} weight={one === 'back' ? 'plain' : 'bare'} onClick={() => setAct(one)}>
              {label}
            </Button>
          ))}
        </div>
      )}
      {act === 'close' && <CloseIt it={it} complaint={complaint} onClose={onClose} />}
      {act === 'again' && <LookAgain it={it} complaint={complaint} onClose={onClose} />}
      {act === 'outside' && <WentOutside it={it} complaint={complaint} onClose={onClose} />}
      {act === 'back' && outside !== undefined && <CameBack id={outside.id} caseId={it.case.id} onClose={onClose} />}
    </section>
  );
}

function actsOf(it: Props['it'], { state, answeredAt, outside }: Facts): readonly { act: Act; label: string }[] {
  const closed = it.case.phase === 'closed';
  const away = outside.some(({ endedAt }) => endedAt === null);
  const again = (closed && (state === 'open' || state === 'withdrawn')) || answeredAt !== null;
  return [
    ...(away ? [{ act: 'back' as const, label: say('It came back') }] : []),
    ...(state === 'open' && !closed && !away ? [{ act: 'close' as const, label: say('Close it') }] : []),
    ...(again ? [{ act: 'again' as const, label: say('Look at it again') }] : []),
    ...(away ? [] : [{ act: 'outside' as const, label: say('It went outside') }]),
  ];
}

function Closed({ closure }: { closure: Facts['closure'] }) {
  const nameOf = useNameOf();
  const now = useNow();
  const zone = useZone();
  if (closure === null) return null;
  return (
    <p className="small">
      <b>{say('Closed: {{reason}}.', { reason: closureWords(closure.reason) })}</b> {closure.words}{' '}
      <span className="quiet">
        {say('{{who}}, {{when}}', { who: nameOf(closure.by), when: dayAndHour(closure.at, now, zone) })}
      </span>
    </p>
  );
}

function Outside({ complaint: { outside, external } }: { complaint: Facts }) {
  const now = useNow();
  const zone = useZone();
  return (
    <ul className="small">
      {outside.map(({ id, reference, asked, dueAt, begunAt, outcome, words, endedAt }) => (
        <li key={id}>
          <b>
            {reference === ''
              ? say('{{body}}, since {{when}}', { body: external.name, when: shortDay(begunAt, now, zone) })
              : say('{{body}}, {{reference}}, since {{when}}', {
                  body: external.name,
                  reference,
                  when: shortDay(begunAt, now, zone),
                })}
          </b>{' '}
          {asked}{' '}
          {dueAt !== null && endedAt === null && (
            <b className={dueAt < now ? 'late' : ''}>{say('By {{day}}.', { day: shortDay(dueAt, now, zone) })}</b>
          )}
          {outcome !== null && (
            <>
              <br />
              <b>{outcomeWords(outcome)}</b> {words}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

type DialogOf = Props & { readonly onClose: () => void };

function CloseIt({ it, complaint, onClose }: DialogOf) {
  const answered = complaint.answeredAt !== null;
  const [reason, setReason] = useState<Closure>(answered ? 'answered' : 'settled at once');
  const { words, set: setWords, end } = useKeptWords({ caseId: it.case.id, field: 'close complaint' });
  const close = useTell(contract.close, { onDone: inTurn(end, onClose) });
  return (
    <Dialog
      title={say('Close the complaint')}
      open
      onClose={onClose}
      onSubmit={() => close.mutate({ params: { id: it.case.id }, body: { reason, words } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={close.isPending}>
            {say('Close it')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('Why it ends')}
        value={reason}
        options={CLOSURES.filter((one) => answered || one !== 'answered').map((one) => ({
          value: one,
          label: closureWords(one),
        }))}
        onChange={(value) => setReason(CLOSURES.find((one) => one === value) ?? reason)}
      />
      <TextArea
        label={say('For the record')}
        hint={reason === 'answered' ? say('Nothing need be said.') : say('What was agreed, and how they were told.')}
        required={reason !== 'answered'}
        rows={3}
        maxLength={2000}
        value={words}
        onChange={setWords}
      />
      <Trouble fault={close.error} />
    </Dialog>
  );
}

function LookAgain({ it, onClose }: DialogOf) {
  const { words: why, set: setWhy, end } = useKeptWords({ caseId: it.case.id, field: 'look again' });
  const again = useTell(contract.lookAgain, { onDone: inTurn(end, onClose) });
  return (
    <Dialog
      title={say('Look at it again')}
      open
      onClose={onClose}
      onSubmit={() => again.mutate({ params: { id: it.case.id }, body: { why } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={again.isPending}>
            {say('Open it again')}
          </Button>
        </>
      }
    >
      <TextArea
        label={say('Why')}
        hint={say('What is new, or what was left out. What was answered stays on the record; a new answer follows.')}
        required
        rows={3}
        maxLength={2000}
        value={why}
        onChange={setWhy}
      />
      <Trouble fault={again.error} />
    </Dialog>
  );
}

function WentOutside({ it, complaint, onClose }: DialogOf) {
  const now = useNow();
  const zone = useZone();
  const [reference, setReference] = useState('');
  const { words: asked, set: setAsked, end } = useKeptWords({ caseId: it.case.id, field: 'went outside' });
  const [dueAt, setDue] = useState(
    () => fromFields(toFields(now + 7 * DAY, zone).date, '17:00', zone) ?? now + 7 * DAY,
  );
  const go = useTell(contract.goOutside, { onDone: inTurn(end, onClose) });
  return (
    <Dialog
      title={say('It is with {{body}}', { body: complaint.external.name })}
      open
      onClose={onClose}
      onSubmit={() => go.mutate({ params: { id: it.case.id }, body: { reference, asked, dueAt } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={go.isPending}>
            {say('Record it')}
          </Button>
        </>
      }
    >
      <TextArea
        label={say('What they ask of us')}
        required
        rows={3}
        maxLength={4000}
        value={asked}
        onChange={setAsked}
      />
      <TextField label={say('Their reference')} maxLength={200} value={reference} onChange={setReference} />
      <MomentField label={say('They want it by')} value={dueAt} onChange={setDue} />
      <Trouble fault={go.error} />
    </Dialog>
  );
}

type BackProps = { readonly id: string; readonly caseId: string; readonly onClose: () => void };

function CameBack({ id, caseId, onClose }: BackProps) {
  const [outcome, setOutcome] = useState<Outcome>('nothing further');
  const { words, set: setWords, end } = useKeptWords({ caseId, field: 'came back' });
  const back = useTell(contract.comeBack, { onDone: inTurn(end, onClose) });
  return (
    <Dialog
      title={say('What came of it outside')}
      open
      onClose={onClose}
      onSubmit={() => back.mutate({ params: { id }, body: { outcome, words } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={back.isPending}>
            {say('Record it')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('Outcome')}
        value={outcome}
        options={OUTCOMES.map((one) => ({ value: one, label: outcomeWords(one) }))}
        onChange={(value) => setOutcome(OUTCOMES.find((one) => one === value) ?? outcome)}
      />
      <TextArea
        label={say('What they say')}
        hint={say('What they recommend is promised to the customer as a remedy.')}
        required
        rows={4}
        maxLength={4000}
        value={words}
        onChange={setWords}
      />
      <Trouble fault={back.error} />
    </Dialog>
  );
}
