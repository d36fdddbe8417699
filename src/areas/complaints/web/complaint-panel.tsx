import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { CaseView } from '#areas/cases/web/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Loaded, Notice } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayWith } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { AsRequest } from './as-request.tsx';
import { ComplaintFacts } from './complaint-facts.tsx';
import { FoundMatters } from './found-matters.tsx';
import { RecordComplaint } from './record-complaint.tsx';
import { quoted } from './words.ts';

export type ComplaintView = ReplyOf<typeof contract.ofCase>;

/** What makes this case a complaint; or what was said that reads like one, and the decision about it. */
export function ComplaintPanel({ it }: { it: CaseView }) {
  const me = useMe();
  const may = me.may('cases.change') && it.case.mergedInto === null;
  const asked = useAsk(contract.ofCase, { params: { id: it.case.id } }, { watch: ['case'], about: it.case.id });
  return (
    <section className="slot complaint" aria-label={say('Complaint')}>
      <h2>{say('Complaint')}</h2>
      <Loaded asked={asked} what={say('The complaint')}>
        {(view) => (
          <>
            {may && <FoundMatters it={it} view={view} />}
            {view.complaint !== null && <ComplaintFacts it={it} view={view} complaint={view.complaint} may={may} />}
            {view.complaint?.state !== 'open' && <NoComplaint it={it} view={view} may={may} />}
            <Beside view={view} />
          </>
        )}
      </Loaded>
    </section>
  );
}

type Parts = { readonly it: CaseView; readonly view: ComplaintView; readonly may: boolean };

/** Nothing says that it is one. What reads like one is shown with the words that do, and waits for a decision. */
function NoComplaint({ it, view, may }: Parts) {
  const [act, setAct] = useState<'record' | 'request'>();
  const { offer } = view;
  const onClose = () => setAct(undefined);
  return (
    <>
      {offer !== null && (
        <Notice meaning="risk">
          <b>{say('This reads like a complaint.')}</b> {quoted(offer.words)}
        </Notice>
      )}
      {may && (
        <div className="row-of">
          <Button weight={offer === null ? 'bare' : 'main'} icon="flag" onClick={() => setAct('record')}>
            {say('Record a complaint')}
          </Button>
          {offer !== null && <Button onClick={() => setAct('request')}>{say('Not a complaint')}</Button>}
        </div>
      )}
      {act === 'record' && <RecordComplaint it={it} contactId={offer?.contactId ?? null} onClose={onClose} />}
      {act === 'request' && <AsRequest it={it} contactId={offer?.contactId ?? null} onClose={onClose} />}
    </>
  );
}

/** The complaints about this matter, and what was started because of a law of its own. */
function Beside({ view }: { view: ComplaintView }) {
  const link = (caseId: string, reference: string) => (
    <Link to="/case/$id" params={{ id: caseId }}>
      {reference}
    </Link>
  );
  return (
    <ul className="small">
      {view.complaints.map(({ caseId, reference }) => (
        <li key={caseId}>
          {sayWith('Complaint {{reference}} is about this. Both go on.', { reference: link(caseId, reference) })}
        </li>
      ))}
      {view.started.map(({ matter, caseId, reference }) => (
        <li key={matter}>{sayWith('{{reference}} was started from this.', { reference: link(caseId, reference) })}</li>
      ))}
    </ul>
  );
}
