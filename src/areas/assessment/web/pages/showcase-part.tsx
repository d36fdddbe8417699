import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import { ActButton } from '../parts/act-button.tsx';
import type { Asks, Given } from '../parts/act-form.tsx';
import { today } from '../parts/names.ts';
import type { Attempt, Doing, Method, Programme } from '../parts/types.ts';
import { dayWords } from '../parts/words.ts';
import { ShowcaseFiles } from './showcase-files.tsx';
import { PlanSession } from './plan-session.tsx';

type Props = { readonly programme: Programme; readonly method: Method; readonly attempt: Attempt };

/** What the apprentice shows: chosen by them, submitted once, and talked about. */
export function ShowcasePart({ programme, method, attempt }: Props) {
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
      <ShowcaseFiles {...{ programme, method, attempt }} />
      {attempt.submitted !== null && <p>{say('Submitted on {{day}}.', { day: dayWords(attempt.submitted.on) })}</p>}
      {attempt.interviewedOn !== null && (
        <p>{say('Interviewed on {{day}}.', { day: dayWords(attempt.interviewedOn) })}</p>
      )}
      {attempt.submitted === null ? (
        <Choosing {...{ programme, method, attempt }} />
      ) : (
        attempt.interviewedOn === null && <Interview {...{ programme, method, attempt }} />
      )}
    </>
  );
}

function Choosing({ programme, method, attempt }: Props) {
  const accepted = programme.evidence
    .filter(({ standing }) => standing === 'accepted')
    .map(({ id, title, on }) => ({ value: id, label: `${title}, ${dayWords(on)}` }));
  const some = attempt.selected.length > 0;
  return (
    <>
      {some && <Missing attempt={attempt} />}
      <span className="row-of">
        <ActButton
          programme={programme}
          act="select"
          label={say('Choose what to show')}
          asks={[
            {
              kind: 'some of',
              name: 'evidence',
              label: say('From your evidence'),
              options: accepted,
              first: attempt.selected,
            },
            {
              kind: 'one of',
              name: 'format',
              label: say('As a'),
              options: method.formats.map((one) => ({ value: one, label: one })),
            },
          ]}
          doing={({ all, text }) => ({
            to: 'act',
            act: { act: 'select', method: method.key, evidence: all('evidence'), format: text('format') },
          })}
        />
        {some && programme.gateway.signedOn !== null && (
          <ActButton
            programme={programme}
            act="submit"
            main
            label={say('Submit the showcase')}
            asks={[{ kind: 'words', name: 'words', label: say('What you want to say about your year') }]}
            doing={({ text }) => ({ to: 'act', act: { act: 'submit', method: method.key, words: text('words') } })}
          />
        )}
      </span>
    </>
  );
}

const Missing = ({ attempt: { missingQuarters, missingKinds } }: { attempt: Attempt }) => (
  <p className="quiet">
    {missingQuarters.length > 0 &&
      say('Nothing yet from quarter {{quarters}} of the year.', { quarters: missingQuarters.join(', ') })}{' '}
    {missingKinds.length > 0 && say('The brief also expects: {{kinds}}.', { kinds: missingKinds.join(', ') })}
  </p>
);

const interviewAsks = (day: string): readonly Asks[] => [
  { kind: 'day', name: 'on', label: say('Held on'), first: day },
  { kind: 'line', name: 'present', label: say('Who was there') },
  { kind: 'tick', name: 'remote', label: say('It was held at a distance') },
  { kind: 'line', name: 'identity', label: say('At a distance: how you made sure who it was'), optional: true },
  { kind: 'tick', name: 'consent', label: say('At a distance: they agreed to the recording') },
  { kind: 'words', name: 'words', label: say('What was asked and answered') },
];

const interviewOf =
  (method: string) =>
  ({ text, on }: Given): Doing => ({
    to: 'assess',
    act: {
      act: 'interview',
      method,
      on: text('on'),
      present: text('present'),
      remote: on('remote') ? { identity: text('identity'), consent: on('consent'), breaks: '' } : null,
      words: text('words'),
    },
  });

function Interview({ programme, method, attempt }: Props) {
  const [now, zone] = [useNow(), useZone()];
  const day = today(now, zone);
  const { plannedAt, plan } = attempt.session;
  return (
    <>
      {plannedAt !== null && (
        <p>{say('Planned for {{when}}. {{plan}}', { when: dayAndHour(plannedAt, now, zone), plan: plan ?? '' })}</p>
      )}
      <span className="row-of">
        <PlanSession {...{ programme, method, attempt }} />
        <ActButton
          programme={programme}
          act="interview"
          main
          label={say('Put the interview on record')}
          asks={interviewAsks(day)}
          doing={interviewOf(method.key)}
        />
      </span>
    </>
  );
}
