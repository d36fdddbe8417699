import { useEffect, useState } from 'react';
import { Link } from '@tanstack/react-router';
import * as cases from '#areas/cases/contract.ts';
import { useDraft, type CaseView } from '#areas/cases/web/index.ts';
import { useMe, useNameOf } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button, buttonLook } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { Before, readyToAnswer } from './before.tsx';
import type { ComplaintView } from './complaint-panel.tsx';
import { ComplaintSide } from './complaint-side.tsx';
import { Points } from './points.tsx';
import { Stages } from './stages.tsx';
import { Triage } from './triage.tsx';

export type Facts = NonNullable<ComplaintView['complaint']>;
export type PageProps = { readonly it: CaseView; readonly view: ComplaintView; readonly complaint: Facts };

/** The whole complaint on one page: where it stands, its points with what was found, and what is still to be done. */
export default function ComplaintPage({ id }: { id: string }) {
  const asked = useAsk(cases.read, { params: { id } }, { watch: ['case'], about: id });
  const complaint = useAsk(contract.ofCase, { params: { id } }, { watch: ['case'], about: id });
  useEffect(() => {
    const told = asked.data?.case;
    if (told) document.title = `${told.subject} · ${told.reference} · Kept`;
  }, [asked.data]);
  return (
    <main className="sheet complaint-page" id="main">
      <Loaded asked={asked} what={say('The case')}>
        {(it) => (
          <Loaded asked={complaint} what={say('The complaint')}>
            {(view) =>
              view.complaint === null ? (
                <NoComplaint it={it} />
              ) : (
                <Page it={it} view={view} complaint={view.complaint} />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </main>
  );
}

const NoComplaint = ({ it }: { it: CaseView }) => (
  <Empty title={say('This case is no complaint')} ring="released">
    <Link to="/case/$id" params={{ id: it.case.id }}>
      {say('Go to the case')}
    </Link>
  </Empty>
);

function Page({ it, view, complaint }: PageProps) {
  return (
    <>
      <Head it={it} view={view} complaint={complaint} />
      <Stages it={it} view={view} complaint={complaint} />
      <div className="split">
        <section aria-label={say('Points of the complaint')}>
          {view.words !== null && <Words words={view.words} />}
          <Points it={it} view={view} complaint={complaint} />
          <Triage it={it} view={view} complaint={complaint} />
          <div className="twin">
            <Before complaint={complaint} caseId={it.case.id} />
            <section>
              <h2>{say('If they are not satisfied')}</h2>
              <p className="small">{complaint.external.words}</p>
            </section>
          </div>
        </section>
        <ComplaintSide it={it} view={view} complaint={complaint} />
      </div>
    </>
  );
}

/** More than anybody reads at once folds to its beginning. */
const SHORT = 600;

function Words({ words }: { words: NonNullable<ComplaintView['words']> }) {
  const now = useNow();
  const zone = useZone();
  const [all, setAll] = useState(words.text.length <= SHORT);
  return (
    <blockquote className="said voice">
      {all ? words.text : `${words.text.slice(0, SHORT)}…`}
      <footer className="label">
        {say('Their words, {{when}}', { when: dayAndHour(words.at, now, zone) })}{' '}
        {!all && (
          <button type="button" className="linkish" onClick={() => setAll(true)}>
            {say('Read all of it')}
          </button>
        )}
      </footer>
    </blockquote>
  );
}

function Head({ it, complaint }: PageProps) {
  const nameOf = useNameOf();
  const { reference, subject, customerName, ownerId } = it.case;
  const stage = complaint.stages[complaint.stage - 1];
  const { pack } = complaint;
  return (
    <header className="head">
      <div>
        <p className="ref inline">
          <Link to="/case/$id" params={{ id: it.case.id }}>
            {reference}
          </Link>
          {' · '}
          {say('Complaint')}
          {' · '}
          {say('{{title}}, version {{version}}', { title: pack.title, version: String(pack.version) })}
        </p>
        <h1 tabIndex={-1}>{subject}</h1>
      </div>
      <dl className="next">
        <div>
          <dt>{say('Customer')}</dt>
          <dd>{customerName ?? say('Nobody known')}</dd>
        </div>
        <div>
          <dt>{say('Owner')}</dt>
          <dd>{nameOf(ownerId)}</dd>
        </div>
        <div>
          <dt>{say('Decides stage {{number}}', { number: complaint.stage })}</dt>
          <dd>{stage?.deciderId === null || stage === undefined ? say('not named') : nameOf(stage.deciderId)}</dd>
        </div>
      </dl>
      <div className="row-of push">
        <Link className={buttonLook()} to="/case/$id" params={{ id: it.case.id }}>
          {say('Open the case')}
        </Link>
        <Answer it={it} complaint={complaint} />
      </div>
    </header>
  );
}

/** Whether this stage is answered, and what is still owed; else the way to the answer, once the record has everything it needs. */
function Answer({ it, complaint }: Omit<PageProps, 'view'>) {
  const me = useMe();
  const [writing, setWriting] = useState(false);
  const begun = useDraft(it.case.id, 'answer', it.drafts).body !== '';
  const owed = complaint.remedies.filter(({ outstanding }) => outstanding).length;
  const ready = readyToAnswer(complaint) && me.may('correspondence.send') && it.case.mergedInto === null;
  useKeys(
    ready
      ? [{ keys: 'a', does: say('Answer the complaint'), where: say('Complaint'), run: () => setWriting(true) }]
      : [],
  );
  if (complaint.answeredAt !== null)
    return owed > 0 ? (
      <Tag meaning="due" icon="clock">
        {sayCount(owed, 'Answered, one remedy outstanding', 'Answered, {{count}} remedies outstanding')}
      </Tag>
    ) : (
      <Tag meaning="kept" icon="tick">
        {say('Answered')}
      </Tag>
    );
  return (
    <>
      {ready && (
        <Button weight="main" shortcut="A" onClick={() => setWriting(true)}>
          {begun ? say('Go on with the answer') : say('Answer it')}
        </Button>
      )}
      {writing && <AnswerDialog it={it} onClose={() => setWriting(false)} />}
    </>
  );
}
