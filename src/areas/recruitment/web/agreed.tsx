import { useState } from 'react';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { SelectField, TextArea } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { Ask } from './ask.tsx';
import type { OneCandidate, Round } from './shown.ts';

type Props = { readonly round: Round; readonly it: OneCandidate; readonly open: boolean };
type Question = Round['questions'][number];

/** What everybody gave, side by side, and what the panel agreed on. */
export function Agreed({ round, it, open }: Props) {
  const nameOf = useNameOf();
  const given = it.sheets.filter(({ state }) => state === 'given');
  const [on, setOn] = useState<Question>();
  return (
    <div className="table-wide">
      <table className="table as-lines">
        <thead>
          <tr>
            <th scope="col">{say('Capability')}</th>
            {given.map(({ raterId }) => (
              <th scope="col" key={raterId}>
                {nameOf(raterId)}
              </th>
            ))}
            <th scope="col">{say('Agreed')}</th>
          </tr>
        </thead>
        <tbody>
          {round.questions.map((question) => (
            <tr key={question.code}>
              <th scope="row">{question.name}</th>
              {given.map(({ raterId, marks, notes }) => (
                <td key={raterId} data-label={nameOf(raterId)}>
                  <span>
                    <b className="num">{marks[question.code]}</b> {notes[question.code]}
                  </span>
                </td>
              ))}
              <td data-label={say('Agreed')}>
                <AgreedMark it={it} question={question} />
                {open && it.waitingFor.length === 0 && (
                  <Button
                    onClick={() => setOn(question)}
                    aria-label={say('Agree on {{name}}', { name: question.name })}
                  >
                    {say('Agree')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {on !== undefined && <AgreeOn it={it} question={on} onClose={() => setOn(undefined)} />}
    </div>
  );
}

function AgreedMark({ it, question }: { it: OneCandidate; question: Question }) {
  const nameOf = useNameOf();
  const latest = it.agreed.findLast(({ code }) => code === question.code);
  if (latest === undefined) {
    const marks = new Set(it.sheets.filter(({ state }) => state === 'given').map((one) => one.marks[question.code]));
    return marks.size > 1 ? <p className="differ">{say('You differ')}</p> : null;
  }
  return (
    <p>
      <b className="num">{latest.mark}</b> {latest.why} <span className="quiet">{nameOf(latest.by)}</span>
    </p>
  );
}

function AgreeOn({ it, question, onClose }: { it: OneCandidate; question: Question; onClose: () => void }) {
  const marks = it.sheets.flatMap(({ state, marks: of }) => (state === 'given' ? (of[question.code] ?? []) : []));
  const [mark, setMark] = useState(String(marks[0] ?? 0));
  const [why, setWhy] = useState('');
  const agree = useTell(contract.agree, { onDone: onClose });
  const send = () => agree.mutate({ params: { id: it.id }, body: { code: question.code, mark: Number(mark), why } });
  return (
    <Ask
      title={say('Agree on {{name}}', { name: question.name })}
      save={say('Agree')}
      busy={agree.isPending}
      onClose={onClose}
      onSubmit={send}
    >
      <SelectField
        label={say('Mark')}
        value={mark}
        onChange={setMark}
        options={question.marks.map((words, n) => ({ value: String(n), label: say('{{n}}: {{words}}', { n, words }) }))}
      />
      <TextArea
        label={say('Why, where you differ')}
        rows={3}
        value={why}
        onChange={setWhy}
        required={new Set(marks).size > 1}
      />
      <Trouble fault={agree.error} />
    </Ask>
  );
}
