import { useState } from 'react';
import { useMe, useNameOf } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import type { Facts, PageProps } from './complaint-page.tsx';
import { FindingDialog } from './finding-dialog.tsx';
import { PointDialog } from './point-dialog.tsx';
import { LearnedOf, type Learned } from './learn-dialog.tsx';
import { RemedyDialog } from './remedy-dialog.tsx';
import { RemedyLine, type Remedy } from './remedy-line.tsx';
import { findingWords } from './words.ts';

export type Issue = Facts['issues'][number];

/** Every point with what was found on it and why. */
export function Points({ it, complaint }: PageProps) {
  const me = useMe();
  const may = me.may('cases.change') && complaint.state === 'open' && it.case.mergedInto === null;
  const [adding, setAdding] = useState(false);
  useKeys(may ? [{ keys: 'p', does: say('Add a point'), where: say('Complaint'), run: () => setAdding(true) }] : []);
  return (
    <>
      {complaint.issues.length > 0 && (
        <table className="table points-table">
          <thead>
            <tr>
              <th scope="col">{say('Point')}</th>
              <th scope="col">{say('Found')}</th>
              <th scope="col">{say('Because')}</th>
              <th scope="col">{say('Put right by')}</th>
            </tr>
          </thead>
          <tbody>
            {complaint.issues.map((issue) => (
              <Point
                key={issue.id}
                issue={issue}
                caseId={it.case.id}
                learned={complaint.learned.find(({ issueId }) => issueId === issue.id)}
                remedies={complaint.remedies.filter(({ issueId }) => issueId === issue.id)}
                stage={complaint.stage}
                may={may}
              />
            ))}
          </tbody>
        </table>
      )}
      <div className="row-of point-acts">
        {may && (
          <Button icon="plus" shortcut="P" onClick={() => setAdding(true)}>
            {say('Add a point')}
          </Button>
        )}
        {complaint.issues.length === 0 && (
          <p className="small quiet">{say('Each thing they complain of is a point, and gets a finding of its own.')}</p>
        )}
      </div>
      {adding && <PointDialog caseId={it.case.id} onClose={() => setAdding(false)} />}
    </>
  );
}

type PointProps = {
  readonly issue: Issue;
  readonly caseId: string;
  readonly remedies: readonly Remedy[];
  readonly learned: Learned | undefined;
  readonly stage: number;
  readonly may: boolean;
};

function Point({ issue, caseId, remedies, learned, stage, may }: PointProps) {
  const [act, setAct] = useState<'find' | 'assess'>();
  const found = issue.findings.at(-1);
  const decided = found !== undefined && found.stage === stage;
  return (
    <tr>
      <td>
        <b>{`${issue.number}. ${issue.said}`}</b>
        <span className="under">{aboutWords(issue)}</span>
        {may && (
          <button type="button" className="linkish" onClick={() => setAct('assess')}>
            {say('What is known of point {{number}}', { number: issue.number })}
          </button>
        )}
      </td>
      <td>
        <Found found={found} decided={decided} />
      </td>
      <td>
        {found !== undefined && <Because issue={issue} />}
        <LearnedOf issue={issue} learned={learned} may={may} />
        {may && (
          <Button
            weight={decided ? 'bare' : 'plain'}
            aria-label={
              decided
                ? say('Change the finding on point {{number}}', { number: issue.number })
                : say('Say what was found on point {{number}}', { number: issue.number })
            }
            onClick={() => setAct('find')}
          >
            {decided ? say('Change the finding') : say('Say what was found')}
          </Button>
        )}
        {act === 'find' && <FindingDialog caseId={caseId} issue={issue} onClose={() => setAct(undefined)} />}
        {act === 'assess' && <PointDialog caseId={caseId} issue={issue} onClose={() => setAct(undefined)} />}
      </td>
      <td>
        <PutRight caseId={caseId} issue={issue} remedies={remedies} may={may} />
      </td>
    </tr>
  );
}

type PutRightProps = Omit<PointProps, 'stage' | 'learned'>;

/** What is done about a point. First it is decided; a point that was not upheld can still have something put right. */
function PutRight({ caseId, issue, remedies, may }: PutRightProps) {
  const [adding, setAdding] = useState(false);
  const decided = issue.findings.length > 0;
  return (
    <>
      {remedies.length > 0 && (
        <ul>
          {remedies.map((remedy) => (
            <RemedyLine key={remedy.id} caseId={caseId} remedy={remedy} may={may} />
          ))}
        </ul>
      )}
      {!decided && remedies.length === 0 && <span className="small quiet">{say('Decide first')}</span>}
      {may && decided && (
        <Button
          weight="bare"
          icon="plus"
          aria-label={say('Put it right: point {{number}}', { number: issue.number })}
          onClick={() => setAdding(true)}
        >
          {say('Put it right')}
        </Button>
      )}
      {adding && <RemedyDialog caseId={caseId} issue={issue} onClose={() => setAdding(false)} />}
    </>
  );
}

const aboutWords = ({ topic, agency, severity, safety }: Issue): string =>
  [topic, agency, severity === 'high' ? say('grave') : '', safety ? say('safety') : '']
    .filter((part) => part !== '')
    .join(' · ');

/** What stands, and where a later stage has not said so yet, of which stage it is. */
const Found = ({ found, decided }: { found: Issue['findings'][number] | undefined; decided: boolean }) => (
  <>
    <span className={`finding ${found === undefined ? 'is-undecided' : LOOKS[found.finding]}`}>
      {found === undefined ? say('Not decided') : findingWords(found.finding)}
    </span>
    {found !== undefined && !decided && (
      <span className="under">{say('at stage {{number}}', { number: found.stage })}</span>
    )}
  </>
);

const LOOKS = {
  upheld: 'is-upheld',
  'partly upheld': 'is-partly',
  'not upheld': 'is-not',
  'not determined': 'is-undecided',
} as const;

/** The reasons that stand, by which rule, whose they are; and what was found before. */
function Because({ issue }: { issue: Issue }) {
  const nameOf = useNameOf();
  const now = useNow();
  const zone = useZone();
  const [all, setAll] = useState(false);
  const found = issue.findings.at(-1);
  const earlier = issue.findings.slice(0, -1).toReversed();
  if (found === undefined) return null;
  return (
    <>
      <p>
        {found.reasons} <span className="quiet">{found.cites}</span>
      </p>
      <span className="under">
        {say('{{who}}, {{when}}', { who: nameOf(found.by), when: dayAndHour(found.at, now, zone) })}
      </span>
      {earlier.length > 0 && (
        <button type="button" className="linkish" aria-expanded={all} onClick={() => setAll(!all)}>
          {say('What was found before on point {{number}}', { number: issue.number })}
        </button>
      )}
      {all && (
        <ul className="small">
          {earlier.map((one, n) => (
            <li key={one.id}>
              <b>{findingWords(one.finding)}</b> {one.reasons}{' '}
              <span className="quiet">
                {say('Changed because: {{why}}', { why: issue.findings.at(-1 - n)?.whyChanged ?? '' })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
