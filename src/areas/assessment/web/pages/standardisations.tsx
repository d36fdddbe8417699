import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { dayWords } from '../parts/words.ts';

type One = ReplyOf<typeof contract.standardisations>['open'][number];

/** What an assessor has to mark, without seeing what the others marked. */
export function Standardisations() {
  const asked = useAsk(contract.standardisations, {}, { watch: ['assessment'] });
  const [marks, setMarks] = useState<One>();
  const open = (asked.data?.open ?? []).filter(({ marked }) => !marked);
  if (open.length === 0) return null;
  return (
    <section aria-label={say('Standardisation')}>
      <h2>{say('Standardisation')}</h2>
      <ul className="lines">
        {open.map((one) => (
          <li key={one.id}>
            {say('Held on {{day}}. Mark the sample before you hear what others say.', { day: dayWords(one.on) })}{' '}
            <Button onClick={() => setMarks(one)}>{say('Mark the sample…')}</Button>
          </li>
        ))}
      </ul>
      {marks !== undefined && <MarkDialog one={marks} onClose={() => setMarks(undefined)} />}
    </section>
  );
}

function MarkDialog({ one, onClose }: { one: One; onClose: () => void }) {
  const plans = useAsk(contract.plans, {});
  const [met, setMet] = useState<Readonly<Record<string, boolean>>>({});
  const mark = useTell(contract.mark, { onDone: onClose });
  const text = (code: string) =>
    plans.data?.plans.find(({ key }) => key === one.plan)?.criteria.find((each) => each.code === code)?.text ?? '';
  return (
    <Dialog
      title={say('Mark the sample')}
      open
      wide
      onClose={onClose}
      onSubmit={() =>
        mark.mutate({
          params: { id: one.id },
          body: { marks: one.codes.flatMap((code) => (met[code] === undefined ? [] : [{ code, met: met[code] }])) },
        })
      }
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={mark.isPending}>
            {say('Hand it in')}
          </Button>
        </>
      }
    >
      <ul className="assessment-decisions">
        {one.codes.map((code) => (
          <li key={code}>
            <div>
              <b>{code}</b> {text(code)}
            </div>
            <Choice
              label={say('{{code}}: what you decide', { code })}
              value={met[code] === undefined ? '' : met[code] ? 'met' : 'not'}
              options={[
                { value: 'met' as string, label: say('Met') },
                { value: 'not', label: say('Not met') },
              ]}
              onChange={(value) => setMet((all) => ({ ...all, [code]: value === 'met' }))}
            />
          </li>
        ))}
      </ul>
      <Trouble fault={mark.error} />
    </Dialog>
  );
}
