import { useId, useState } from 'react';
import { Button, Fold } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';
import {
  MOST_STEPS,
  begunGuide,
  guideFaults,
  stepOf,
  withChanged,
  withStep,
  withoutStep,
  type Audience,
  type Guide,
  type Step,
} from '../../rules/index.ts';
import { EditStep } from './edit-step.tsx';
import { faultWords } from './fault-words.ts';
import { GuideTrial } from './trial.tsx';

type EditorProps = {
  readonly guide: Guide | null;
  readonly audience: Audience;
  readonly onChange: (guide: Guide | null) => void;
};

/** Writes the guide of an article: questions, their answers and where each leads. What is wrong with it is said while it is written. */
export function GuideEditor({ guide, audience, onChange }: EditorProps) {
  if (guide === null)
    return (
      <div className="row-of">
        <Button icon="split" onClick={() => onChange(begunGuide())}>
          {say('Add a guide')}
        </Button>
        <span className="small quiet">{say('Questions with answers that lead to what to say or do.')}</span>
      </div>
    );
  return <Steps guide={guide} audience={audience} onChange={onChange} />;
}

type StepsProps = EditorProps & { readonly guide: Guide };

function Steps({ guide, audience, onChange }: StepsProps) {
  const faults = guideFaults(guide, audience);
  const add = (kind: Step['kind']) => onChange(withStep(guide, kind).guide);
  const full = guide.steps.length >= MOST_STEPS;
  return (
    <section className="guide-editor" aria-label={say('The guide')}>
      <h3>{say('The guide')}</h3>
      <p className="small quiet">
        {say(
          'It begins with step 1. Officers go through it beside a case; where everybody may read the article, customers can too.',
        )}
      </p>
      {guide.steps.map((step, n) => (
        <EditStep
          key={step.id}
          {...{ step, n, guide }}
          faults={faults.filter((fault) => fault.step === step.id)}
          onChange={(changed) => onChange(withChanged(guide, changed))}
          onDrop={() => onChange(guide.steps.length === 1 ? null : withoutStep(guide, step.id))}
          onLead={(kind) => leadOn(guide, { step, ...kind }, onChange)}
        />
      ))}
      <div className="row-of">
        <Button icon="plus" aria-disabled={full} onClick={() => !full && add('question')}>
          {say('Add a question')}
        </Button>
        <Button icon="plus" aria-disabled={full} onClick={() => !full && add('outcome')}>
          {say('Add what comes of it')}
        </Button>
        <Button weight="bare" onClick={() => onChange(null)}>
          {say('Take the guide away')}
        </Button>
      </div>
      {full && <p className="small">{say('A guide has at most {{count}} steps.', { count: MOST_STEPS })}</p>}
      <State guide={guide} faults={faults} />
    </section>
  );
}

type Leading = { readonly step: Step; readonly choice: number; readonly kind: Step['kind'] };

/** An answer leads to a step that is made for it. */
function leadOn(guide: Guide, { step, choice, kind }: Leading, onChange: (guide: Guide) => void): void {
  if (step.kind !== 'question') return;
  const { guide: longer, id } = withStep(guide, kind);
  const choices = step.choices.map((one, n) => (n === choice ? { ...one, to: id } : one));
  onChange(withChanged(longer, { ...step, choices }));
}

type StateProps = { readonly guide: Guide; readonly faults: ReturnType<typeof guideFaults> };

/** Whether it can be agreed to, and a way through it to try. */
function State({ guide, faults }: StateProps) {
  const [open, setOpen] = useState(false);
  const list = useId();
  const named = (id: string | null) => {
    const n = guide.steps.findIndex((step) => step.id === id);
    const words = id === null ? '' : (stepOf(guide, id)?.words.slice(0, 60) ?? '');
    return say('Step {{n}} “{{words}}”:', { n: String(n + 1), words });
  };
  return (
    <>
      {faults.length > 0 && (
        <Notice meaning="due">
          <b id={list}>{say('It can be saved, and not finished before this is put right:')}</b>
          <ul aria-labelledby={list}>
            {faults.map((fault) => (
              <li key={`${fault.step} ${fault.fault}`}>
                {fault.step !== null && named(fault.step)} {faultWords(fault)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Fold open={open} onToggle={() => setOpen(!open)}>
        {say('Try it')}
      </Fold>
      {open && <GuideTrial guide={guide} />}
    </>
  );
}
