import { useState } from 'react';
import { useMe, useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { Due, useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { OUTCOMES, type Outcome } from '../rules/index.ts';
import { Conversation } from './conversation.tsx';
import { asksWords, fieldWords, ourActWords, ourStateWords, outcomeWords, stateMeaning } from './words.ts';

type View = ReplyOf<typeof contract.readReceived>;
type Act = 'accept' | 'decline' | 'return' | 'done';

/** A matter that another desk gave to us: what they told, what we said to it, and what is said with them beside the case. */
export function OneReceived({ id, onClose }: { id: string; onClose: () => void }) {
  const asked = useAsk(contract.readReceived, { params: { id } }, { watch: ['case'] });
  return (
    <Dialog
      title={asked.data === undefined ? say('Referral') : say('Referral from {{name}}', { name: asked.data.agency })}
      open
      wide
      onClose={onClose}
      acts={<Button onClick={onClose}>{say('Close')}</Button>}
    >
      <Loaded asked={asked} what={say('The referral')}>
        {(it) => (
          <>
            <Standing it={it} />
            <Answer key={it.state} it={it} />
            <Told it={it} />
            <Thread it={it} />
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

function Standing({ it }: { it: View }) {
  const now = useNow();
  const may = useMe().may('cases.change');
  const seen = useTell(contract.seenOfReceived);
  const meaning = stateMeaning(it.state);
  return (
    <>
      <p>
        <Tag {...(meaning === undefined ? {} : { meaning })}>{ourStateWords(it.state)}</Tag>{' '}
        {it.state === 'offered' && (
          <>
            {say('They ask for our answer by')} <Due at={it.dueAt} now={now} />
          </>
        )}{' '}
        {it.outcome !== null && <b>{outcomeWords(it.outcome)}</b>} {it.words}
      </p>
      {it.asks !== null && (
        <Notice meaning="due">
          {asksWords(it.asks)}{' '}
          {may && (
            <Button weight="bare" busy={seen.isPending} onClick={() => seen.mutate({ params: { id: it.id } })}>
              {say('I have seen to it')}
            </Button>
          )}
        </Notice>
      )}
      {it.onTheWay.map(({ id, response }) => (
        <p key={id} className="small quiet">
          {response === null
            ? say('Something of ours is on its way to their desk.')
            : say('Something of ours has not reached their desk yet: {{why}}', { why: response })}
        </p>
      ))}
      <Trouble fault={seen.error} />
    </>
  );
}

function Told({ it }: { it: View }) {
  return (
    <section aria-label={say('What they told us')}>
      <h3 className="label">{say('What they told us')}</h3>
      <p className="prose">{it.summary}</p>
      <ul className="small">
        {it.given.map(({ name, value }) => (
          <li key={name}>
            <b>{fieldWords(name)}</b> {value}
          </li>
        ))}
      </ul>
      {it.heldBack.length > 0 && (
        <p className="small veiled-line">
          <b>{say('Held back:')}</b> {it.heldBack.map(fieldWords).join(', ')}
        </p>
      )}
      <p className="small quiet">
        {it.ground === 'consent'
          ? say('The customer agreed: {{words}}', { words: it.groundWords })
          : say('A law allows it: {{words}}', { words: it.groundWords })}
      </p>
    </section>
  );
}

function Answer({ it }: { it: View }) {
  const may = useMe().may('cases.change');
  const acts = it.acts.filter((one): one is Act => one !== 'withdraw');
  const [act, setAct] = useState<Act>();
  if (!may || acts.length === 0) return null;
  return (
    <section aria-label={say('What we say to it')}>
      <div className="row-of">
        {acts.map((one) => (
          <Button
            key={one}
            weight={one === act ? 'main' : 'plain'}
            aria-pressed={one === act}
            onClick={() => setAct(one)}
          >
            {ourActWords(one)}
          </Button>
        ))}
      </div>
      {act !== undefined && <Saying id={it.id} act={act} onDone={() => setAct(undefined)} />}
    </section>
  );
}

function Saying({ id, act, onDone }: { id: string; act: Act; onDone: () => void }) {
  const [words, setWords] = useState('');
  const [outcome, setOutcome] = useState<Outcome>('helped');
  const [expectedOn, setExpectedOn] = useState('');
  const send = useTell(contract.answerReceived, { onDone });
  const body = {
    act,
    words,
    outcome: act === 'done' ? outcome : null,
    expectedOn: act === 'accept' && expectedOn !== '' ? expectedOn : null,
  };
  return (
    <>
      {act === 'done' && (
        <SelectField
          label={say('What came of it')}
          value={outcome}
          options={OUTCOMES.map((one) => ({ value: one, label: outcomeWords(one) }))}
          onChange={(value) => setOutcome(OUTCOMES.find((one) => one === value) ?? outcome)}
        />
      )}
      {act === 'accept' && (
        <TextField
          label={say('We mean to be done by (may stay empty)')}
          type="date"
          value={expectedOn}
          onChange={setExpectedOn}
        />
      )}
      <TextArea
        label={act === 'decline' || act === 'return' ? say('Why, as they can tell the customer') : say('In words')}
        rows={2}
        maxLength={4000}
        value={words}
        onChange={setWords}
      />
      <Button weight="main" busy={send.isPending} onClick={() => send.mutate({ params: { id }, body })}>
        {say('Tell their desk')}
      </Button>
      <Trouble fault={send.error} kept={say('What you wrote is still here.')} />
    </>
  );
}

function Thread({ it }: { it: View }) {
  const nameOf = useNameOf();
  const now = useNow();
  const zone = useZone();
  const may = useMe().may('correspondence.send');
  const send = useTell(contract.sayReceived);
  return (
    <Conversation
      said={it.said.map((one) => ({
        id: one.id,
        ours: one.direction === 'out',
        who: one.officerId === null ? one.who : nameOf(one.officerId),
        when: dayAndHour(one.at, now, zone),
        body: one.body,
      }))}
      to={it.agency}
      may={may}
      busy={send.isPending}
      fault={send.error}
      onSend={(body, sent) => send.mutate({ params: { id: it.id }, body: { body } }, { onSuccess: sent })}
    />
  );
}
