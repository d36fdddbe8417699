import { Link } from '@tanstack/react-router';
import { buttonLook } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import { ActButton, NowButton } from '../parts/act-button.tsx';
import { GradeReceipt } from '../parts/grade-receipt.tsx';
import { today } from '../parts/names.ts';
import type { Attempt, Method, PlanView, Programme } from '../parts/types.ts';
import { dayWords, gradeWords } from '../parts/words.ts';
import { Decisions } from './decisions.tsx';
import { HoldDiscussion } from './hold-discussion.tsx';
import { TryAgain } from './try-again.tsx';

type Props = { readonly programme: Programme; readonly plan: PlanView; readonly method: Method };

/** One method: what is ready, what was held, and what was decided of each criterion. */
export function MethodPart({ programme, plan, method }: Props) {
  const attempt = programme.attempts.find((one) => one.method === method.key);
  if (attempt === undefined || (method.when === 'after gateway' && programme.gateway.signedOn === null)) return null;
  return (
    <section className="assessment-method" aria-label={method.title}>
      <h3>
        {method.title} {attempt.n > 1 && <Tag>{say('Attempt {{n}}', { n: attempt.n })}</Tag>}{' '}
        {attempt.settledOn !== null && attempt.grade !== null && (
          <Tag meaning={attempt.grade.outcome === 'fail' ? 'late' : 'kept'}>{gradeWords(attempt.grade.outcome)}</Tag>
        )}
      </h3>
      <p className="quiet">{say('Counts for {{weight}} of 100.', { weight: method.weight })}</p>
      {method.kind === 'showcase' && <Showcase {...{ programme, plan, method, attempt }} />}
      {(method.kind === 'observation' || method.kind === 'discussion') && (
        <Session {...{ programme, plan, method, attempt }} />
      )}
      <Decisions {...{ programme, plan, method, attempt }} />
      {attempt.grade !== null && <GradeReceipt grade={attempt.grade} method={method} />}
      <TryAgain {...{ programme, method, attempt }} />
    </section>
  );
}

type PartProps = Props & { readonly attempt: Attempt };

function Showcase({ programme, method, attempt }: PartProps) {
  const day = today(useNow(), useZone());
  const accepted = programme.evidence.filter(({ standing }) => standing === 'accepted');
  const chosen = programme.evidence.filter(({ id }) => attempt.selected.includes(id));
  return (
    <>
      <ul className="lines">
        {chosen.map((one) => (
          <li key={one.id}>
            <b>{one.title}</b> <span className="quiet">{dayWords(one.on)}</span>
          </li>
        ))}
      </ul>
      {attempt.submitted === null ? (
        <p className="quiet">
          {attempt.missingQuarters.length > 0 &&
            attempt.selected.length > 0 &&
            say('Nothing yet from quarter {{quarters}} of the year.', {
              quarters: attempt.missingQuarters.join(', '),
            })}{' '}
          {attempt.missingKinds.length > 0 &&
            attempt.selected.length > 0 &&
            say('The brief also expects: {{kinds}}.', { kinds: attempt.missingKinds.join(', ') })}
        </p>
      ) : (
        <p>{say('Submitted on {{day}}.', { day: dayWords(attempt.submitted.on) })}</p>
      )}
      {attempt.interviewedOn !== null && (
        <p>{say('Interviewed on {{day}}.', { day: dayWords(attempt.interviewedOn) })}</p>
      )}
      <span className="row-of">
        {attempt.submitted === null && (
          <ActButton
            programme={programme}
            act="select"
            label={say('Choose what to show')}
            asks={[
              {
                kind: 'some of',
                name: 'evidence',
                label: say('From your evidence'),
                options: accepted.map(({ id, title, on }) => ({ value: id, label: `${title}, ${dayWords(on)}` })),
                first: attempt.selected,
              },
              {
                kind: 'one of',
                name: 'format',
                label: say('As a'),
                options: method.formats.map((one) => ({ value: one, label: one })),
              },
            ]}
            doing={(given) => ({
              to: 'act',
              act: { act: 'select', method: method.key, evidence: given.all('evidence'), format: given.text('format') },
            })}
          />
        )}
        {attempt.submitted === null && attempt.selected.length > 0 && programme.gateway.signedOn !== null && (
          <ActButton
            programme={programme}
            act="submit"
            main
            label={say('Submit the showcase')}
            asks={[{ kind: 'words', name: 'words', label: say('What you want to say about your year') }]}
            doing={(given) => ({ to: 'act', act: { act: 'submit', method: method.key, words: given.text('words') } })}
          />
        )}
        {attempt.submitted !== null && attempt.interviewedOn === null && (
          <ActButton
            programme={programme}
            act="interview"
            main
            label={say('Put the interview on record')}
            asks={[
              { kind: 'day', name: 'on', label: say('Held on'), first: day },
              { kind: 'line', name: 'present', label: say('Who was there') },
              { kind: 'tick', name: 'remote', label: say('It was held at a distance') },
              {
                kind: 'line',
                name: 'identity',
                label: say('At a distance: how you made sure who it was'),
                optional: true,
              },
              { kind: 'tick', name: 'consent', label: say('At a distance: they agreed to the recording') },
              { kind: 'words', name: 'words', label: say('What was asked and answered') },
            ]}
            doing={(given) => ({
              to: 'assess',
              act: {
                act: 'interview',
                method: method.key,
                on: given.text('on'),
                present: given.text('present'),
                remote: given.on('remote')
                  ? { identity: given.text('identity'), consent: given.on('consent'), breaks: '' }
                  : null,
                words: given.text('words'),
              },
            })}
          />
        )}
      </span>
    </>
  );
}

