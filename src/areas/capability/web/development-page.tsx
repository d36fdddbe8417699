import { useState } from 'react';
import { useMe, useNameOf, useOfficers } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { fromFields, shortDay, toFields } from '#ui/time/clock.ts';
import { Due, useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { ACTION_KINDS, MEASURES, SESSION_KINDS, type Measure } from '../rules/index.ts';
import { Ask } from './ask.tsx';
import { Courses } from './courses/courses.tsx';
import { EffectOf, measureWords } from './effect.tsx';
import { LearningCases } from './learning-cases.tsx';
import { actionWords, sessionWords } from './growing-words.ts';
import './capability.css';

type Development = ReplyOf<typeof contract.development>;
type Action = Development['actions'][number];
type Session = Development['sessions'][number];

/** What somebody sets out to do, what was talked about, what others said was good, and what all can learn from. */
export function DevelopmentPage() {
  const [part, setPart] = useState<'plan' | 'cases' | 'courses'>('plan');
  return (
    <main className="sheet capability" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('Development')}</h1>
          <p>{say('What you set out to do, what you talked about, and what can be learned from real work.')}</p>
        </div>
        <span className="push">
          <Choice
            label={say('What to show')}
            value={part}
            onChange={setPart}
            options={[
              { value: 'plan', label: say('Plan and talks') },
              { value: 'cases', label: say('Cases to learn from') },
              { value: 'courses', label: say('Courses') },
            ]}
          />
        </span>
      </header>
      <div className="page">
        {part === 'plan' && <Plan />}
        {part === 'cases' && <LearningCases />}
        {part === 'courses' && <Courses />}
      </div>
    </main>
  );
}

type Act = 'action' | 'session' | 'recognise';

