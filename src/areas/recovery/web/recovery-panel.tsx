import { useState } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { useMe, useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Loaded, Notice } from '#ui/parts/states.tsx';
import { dayAndHour, shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { FollowUp, Praise, TakeStep } from './recovery-dialogs.tsx';
import { didWords, signWords, triggerWords } from './words.ts';

type View = ReplyOf<typeof contract.ofCase>;
type Step = View['steps'][number];

/** Why somebody was let down, what was done to win them back, whether it held, and who was praised. */
export function RecoveryPanel({ it }: { it: CaseView }) {
  const me = useMe();
  const may = me.may('cases.change') && it.case.mergedInto === null;
  const asked = useAsk(contract.ofCase, { params: { id: it.case.id } }, { watch: ['case'], about: it.case.id });
  const [act, setAct] = useState<'step' | 'praise'>();
  const onClose = () => setAct(undefined);
  return (
    <section className="slot recovery" aria-label={say('Recovery')}>
      <h2>{say('Recovery')}</h2>
      <Loaded asked={asked} what={say('Recovery')}>
        {({ signals, steps, compliments, risk }) => (
          <>
            <MayEscalate risk={risk} />
            <LetDown signals={signals} />
            <ul className="small">
              {steps.map((step) => (
                <StepLine key={step.id} step={step} caseId={it.case.id} may={may} />
              ))}
            </ul>
            <Praised compliments={compliments} />
            {may && (
              <div className="row-of">
                <Button
                  weight={signals.some(({ stepId }) => stepId === null) ? 'plain' : 'bare'}
                  onClick={() => setAct('step')}
                >
                  {say('Win them back')}
                </Button>
                <Button weight="bare" onClick={() => setAct('praise')}>
                  {say('They praise somebody')}
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
      {act === 'step' && <TakeStep caseId={it.case.id} onClose={onClose} />}
      {act === 'praise' && <Praise caseId={it.case.id} onClose={onClose} />}
    </section>
  );
}

/** How likely it goes further, with every reason. */
function MayEscalate({ risk }: { risk: View['risk'] }) {
  if (risk === null || risk.level === 'low') return null;
  return (
    <Notice meaning={risk.level === 'high' ? 'risk' : 'due'}>
      <b>{risk.level === 'high' ? say('This may well go further.') : say('This may go further.')}</b>
      <ul>
        {risk.signs.map((sign) => (
          <li key={sign}>{signWords(sign)}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** What nobody has turned to yet, each reason once. */
function LetDown({ signals }: { signals: View['signals'] }) {
  const now = useNow();
  const zone = useZone();
  const open = signals.filter(({ stepId }) => stepId === null);
  if (open.length === 0) return null;
  return (
    <Notice meaning="due">
      <b>{say('They were let down.')}</b>
      <ul>
        {open.map(({ id, trigger, at }) => (
          <li key={id}>
            {triggerWords(trigger)} <span className="quiet">{dayAndHour(at, now, zone)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function StepLine({ step, caseId, may }: { step: Step; caseId: string; may: boolean }) {
  const now = useNow();
  const zone = useZone();
  const nameOf = useNameOf();
  const [asking, setAsking] = useState(false);
  const { did, words, by, at, followAt, followedWords, content } = step;
  return (
    <li>
      <b>{didWords(did)}</b> {words}{' '}
      <span className="quiet">{say('{{who}}, {{when}}', { who: nameOf(by), when: dayAndHour(at, now, zone) })}</span>
      {followedWords !== null && (
        <p>
          <b className={content === true ? 'kept' : 'late'}>
            {content === true ? say('It held.') : say('It did not hold.')}
          </b>{' '}
          {followedWords}
        </p>
      )}
      {may && followAt !== null && followedWords === null && (
        <button type="button" className="linkish" onClick={() => setAsking(true)}>
          {say('Ask whether it held, {{day}}', { day: shortDay(followAt, now, zone) })}
        </button>
      )}
      {asking && <FollowUp caseId={caseId} stepId={step.id} onClose={() => setAsking(false)} />}
    </li>
  );
}

function Praised({ compliments }: { compliments: View['compliments'] }) {
  const nameOf = useNameOf();
  return (
    <ul className="small">
      {compliments.map(({ id, officerId, words }) => (
        <li key={id}>
          <b>{say('Praise for {{name}}', { name: nameOf(officerId) })}</b> <span className="voice">{words}</span>
        </li>
      ))}
    </ul>
  );
}