const HOUR_MS = 3_600_000;

function Session({ programme, method, attempt }: PartProps) {
  const now = useNow();
  const zone = useZone();
  const { session } = attempt;
  const observes = method.kind === 'observation';
  const open = session.begunAt !== null && session.closedAt === null;
  return (
    <>
      {session.plannedAt !== null && (
        <p>
          {say('Planned for {{when}}. {{plan}}', {
            when: dayAndHour(session.plannedAt, now, zone),
            plan: session.plan ?? '',
          })}
        </p>
      )}
      {session.closedAt !== null && (
        <p>{say('Held, {{minutes}} minutes of active time.', { minutes: Math.floor((session.seconds ?? 0) / 60) })}</p>
      )}
      {attempt.carried.length > 0 && (
        <p>{say('Carried to the discussion: {{codes}}.', { codes: attempt.carried.join(', ') })}</p>
      )}
      <span className="row-of">
        {session.closedAt === null && !open && (
          <ActButton
            programme={programme}
            act="plan a session"
            label={session.plannedAt === null ? say('Plan it') : say('Plan it anew')}
            title={method.title}
            asks={[
              {
                kind: 'moment',
                name: 'at',
                label: say('When'),
                first: String(session.plannedAt ?? now + 24 * HOUR_MS),
              },
              ...(observes
                ? []
                : [
                    {
                      kind: 'one of' as const,
                      name: 'place',
                      label: say('Where'),
                      options: [
                        { value: 'suitable room', label: say('In a suitable room') },
                        { value: 'remote', label: say('At a distance') },
                      ],
                    },
                  ]),
              { kind: 'words', name: 'plan', label: say('What apprentice and employer should know') },
            ]}
            doing={(given) => ({
              to: 'assess',
              act: {
                act: 'plan a session',
                method: method.key,
                at: given.count('at'),
                place: observes ? 'workplace' : given.text('place') === 'remote' ? 'remote' : 'suitable room',
                plan: given.text('plan'),
                questions: [],
              },
            })}
          />
        )}
        {session.plannedAt !== null && session.begunAt === null && (
          <NowButton
            programme={programme}
            act="begin a session"
            main
            label={say('Begin')}
            doing={{ to: 'assess', act: { act: 'begin a session', method: method.key, remote: null } }}
          />
        )}
        {open && observes && programme.mine.includes('assessor') && (
          <Link to="/assessment/$id/observe" params={{ id: programme.id }} className={buttonLook('main')}>
            {say('Open the checklist')}
          </Link>
        )}
      </span>
      {open && !observes && programme.mine.includes('assessor') && (
        <HoldDiscussion programme={programme} method={method} begunAt={session.begunAt ?? 0} />
      )}
    </>
  );
}
