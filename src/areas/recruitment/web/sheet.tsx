import { useEffect, useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Pick, TextArea } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { tell } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { OneCandidate, Round } from './shown.ts';

type Sheet = { readonly marks: Record<string, number>; readonly notes: Record<string, string> };
type Props = {
  readonly round: Round;
  readonly it: OneCandidate;
  readonly own: OneCandidate['sheets'][number] | undefined;
};

const KEEP_MS = 1500;

/** The reader’s own sheet: a mark and what was heard for each focus capability. It is kept while it is written, and seen by nobody. */
export function SheetOf({ round, it, own }: Props) {
  const [sheet, setSheet] = useState<Sheet>({ marks: own?.marks ?? {}, notes: own?.notes ?? {} });
  const [kept, setKept] = useState<'rest' | 'written' | 'kept' | 'lost'>('rest');
  const give = useTell(contract.judge);
  useEffect(() => {
    if (kept !== 'written') return undefined;
    const timer = setTimeout(
      () =>
        void tell(contract.judge, { params: { id: it.id }, body: { ...sheet, give: false } }).then(
          () => setKept('kept'),
          () => setKept('lost'),
        ),
      KEEP_MS,
    );
    return () => clearTimeout(timer);
  }, [sheet, kept, it.id]);
  const change = (next: Sheet) => {
    setSheet(next);
    setKept('written');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setKept('rest');
        give.mutate({ params: { id: it.id }, body: { ...sheet, give: true } });
      }}
    >
      {round.questions.map((question) => (
        <Judging key={question.code} candidate={it.letter} question={question} sheet={sheet} onChange={change} />
      ))}
      <Trouble fault={give.error} kept={say('What you wrote is still here.')} />
      <div className="row-of">
        <Button weight="main" type="submit" busy={give.isPending}>
          {say('Give the sheet')}
        </Button>
        <span className="quiet small" role="status">
          {kept === 'kept' && say('Kept. Only you see it.')}
          {kept === 'lost' && say('Not kept just now. Change something when the line is back.')}
        </span>
      </div>
      <p className="hint">{say('What is given stays as it is. Then you see what others gave.')}</p>
    </form>
  );
}

type JudgingProps = {
  readonly candidate: string;
  readonly question: Round['questions'][number];
  readonly sheet: Sheet;
  readonly onChange: (sheet: Sheet) => void;
};

function Judging({ candidate, question, sheet, onChange }: JudgingProps) {
  const { code, name, level, ask, listenFor, marks } = question;
  return (
    <fieldset className="judging">
      <legend>{say('{{name}}, {{level}}', { name, level })}</legend>
      <p>{ask}</p>
      <p className="quiet">{say('Listen for')}</p>
      <ul aria-label={say('Listen for')}>
        {listenFor.map((sign) => (
          <li key={sign}>{sign}</li>
        ))}
      </ul>
      <div
        className="marks"
        role="radiogroup"
        aria-label={say('Mark of {{candidate}} for {{name}}', { candidate, name })}
      >
        {marks.map((words, n) => (
          <Pick
            key={words}
            type="radio"
            label={
              <>
                <b className="num">{n}</b> {words}
              </>
            }
            checked={sheet.marks[code] === n}
            onChange={() => onChange({ ...sheet, marks: { ...sheet.marks, [code]: n } })}
          />
        ))}
      </div>
      <TextArea
        label={say('What you heard')}
        rows={2}
        value={sheet.notes[code] ?? ''}
        onChange={(words) => onChange({ ...sheet, notes: { ...sheet.notes, [code]: words } })}
      />
    </fieldset>
  );
}