function Plan() {
  const me = useMe();
  const [officer, setOfficer] = useState('');
  const asked = useAsk(contract.development, { query: officer === '' ? {} : { officer } }, { keep: true });
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  return (
    <Loaded asked={asked} what={say('Your development')}>
      {(it) => (
        <>
          <div className="row-of page-form">
            {me.may('capability.lead') && (
              <SelectField
                label={say('Of whom')}
                value={officer}
                onChange={setOfficer}
                options={[
                  { value: '', label: say('You') },
                  ...it.led.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            )}
            <Button onClick={() => setAct('action')}>{say('Set out to do something')}</Button>
            {officer !== '' && <Button onClick={() => setAct('session')}>{say('Note a talk')}</Button>}
            <Button weight="bare" onClick={() => setAct('recognise')}>
              {say('Say what somebody did well')}
            </Button>
          </div>
          <Actions actions={it.actions} own={officer === ''} />
          <Sessions sessions={it.sessions} own={officer === ''} />
          <Recognised it={it} />
          {act === 'action' && <AddAction officerId={it.officerId} onClose={close} />}
          {act === 'session' && <HoldSession officerId={it.officerId} onClose={close} />}
          {act === 'recognise' && <Recognise onClose={close} />}
        </>
      )}
    </Loaded>
  );
}

function Actions({ actions, own }: { actions: readonly Action[]; own: boolean }) {
  const now = useNow();
  const [done, setDone] = useState<Action>();
  if (actions.length === 0)
    return (
      <Empty title={say('Nothing is planned')}>
        <p>{say('Take a gap from your map of evidence, and something at work that closes it.')}</p>
      </Empty>
    );
  return (
    <section aria-label={say('What is planned')}>
      <ul className="found">
        {actions.map((one) => (
          <li key={one.id}>
            <span className="when">
              {one.doneAt === null ? <Due at={one.dueAt} now={now} /> : <Tag meaning="kept">{say('done')}</Tag>}
            </span>
            <div>
              <p className="what">{one.what}</p>
              <p className="why">
                {one.goal} <Tag>{actionWords(one.kind)}</Tag>
              </p>
              {one.effect !== null && <p className="voice">{one.effect}</p>}
              {one.measure !== null && <EffectOf id={one.id} measure={one.measure} />}
              {own && one.doneAt === null && (
                <p className="row-of is-below">
                  <Button onClick={() => setDone(one)}>{say('It is done')}</Button>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      {done !== undefined && <Finish action={done} onClose={() => setDone(undefined)} />}
    </section>
  );
}

function Finish({ action, onClose }: { action: Action; onClose: () => void }) {
  const [effect, setEffect] = useState('');
  const finish = useTell(contract.finishAction, { onDone: onClose });
  return (
    <Ask
      title={action.what}
      onClose={onClose}
      onSubmit={() => finish.mutate({ params: { id: action.id }, body: { effect } })}
      busy={finish.isPending}
    >
      <TextArea label={say('What came of it?')} required autoFocus value={effect} onChange={setEffect} />
      <Trouble fault={finish.error} />
    </Ask>
  );
}

function Sessions({ sessions, own }: { sessions: readonly Session[]; own: boolean }) {
  const now = useNow();
  const zone = useZone();
  const nameOf = useNameOf();
  const agree = useTell(contract.agreeSession);
  if (sessions.length === 0) return null;
  return (
    <section aria-label={say('Talks')}>
      <h2 className="page-words">{say('Talks')}</h2>
      <ul className="found">
        {sessions.map((one) => (
          <li key={one.id}>
            <span className="when num">{shortDay(one.heldAt, now, zone)}</span>
            <div>
              <p className="what">
                {say('{{kind}} with {{who}}', { kind: sessionWords(one.kind), who: nameOf(one.leaderId) })}{' '}
                {one.agreedAt !== null && <Tag meaning="kept">{say('agreed')}</Tag>}
              </p>
              <p className="told">{one.notes}</p>
              {one.remark !== null && <p className="voice">{one.remark}</p>}
              {own && one.agreedAt === null && (
                <p className="row-of is-below">
                  <Button onClick={() => agree.mutate({ params: { id: one.id }, body: { remark: '' } })}>
                    {say('That is how it was')}
                  </Button>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      <Trouble fault={agree.error} />
    </section>
  );
}

function Recognised({ it }: { it: Development }) {
  const nameOf = useNameOf();
  if (it.recognition.length === 0) return null;
  return (
    <section aria-label={say('What others say')}>
      <h2 className="page-words">{say('What others say')}</h2>
      <ul className="found">
        {it.recognition.map(({ id, by, words }) => (
          <li key={id}>
            <div>
              <p className="voice">{words}</p>
              <p className="why quiet">{nameOf(by)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AddAction({ officerId, onClose }: { officerId: string; onClose: () => void }) {
  const zone = useZone();
  const [goal, setGoal] = useState('');
  const [what, setWhat] = useState('');
  const [kind, setKind] = useState<(typeof ACTION_KINDS)[number]>('work');
  const [day, setDay] = useState('');
  const [measure, setMeasure] = useState<Measure | null>(null);
  const add = useTell(contract.addAction, { onDone: onClose });
  const dueAt = fromFields(day, '17:00', zone);
  const send = () => {
    if (dueAt !== undefined) add.mutate({ body: { officerId, goal, what, kind, dueAt, measure, itemId: null } });
  };
  return (
    <Ask title={say('Set out to do something')} onClose={onClose} onSubmit={send} busy={add.isPending}>
      <TextField
        label={say('What it is for')}
        hint={say('Such as: stay calm when somebody shouts')}
        required
        autoFocus
        value={goal}
        onChange={setGoal}
      />
      <TextField
        label={say('What will be done')}
        hint={say('Something at work closes a gap best.')}
        required
        value={what}
        onChange={setWhat}
      />
      <SelectField
        label={say('What sort of thing')}
        value={kind}
        onChange={(value) => setKind(ACTION_KINDS.find((one) => one === value) ?? kind)}
        options={ACTION_KINDS.map((value) => ({ value, label: actionWords(value) }))}
      />
      <TextField label={say('By')} type="date" required value={day} onChange={setDay} />
      <SelectField
        label={say('What of the work is to change')}
        hint={say('It is looked at before and after, as far as the numbers say anything.')}
        value={measure ?? ''}
        onChange={(value) => setMeasure(MEASURES.find((one) => one === value) ?? null)}
        options={[
          { value: '', label: say('nothing that is counted') },
          ...MEASURES.map((value) => ({ value, label: measureWords(value) })),
        ]}
      />
      <Trouble fault={add.error} />
    </Ask>
  );
}

function HoldSession({ officerId, onClose }: { officerId: string; onClose: () => void }) {
  const zone = useZone();
  const now = useNow();
  const [kind, setKind] = useState<(typeof SESSION_KINDS)[number]>('one-to-one');
  const [day, setDay] = useState(toFields(now, zone).date);
  const [notes, setNotes] = useState('');
  const hold = useTell(contract.holdSession, { onDone: onClose });
  const send = () =>
    hold.mutate({ body: { officerId, kind, heldAt: Math.min(now, fromFields(day, '12:00', zone) ?? now), notes } });
  return (
    <Ask title={say('Note a talk')} onClose={onClose} onSubmit={send} busy={hold.isPending}>
      <SelectField
        label={say('What sort of talk')}
        value={kind}
        onChange={(value) => setKind(SESSION_KINDS.find((one) => one === value) ?? kind)}
        options={SESSION_KINDS.map((value) => ({ value, label: sessionWords(value) }))}
      />
      <TextField label={say('When it was')} type="date" required value={day} onChange={setDay} />
      <TextArea
        label={say('What was said')}
        hint={say('Both of you see the same words.')}
        required
        value={notes}
        onChange={setNotes}
      />
      <Trouble fault={hold.error} />
    </Ask>
  );
}

function Recognise({ onClose }: { onClose: () => void }) {
  const { officer } = useMe();
  const officers = useOfficers().filter(({ id }) => id !== officer.id);
  const [whom, setWhom] = useState('');
  const [words, setWords] = useState('');
  const recognise = useTell(contract.recognise, { onDone: onClose });
  const officerId = whom === '' ? officers[0]?.id : whom;
  const send = () => {
    if (officerId !== undefined) recognise.mutate({ body: { officerId, words } });
  };
  return (
    <Ask title={say('Say what somebody did well')} onClose={onClose} onSubmit={send} busy={recognise.isPending}>
      <SelectField
        label={say('Who')}
        value={officerId ?? ''}
        onChange={setWhom}
        options={officers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextArea label={say('What they did')} required autoFocus value={words} onChange={setWords} />
      <Trouble fault={recognise.error} />
    </Ask>
  );
}
