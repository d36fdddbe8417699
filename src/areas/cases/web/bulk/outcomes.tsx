import type { ReactNode } from 'react';
import { useNameOf, useTeams } from '#areas/identity/web/index.ts';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { say, sayCount, sayWith } from '#ui/words/say.ts';
import type * as contract from '../../contract.ts';
import { priorityName, stateName } from '../lists/labels.ts';

export type Outcome = ReplyOf<typeof contract.previewBulk>['outcomes'][number];
type Standing = NonNullable<Outcome['before']>;

const WHY: Readonly<Record<NonNullable<Outcome['because']>, () => string>> = {
  changed: () => say('Somebody has changed it since you looked.'),
  joined: () => say('It was joined to another case.'),
  'so already': () => say('It is so already.'),
  closed: () => say('It is closed, and a closed case has no next step.'),
  'no such state': () => say('Its kind of case has no such state.'),
  'not there': () => say('There is no such case, or it is not yours to see.'),
  'no address': () => say('We have no e-mail address for this customer.'),
  'a gap': () => say('Something is still to be filled in.'),
  'sent already': () => say('The answer has gone.'),
};

/** For each case what would become of it; those that stay as they are come first, because they ask for a thought. */
export function Outcomes({ outcomes, asked }: { outcomes: readonly Outcome[]; asked: boolean }) {
  const left = outcomes.filter(({ because }) => because !== null);
  const changing = outcomes.filter(({ because }) => because === null);
  return (
    <section className="outcomes" aria-label={say('What would happen')}>
      <p className="small" role="status">
        {asked && outcomes.length > 0 ? (
          <>
            <b>{sayCount(changing.length, '{{count}} will change.', '{{count}} will change.')}</b>{' '}
            {left.length > 0 && (
              <b className="due">{sayCount(left.length, '{{count}} stays as it is.', '{{count}} stay as they are.')}</b>
            )}
          </>
        ) : (
          say('What would happen to each case is shown here.')
        )}
      </p>
      <ol>
        {[...left, ...changing].map((one) => (
          <li key={one.id}>
            <p className="cut">
              <span className="ref">{one.reference}</span> {one.subject}
            </p>
            {one.because === null ? <Changes it={one} /> : <Left because={one.because} it={one} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

type LeftProps = { readonly because: NonNullable<Outcome['because']>; readonly it: Outcome };

/** Why a case stays as it is; of an answer that is not finished, what is missing and how it would read. */
const Left = ({ because, it: { gap, says } }: LeftProps) => (
  <>
    <p className="small due">{gap === null ? WHY[because]() : say('Still to fill in: {{gap}}.', { gap })}</p>
    {says !== null && <blockquote className="voice small">{says}</blockquote>}
  </>
);

function Changes({ it: { before, after, says } }: { it: Outcome }) {
  const words = useWords();
  if (before === null || after === null) return null;
  const changes = FIELDS.filter(({ field }) => String(before[field]) !== String(after[field]));
  return (
    <>
      {says !== null && <blockquote className="voice small">{says}</blockquote>}
      {changes.map(({ field, told }) => (
        <p key={field} className="small quiet">
          {told(<s>{words[field](before)}</s>, <b>{words[field](after)}</b>)}
        </p>
      ))}
    </>
  );
}

type Field = 'ownerId' | 'teamId' | 'priority' | 'state' | 'nextStep' | 'nextDueAt' | 'tags';
type Told = (from: ReactNode, to: ReactNode) => ReactNode;

const FIELDS: readonly { readonly field: Field; readonly told: Told }[] = [
  { field: 'teamId', told: (from, to) => sayWith('Queue: {{from}} → {{to}}', { from, to }) },
  { field: 'ownerId', told: (from, to) => sayWith('Owner: {{from}} → {{to}}', { from, to }) },
  { field: 'priority', told: (from, to) => sayWith('Urgency: {{from}} → {{to}}', { from, to }) },
  { field: 'state', told: (from, to) => sayWith('State: {{from}} → {{to}}', { from, to }) },
  { field: 'nextStep', told: (from, to) => sayWith('Next step: {{from}} → {{to}}', { from, to }) },
  { field: 'nextDueAt', told: (from, to) => sayWith('By: {{from}} → {{to}}', { from, to }) },
  { field: 'tags', told: (from, to) => sayWith('Tags: {{from}} → {{to}}', { from, to }) },
];

function useWords(): Readonly<Record<Field, (it: Standing) => string>> {
  const zone = useZone();
  const now = useNow();
  const nameOf = useNameOf();
  const teams = useTeams();
  const none = say('none');
  return {
    teamId: ({ teamId }) => teams.find(({ id }) => id === teamId)?.name ?? '',
    ownerId: ({ ownerId }) => nameOf(ownerId),
    priority: ({ priority }) => priorityName(priority),
    state: ({ state }) => stateName(state),
    nextStep: ({ nextStep }) => nextStep ?? none,
    nextDueAt: ({ nextDueAt }) => (nextDueAt === null ? none : dayAndHour(nextDueAt, now, zone)),
    tags: ({ tags }) => (tags.length === 0 ? none : tags.join(', ')),
  };
}
