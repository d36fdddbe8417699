import { useState } from 'react';
import { useNameOf } from '#areas/identity/web/index.ts';
import { PromiseRing } from '#areas/promises/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea, TextField } from '#ui/parts/field.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { inTurn, useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { dayAndHour, shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { Facts } from './complaint-page.tsx';
import { moneyWords, remedyWords } from './words.ts';

export type Remedy = Facts['remedies'][number];

/** Late is what is not done and whose day is over, whatever a sweep has made of it. */
const looksOf = ({ doneAt, standing, dueAt }: Remedy, now: number): Remedy['standing'] =>
  doneAt !== null ? 'kept' : dueAt < now && standing === 'open' ? 'late' : standing;

const TINTS = { open: '', due: 'due', late: 'late', kept: 'kept', renewed: '', broken: 'late', released: '' } as const;

type Props = { readonly remedy: Remedy; readonly caseId: string; readonly may: boolean };

/** What puts it right: a ring, what it is, whose and by when; and the way to say that it is done. */
export function RemedyLine({ remedy, caseId, may }: Props) {
  const now = useNow();
  const zone = useZone();
  const nameOf = useNameOf();
  const [ending, setEnding] = useState(false);
  const { what, kind, dueAt, madeAt, doneAt, ownerId, costCents } = remedy;
  const look = looksOf(remedy, now);
  const about = [remedyWords(kind), costCents === null ? '' : moneyWords(costCents), nameOf(ownerId)];
  return (
    <li className="vowline">
      <PromiseRing standing={look} run={Math.min(1, (now - madeAt) / (dueAt - madeAt))} />
      <span>{what}</span>
      <time className={TINTS[look]} dateTime={new Date(doneAt ?? dueAt).toISOString()}>
        {shortDay(doneAt ?? dueAt, now, zone)}
      </time>
      <small>{about.filter((part) => part !== '').join(' · ')}</small>
      <Proof remedy={remedy} />
      {may && remedy.outstanding && (
        <div className="promise-acts">
          <Button weight="bare" aria-label={say('It is done: {{what}}', { what })} onClick={() => setEnding(true)}>
            {say('It is done')}
          </Button>
        </div>
      )}
      {ending && <FinishRemedy remedy={remedy} caseId={caseId} onClose={() => setEnding(false)} />}
    </li>
  );
}

function Proof({ remedy: { evidence, told, toldAt } }: { remedy: Remedy }) {
  const now = useNow();
  const zone = useZone();
  if (evidence === null || told === null || toldAt === null) return null;
  return (
    <small>
      {say('{{evidence}} They were told {{when}}: {{told}}', { evidence, told, when: dayAndHour(toldAt, now, zone) })}
    </small>
  );
}

type FinishProps = { readonly remedy: Remedy; readonly caseId: string; readonly onClose: () => void };

/** How we know that it is done, and how and when the customer was told. */
function FinishRemedy({ remedy, caseId, onClose }: FinishProps) {
  const now = useNow();
  const { words: evidence, set: setEvidence, end } = useKeptWords({ caseId, field: `remedy ${remedy.id}` });
  const [told, setTold] = useState('');
  const [toldAt, setToldAt] = useState<number>();
  const finish = useTell(contract.finishRemedy, { onDone: inTurn(end, onClose) });
  return (
    <Dialog
      title={say('Done: {{what}}', { what: remedy.what })}
      open
      onClose={onClose}
      onSubmit={() => finish.mutate({ params: { id: remedy.id }, body: { evidence, told, toldAt: toldAt ?? null } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={finish.isPending}>
            {say('It is done')}
          </Button>
        </>
      }
    >
      <TextArea
        label={say('How we know')}
        hint={say('For example: paid on the 3rd, receipt 4417.')}
        required
        rows={2}
        maxLength={2000}
        value={evidence}
        onChange={setEvidence}
      />
      <TextField
        label={say('How they were told')}
        hint={say('For example: by telephone, she thanked us.')}
        required
        maxLength={1000}
        value={told}
        onChange={setTold}
      />
      <MomentField label={say('When they were told')} value={toldAt ?? now} onChange={setToldAt} past />
      <Trouble fault={finish.error} />
    </Dialog>
  );
}
