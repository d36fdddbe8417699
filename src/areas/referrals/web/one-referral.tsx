import { useState } from 'react';
import { useMe, useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { Due, useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { Conversation } from './conversation.tsx';
import { OUTCOMES, type Act, type Outcome } from '../rules/index.ts';
import { actWords, asksWords, fieldWords, outcomeWords, stateMeaning, stateWords, stepWords } from './words.ts';

type View = ReplyOf<typeof contract.read>;

/** One referral: what they were told, what was held back, what was said with them, and how it stands. */
export function OneReferral({ id, onClose }: { id: string; onClose: () => void }) {
  const asked = useAsk(contract.read, { params: { id } }, { watch: ['case'] });
  return (
    <Dialog
      title={
        asked.data === undefined ? say('Referral') : say('Referral to {{name}}', { name: asked.data.organization })
      }
      open
      wide
      onClose={onClose}
      acts={<Button onClick={onClose}>{say('Close')}</Button>}
    >
      <Loaded asked={asked} what={say('The referral')}>
        {(it) => (
          <>
            <Standing it={it} />
            <Told it={it} />
            <Thread it={it} />
            <Acts it={it} />
            <Steps it={it} />
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

function Standing({ it }: { it: View }) {
  const now = useNow();
  const may = useMe().may('cases.change');
  const seen = useTell(contract.seen);
  const meaning = stateMeaning(it.state);
  return (
    <>
      <p>
        <Tag {...(meaning === undefined ? {} : { meaning })}>{stateWords(it.state)}</Tag>{' '}
        {it.state === 'offered' && <Due at={it.dueAt} now={now} />}{' '}
        {it.outcome !== null && <b>{outcomeWords(it.outcome)}</b>}{' '}
        {it.expectedOn !== null && say('They mean to be done by {{day}}.', { day: it.expectedOn })} {it.words}
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
      <Trouble fault={seen.error} />
    </>
  );
}

function Told({ it }: { it: View }) {
  return (
    <section aria-label={say('What they were told')}>
      <h3 className="label">{say('What they were told')}</h3>
      <p className="prose">{it.summary}</p>
      <ul className="small">
        {it.given.map(({ name, value }) => (
          <li key={name}>
            <b>{fieldWords(name)}</b> {value}
          </li>
        ))}
        {it.documents.map(({ id, name }) => (
          <li key={id}>
            <b>{say('Paper')}</b> {name}
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

function Thread({ it }: { it: View }) {
  const nameOf = useNameOf();
  const now = useNow();
  const zone = useZone();
  const may = useMe().may('correspondence.send') && it.state !== 'withdrawn';
  const send = useTell(contract.say);
  return (
    <Conversation
      said={it.said.map((one) => ({
        id: one.id,
        ours: one.direction === 'out',
        who: one.officerId === null ? one.who : nameOf(one.officerId),
        when: dayAndHour(one.at, now, zone),
        body: one.body,
      }))}
      to={it.organization}
      may={may}
      busy={send.isPending}
      fault={send.error}
      onSend={(body, sent) => send.mutate({ params: { id: it.id }, body: { body } }, { onSuccess: sent })}
    />
  );
}

/** What they said on the telephone, or that we take it back. */
function Acts({ it }: { it: View }) {
  const may = useMe().may('cases.change');
  const [act, setAct] = useState<Act>();
  const [words, setWords] = useState('');
  const [outcome, setOutcome] = useState<Outcome>('helped');
  const page = useTell(contract.sendPage, {
    onDone: ({ sent }) =>
      toast({ words: sent ? say('A new link is on its way to them.') : say('One went to them a moment ago.') }),
  });
  const send = useTell(contract.act, { onDone: () => setAct(undefined) });
  if (!may) return null;
  return (
    <section aria-label={say('What they say')}>
      <div className="row-of">
        {it.acts.map((one) => (
          <Button
            key={one}
            weight={one === act ? 'plain' : 'bare'}
            aria-pressed={one === act}
            onClick={() => setAct(one)}
          >
            {actWords(one)}
          </Button>
        ))}
        {it.sentTo !== null && it.state !== 'withdrawn' && (
          <Button weight="bare" busy={page.isPending} onClick={() => page.mutate({ params: { id: it.id } })}>
            {say('Send their page again')}
          </Button>
        )}
      </div>
      {act !== undefined && (
        <>
          {act === 'done' && (
            <SelectField
              label={say('What came of it')}
              value={outcome}
              options={OUTCOMES.map((one) => ({ value: one, label: outcomeWords(one) }))}
              onChange={(value) => setOutcome(OUTCOMES.find((one) => one === value) ?? outcome)}
            />
          )}
          <TextArea label={say('In words')} rows={2} maxLength={4000} value={words} onChange={setWords} />
          <Button
            busy={send.isPending}
            onClick={() =>
              send.mutate({
                params: { id: it.id },
                body: { act, words, outcome: act === 'done' ? outcome : null, expectedOn: null },
              })
            }
          >
            {say('Keep it')}
          </Button>
        </>
      )}
      <Trouble fault={send.error ?? page.error} kept={say('What you wrote is still here.')} />
    </section>
  );
}

function Steps({ it }: { it: View }) {
  const nameOf = useNameOf();
  const now = useNow();
  const zone = useZone();
  return (
    <section aria-label={say('Steps')}>
      <h3 className="label">{say('Steps')}</h3>
      <ul className="small">
        {it.steps.map((step) => (
          <li key={step.id}>
            <span className="quiet">{dayAndHour(step.at, now, zone)}</span>{' '}
            {step.by !== null && <b>{nameOf(step.by)}</b>} {stepWords(step.is, step.byKind === 'partner')}
          </li>
        ))}
        {it.letters
          .filter(({ state }) => state !== 'sent')
          .map((letter) => (
            <li key={letter.id} className={letter.state === 'failed' ? 'late' : 'quiet'}>
              {say('Letter to {{who}}: {{state}}', { who: letter.recipient, state: letter.response ?? letter.state })}
            </li>
          ))}
      </ul>
    </section>
  );
}
