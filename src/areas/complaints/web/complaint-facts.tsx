import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { CaseView } from '#areas/cases/web/index.ts';
import { useMe, useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/states.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { say, sayCount, sayWith } from '#ui/words/say.ts';
import { AsRequest } from './as-request.tsx';
import type { ComplaintView } from './complaint-panel.tsx';
import { Learned } from './learned.tsx';
import { RefuseComplaint } from './refuse-complaint.tsx';
import { TakeThoughLate } from './take-though-late.tsx';

type Facts = NonNullable<ComplaintView['complaint']>;
type Parts = { readonly it: CaseView; readonly view: ComplaintView; readonly complaint: Facts; readonly may: boolean };

/** By which rules it is handled, what the customer wants, and what was decided about taking it. */
export function ComplaintFacts({ it, view, complaint, may }: Parts) {
  const now = useNow();
  const zone = useZone();
  const { pack, from, wanted, late } = complaint;
  return (
    <>
      {view.words !== null && <blockquote className="said voice">{view.words.text}</blockquote>}
      <dl className="pairs">
        <dt>{say('Received')}</dt>
        <dd>{dayAndHour(complaint.receivedAt, now, zone)}</dd>
        <dt>{say('Acknowledged')}</dt>
        <dd>{complaint.acknowledgedAt === null ? say('not yet') : dayAndHour(complaint.acknowledgedAt, now, zone)}</dd>
        {wanted !== '' && (
          <>
            <dt>{say('They want')}</dt>
            <dd className="voice">{wanted}</dd>
          </>
        )}
        <dt>{say('Rules')}</dt>
        <dd>{say('{{title}}, version {{version}}', { title: pack.title, version: String(pack.version) })}</dd>
        <dt>{say('They read')}</dt>
        <dd>{complaint.status.public}</dd>
      </dl>
      {from !== null && (
        <p className="small">
          {sayWith('About {{reference}}, which goes on by itself.', {
            reference: (
              <Link to="/case/$id" params={{ id: from.caseId }}>
                {from.reference}
              </Link>
            ),
          })}
        </p>
      )}
      {late !== null && !late.decided && (
        <Notice meaning="due">
          <b>{say('It came late.')}</b>{' '}
          {say('The {{months}} months ended on {{day}}. Decide whether to take it; it is not stopped by this.', {
            months: late.months,
            day: late.since,
          })}
        </Notice>
      )}
      <p>
        <Link to="/complaint/$id" params={{ id: it.case.id }}>
          {sayCount(complaint.issues.length, 'Open the complaint: one point', 'Open the complaint: {{count}} points')}
        </Link>
      </p>
      <Decisions view={view} />
      {may && complaint.state === 'open' && <Acts it={it} complaint={complaint} />}
    </>
  );
}

function Acts({ it, complaint }: { it: CaseView; complaint: Facts }) {
  const me = useMe();
  const [act, setAct] = useState<'request' | 'refuse' | 'late' | 'learned'>();
  const onClose = () => setAct(undefined);
  const undecided = complaint.late !== null && !complaint.late.decided;
  return (
    <>
      <div className="row-of">
        {undecided && <Button onClick={() => setAct('late')}>{say('Take it though late')}</Button>}
        <Button weight="bare" onClick={() => setAct('learned')}>
          {say('When they learned of it')}
        </Button>
        {me.may('complaints.refuse') && (
          <Button weight="bare" onClick={() => setAct('refuse')}>
            {say('Refuse it')}
          </Button>
        )}
        <Button weight="bare" onClick={() => setAct('request')}>
          {say('Not a complaint')}
        </Button>
      </div>
      {act === 'request' && <AsRequest it={it} contactId={null} onClose={onClose} />}
      {act === 'refuse' && <RefuseComplaint it={it} complaint={complaint} onClose={onClose} />}
      {act === 'late' && <TakeThoughLate it={it} onClose={onClose} />}
      {act === 'learned' && <Learned it={it} learnedOn={complaint.learnedOn} onClose={onClose} />}
    </>
  );
}

/** Who decided what about taking it, and why. */
function Decisions({ view }: { view: ComplaintView }) {
  const nameOf = useNameOf();
  const now = useNow();
  const zone = useZone();
  const words: Readonly<Record<string, () => string>> = {
    'service request': () => say('Treated as a service request'),
    refused: () => say('Refused'),
    'late and taken': () => say('Taken though late'),
    withdrawn: () => say('Withdrawn'),
  };
  return (
    <ul className="small">
      {view.decisions.map(({ id, kind, reasons, by, at }) => (
        <li key={id}>
          <b>{words[kind]?.() ?? kind}</b> {reasons}{' '}
          <span className="quiet">
            {say('{{who}}, {{when}}', { who: nameOf(by), when: dayAndHour(at, now, zone) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
