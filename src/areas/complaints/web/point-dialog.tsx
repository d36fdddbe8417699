import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { inTurn, useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { GRADES, type Grade } from '../rules/index.ts';
import type { Issue } from './points.tsx';
import { TopicField } from './topic-field.tsx';
import { gradeWords } from './words.ts';

type Props = { readonly caseId: string; readonly issue?: Issue; readonly onClose: () => void };

const EMPTY = {
  topic: '',
  agency: '',
  wanted: '',
  severity: 'medium',
  complexity: 'medium',
  impact: 'medium',
  safety: false,
} as const;

/** A new point in the customer's words, or what is known of one. What they said of it is not changed. */
export function PointDialog({ caseId, issue, onClose }: Props) {
  const [form, setForm] = useState({ ...EMPTY, ...issue });
  const put = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const of = issue?.id ?? 'new';
  const said = useKeptWords({ caseId, field: `point ${of}` });
  const proof = useKeptWords({ caseId, field: `proof ${of}` }, issue?.evidence.join('\n'));
  const onDone = inTurn(said.end, proof.end, onClose);
  const add = useTell(contract.addIssue, { onDone });
  const assess = useTell(contract.assessIssue, { onDone });
  const { topic, agency, wanted, severity, complexity, impact, safety } = form;
  const evidence = proof.words.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const known = { topic, agency, wanted, evidence, severity, complexity, impact, safety };
  const save = () => {
    if (issue !== undefined) assess.mutate({ params: { id: issue.id }, body: known });
    else add.mutate({ params: { id: caseId }, body: { ...known, said: said.words } });
  };
  return (
    <Dialog
      title={issue === undefined ? say('Add a point') : say('Point {{number}}', { number: issue.number })}
      open
      onClose={onClose}
      onSubmit={save}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={add.isPending || assess.isPending}>
            {say('Save')}
          </Button>
        </>
      }
    >
      <Said issue={issue} said={said.words} onSaid={said.set} />
      <TopicField topic={topic} onTopic={(value) => put({ topic: value })} />
      <WhereAndWhat agency={agency} wanted={wanted} put={put} />
      <TextArea
        label={say('Evidence')}
        hint={say('One piece on each line.')}
        rows={2}
        value={proof.words}
        onChange={proof.set}
      />
      <Grades form={form} put={put} />
      <Pick label={say('Somebody’s safety is at stake')} checked={safety} onChange={(it) => put({ safety: it })} />
      <Trouble fault={add.error ?? assess.error} />
    </Dialog>
  );
}

type Told = { readonly agency: string; readonly wanted: string };

const WhereAndWhat = ({ agency, wanted, put }: Told & { put: (part: Partial<Told>) => void }) => (
  <>
    <TextField
      label={say('Where it happened')}
      maxLength={200}
      value={agency}
      onChange={(value) => put({ agency: value })}
    />
    <TextField
      label={say('What they want')}
      maxLength={1000}
      value={wanted}
      onChange={(value) => put({ wanted: value })}
    />
  </>
);

type SaidProps = { readonly issue: Issue | undefined; readonly said: string; readonly onSaid: (said: string) => void };

/** What they complain of is written once, and only read from then on. */
const Said = ({ issue, said, onSaid }: SaidProps) =>
  issue === undefined ? (
    <TextArea
      label={say('What they complain of')}
      hint={say('In their words. One thing for each point.')}
      required
      rows={3}
      maxLength={2000}
      value={said}
      onChange={onSaid}
    />
  ) : (
    <p className="voice">{issue.said}</p>
  );

type Graded = { readonly severity: Grade; readonly complexity: Grade; readonly impact: Grade };

function Grades({ form, put }: { form: Graded; put: (part: Partial<Graded>) => void }) {
  const options = GRADES.map((grade) => ({ value: grade, label: gradeWords(grade) }));
  const graded = (value: string): Grade => GRADES.find((grade) => grade === value) ?? 'medium';
  return (
    <div className="row-of">
      <SelectField
        label={say('How grave')}
        value={form.severity}
        options={options}
        onChange={(value) => put({ severity: graded(value) })}
      />
      <SelectField
        label={say('How complex')}
        value={form.complexity}
        options={options}
        onChange={(value) => put({ complexity: graded(value) })}
      />
      <SelectField
        label={say('How far it reaches')}
        value={form.impact}
        options={options}
        onChange={(value) => put({ impact: graded(value) })}
      />
    </div>
  );
}
