import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { CalendarAddress } from '#areas/roster/web/index.ts';
import { Button, buttonLook } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { number, say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { gradeWords, nextWords, partyWords, stageWords } from '../parts/words.ts';
import { BeginDialog } from './begin-dialog.tsx';
import { Drift } from './drift.tsx';
import { Standardisations } from './standardisations.tsx';
import '../assessment.css';

type Start = ReplyOf<typeof contract.start>;
type Card = Start['programmes'][number];

/** Where everybody who has to do with an apprenticeship begins: what is theirs, and whose turn it is. */
export function StartPage() {
  const me = useMe();
  const asked = useAsk(contract.start, {}, { watch: ['assessment'] });
  const [begins, setBegins] = useState(false);
  return (
    <main className="sheet assessment" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('Apprenticeships')}</h1>
          <p>{say('From the first day to the certificate: what is done, what is next, and whose turn it is.')}</p>
        </div>
        <span className="row-of push">
          {me.may('assessment.organise') && (
            <Link to="/assessment/register" className={buttonLook()}>
              {say('Organisation')}
            </Link>
          )}
          {me.may('assessment.employ') && (
            <Button weight="main" icon="plus" onClick={() => setBegins(true)}>
              {say('Begin a programme')}
            </Button>
          )}
        </span>
      </header>
      <div className="page">
        <Loaded asked={asked} what={say('Your programmes')}>
          {(start) => <Programmes start={start} />}
        </Loaded>
        {me.may('assessment.assess') && <Standardisations />}
        {me.may('assessment.assure') && <Drift />}
        {asked.data !== undefined && <Calendar madeAt={asked.data.calendarMadeAt} />}
      </div>
      {begins && <BeginDialog onClose={() => setBegins(false)} />}
    </main>
  );
}

const CALENDAR = { make: contract.makeCalendar, end: contract.endCalendar };

const Calendar = ({ madeAt }: { madeAt: number | null }) => (
  <CalendarAddress
    madeAt={madeAt}
    doors={CALENDAR}
    shows={say(
      'A secret address that a calendar program reads. It shows when you are to be where, and your shifts if you have any.',
    )}
  />
);

function Programmes({ start: { programmes, more, counts } }: { start: Start }) {
  return (
    <>
      {counts.length > 0 && (
        <ul className="assessment-counts" aria-label={say('All programmes of the organisation')}>
          {counts.map(({ stage, programmes: count }) => (
            <li key={stage}>
              <b>{number(count)}</b> {stageWords(stage)}
            </li>
          ))}
        </ul>
      )}
      {programmes.length === 0 ? (
        <Empty title={say('No programme is yours yet')}>
          <p>{say('Once you learn, teach, manage, assess or assure in one, it stands here.')}</p>
        </Empty>
      ) : (
        <ul className="found is-flush">
          {programmes.map((card) => (
            <ProgrammeLine key={card.id} card={card} />
          ))}
        </ul>
      )}
      {more && <p className="quiet">{say('There are more. These are the ones in which something happened last.')}</p>}
    </>
  );
}

function ProgrammeLine({ card }: { card: Card }) {
  const { id, apprentice, title, employer, stage, mine, covered, ofCriteria, grade } = card;
  return (
    <li>
      <div>
        <Link className="what" to="/assessment/$id" params={{ id }}>
          {apprentice}
        </Link>{' '}
        {!(stage === 'complete' && grade !== null) && (
          <Tag
            {...(stage === 'complete'
              ? { meaning: 'kept' as const }
              : stage === 'failed'
                ? { meaning: 'late' as const }
                : {})}
          >
            {stageWords(stage)}
          </Tag>
        )}
        {grade !== null && (
          <>
            {' '}
            <Tag {...(stage === 'complete' ? { meaning: 'kept' as const } : {})}>{gradeWords(grade)}</Tag>
          </>
        )}
        <p className="why">
          {nextWords(stage, { earliestOn: card.earliestOn, assessor: card.assessor ?? '' })}{' '}
          {sayCount(covered, 'One of {{all}} criteria is covered.', '{{count}} of {{all}} criteria are covered.', {
            all: ofCriteria,
          })}
        </p>
        <p className="why quiet">
          {title} · {employer} · {mine.map(partyWords).join(', ')}
        </p>
      </div>
    </li>
  );
}
