import { useState } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { inTurn, useKeptWords } from '#ui/parts/kept-words.ts';
import { Notice, Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { MATTERS } from '../rules/index.ts';
import type { ComplaintView } from './complaint-panel.tsx';
import { matterWords, quoted } from './words.ts';

type Found = ComplaintView['matters'][number];

/** What was said that has a law of its own: started at once with one press, or not, with the reason. */
export const FoundMatters = ({ it, view }: { it: CaseView; view: ComplaintView }) =>
  view.matters.map((found) => <OneMatter key={found.matter} it={it} found={found} />);

function OneMatter({ it, found }: { it: CaseView; found: Found }) {
  const [leaving, setLeaving] = useState(false);
  const start = useTell(contract.startMatter);
  const { matter, words } = found;
  const reasons = say('The customer wrote {{words}}.', { words: quoted(words) });
  return (
    <Notice meaning="late">
      <p>
        <b>{matterWords(matter)}?</b> {quoted(words)}
      </p>
      <p className="small">
        {MATTERS[matter].restricted
          ? say('It becomes a restricted case of its own at once. Only those who must will see it.')
          : say('It becomes a case of its own at once, linked to this one.')}
      </p>
      <div className="row-of">
        <Button
          weight="main"
          busy={start.isPending}
          aria-label={say('Start it: {{what}}', { what: matterWords(matter) })}
          onClick={() => start.mutate({ params: { id: it.case.id }, body: { matter, reasons, start: true } })}
        >
          {say('Start it')}
        </Button>
        <Button
          weight="bare"
          aria-label={say('It is none: {{what}}', { what: matterWords(matter) })}
          onClick={() => setLeaving(true)}
        >
          {say('It is none')}
        </Button>
      </div>
      <Trouble fault={start.error} />
      {leaving && <NoMatter it={it} found={found} onClose={() => setLeaving(false)} />}
    </Notice>
  );
}

function NoMatter({ it, found, onClose }: { it: CaseView; found: Found; onClose: () => void }) {
  const {
    words: reasons,
    set: setReasons,
    end,
  } = useKeptWords({
    caseId: it.case.id,
    field: `not ${found.matter}`,
  });
  const leave = useTell(contract.startMatter, { onDone: inTurn(end, onClose) });
  return (
    <Dialog
      title={say('Not this: {{what}}', { what: matterWords(found.matter) })}
      open
      onClose={onClose}
      onSubmit={() =>
        leave.mutate({ params: { id: it.case.id }, body: { matter: found.matter, reasons, start: false } })
      }
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={leave.isPending}>
            {say('Save')}
          </Button>
        </>
      }
    >
      <TextArea label={say('Why, for the record')} required maxLength={2000} value={reasons} onChange={setReasons} />
      <Trouble fault={leave.error} />
    </Dialog>
  );
}
