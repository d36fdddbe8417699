import { Button, IconButton } from '#ui/parts/button.tsx';
import { Choice, Fault, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import {
  MOST_CHOICES,
  MOST_STEPS,
  type Guide,
  type GuideFault,
  type Outcome,
  type Question,
  type Step,
} from '../../rules/index.ts';
import { ReferField, TemplateField } from './means-fields.tsx';
import { faultWords } from './fault-words.ts';

type Lead = { readonly choice: number; readonly kind: Step['kind'] };
type StepProps<Kind extends Step = Step> = {
  readonly step: Kind;
  readonly n: number;
  readonly guide: Guide;
  readonly faults: readonly GuideFault[];
  readonly onChange: (step: Step) => void;
  readonly onDrop: () => void;
  /** An answer is to lead to a step that is not there yet. */
  readonly onLead: (lead: Lead) => void;
};

/** One step: a question with its answers, or what comes of it. */
export function EditStep(props: StepProps) {
  const { step, n, faults, onDrop } = props;
  const title =
    step.kind === 'question'
      ? say('Step {{n}}: a question', { n: String(n + 1) })
      : say('Step {{n}}: what comes of it', { n: String(n + 1) });
  return (
    <fieldset className="guide-step">
      <legend>{title}</legend>
      {step.kind === 'question' ? <EditQuestion {...props} step={step} /> : <EditOutcome {...props} step={step} />}
      {faults.map((fault) => (
        <Fault key={fault.fault}>{faultWords(fault)}</Fault>
      ))}
      <Button weight="bare" onClick={onDrop}>
        {say('Take step {{n}} away', { n: String(n + 1) })}
      </Button>
    </fieldset>
  );
}

const NEW_QUESTION = 'new question';
const NEW_OUTCOME = 'new outcome';

/** Where an answer may lead: to any other step, or to one that is made for it. */
function targetsOf(guide: Guide, step: Question) {
  return [
    { value: '', label: say('Choose where it leads') },
    ...guide.steps.flatMap((one, k) =>
      one.id === step.id ? [] : [{ value: one.id, label: `${k + 1}. ${one.words.slice(0, 60)}` }],
    ),
    ...(guide.steps.length < MOST_STEPS
      ? [
          { value: NEW_QUESTION, label: say('A new question') },
          { value: NEW_OUTCOME, label: say('What comes of it, new') },
        ]
      : []),
  ];
}

function EditQuestion({ step, guide, onChange, onLead }: StepProps<Question>) {
  const put = (change: Partial<Question>) => onChange({ ...step, ...change });
  const choose = (at: number, change: Partial<Question['choices'][number]>) =>
    put({ choices: step.choices.map((one, k) => (k === at ? { ...one, ...change } : one)) });
  const lead = (choice: number, to: string) => {
    if (to === NEW_QUESTION) onLead({ choice, kind: 'question' });
    else if (to === NEW_OUTCOME) onLead({ choice, kind: 'outcome' });
    else choose(choice, { to });
  };
  const targets = targetsOf(guide, step);
  return (
    <>
      <TextField label={say('What to ask')} maxLength={500} value={step.words} onChange={(words) => put({ words })} />
      <TextField
        label={say('What helps to answer it')}
        maxLength={1000}
        value={step.hint}
        onChange={(hint) => put({ hint })}
      />
      {step.choices.map((one, k) => {
        const key = `${k}`;
        return (
          <div key={key} className="guide-choice">
            <TextField
              label={say('Answer {{n}}', { n: String(k + 1) })}
              maxLength={200}
              value={one.words}
              onChange={(words) => choose(k, { words })}
            />
            <SelectField
              label={say('Answer {{n}} leads to', { n: String(k + 1) })}
              value={one.to}
              options={targets}
              onChange={(to) => lead(k, to)}
            />
            <IconButton
              icon="cross"
              weight="bare"
              label={say('Take answer {{n}} away', { n: String(k + 1) })}
              onClick={() => put({ choices: step.choices.filter((_, other) => other !== k) })}
            />
          </div>
        );
      })}
      {step.choices.length < MOST_CHOICES && (
        <Button weight="bare" icon="plus" onClick={() => put({ choices: [...step.choices, { words: '', to: '' }] })}>
          {say('Add an answer')}
        </Button>
      )}
    </>
  );
}

function EditOutcome({ step, onChange }: StepProps<Outcome>) {
  const put = (change: Partial<Outcome>) => onChange({ ...step, ...change });
  const asked = useAsk(contract.articles, { query: { standing: 'published' } }, { watch: ['knowledge'] });
  const articles = asked.data?.articles ?? [];
  return (
    <>
      <TextArea
        label={say('What to say or do')}
        rows={4}
        maxLength={3000}
        value={step.words}
        onChange={(words) => put({ words })}
      />
      <div className="row-of">
        <Choice
          label={say('Where it goes')}
          value={step.into}
          options={[
            { value: 'answer', label: say('Into the answer') },
            { value: 'note', label: say('Into a note between colleagues') },
          ]}
          onChange={(into) => put({ into })}
        />
      </div>
      <SelectField
        label={say('With the beginning of an article')}
        value={step.articleId ?? ''}
        options={[{ value: '', label: say('None') }, ...articles.map(({ id, title }) => ({ value: id, label: title }))]}
        onChange={(articleId) => put({ articleId: articleId === '' ? null : articleId })}
      />
      <div className="columns">
        <TemplateField template={step.template} onChange={(template) => put({ template })} />
        <ReferField refer={step.refer} onChange={(refer) => put({ refer })} />
      </div>
    </>
  );
}
