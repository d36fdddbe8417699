import { useNow, useZone } from '#ui/time/now.tsx';
import { say, sayCount } from '#ui/words/say.ts';
import { ActButton, NowButton } from '../parts/act-button.tsx';
import type { Asks, Given } from '../parts/act-form.tsx';
import { today, useNames } from '../parts/names.ts';
import type { Doing, Programme } from '../parts/types.ts';
import { dayWords } from '../parts/words.ts';

type Props = { readonly programme: Programme };
type Person = { readonly value: string; readonly label: string };

/** Reviews that were held and are to come, and what was agreed in them. */
export function ReviewsPart({ programme }: Props) {
  const nameOf = useNames(programme);
  const day = today(useNow(), useZone());
  const people = [programme.apprentice, programme.manager, programme.coach, programme.provider].flatMap((id) =>
    id === null ? [] : [{ value: id, label: nameOf(id) }],
  );
  const held = programme.reviews.map(({ month }) => month);
  const open = programme.reviewMonths.filter((month) => !held.includes(month));
  return (
    <>
      <h3>{say('Reviews')}</h3>
      <ul className="lines">
        {programme.reviews.map((one) => (
          <li key={one.month}>
            <b>{say('Month {{month}}, {{day}}', { month: one.month, day: dayWords(one.on) })}</b>{' '}
            <span className="quiet">
              {sayCount(one.covered, 'One criterion covered then.', '{{count}} criteria covered then.')}{' '}
              {one.present.map((id) => nameOf(id)).join(', ')}
            </span>
            <p>{one.words}</p>
          </li>
        ))}
        {open.map((month) => (
          <li key={month} className="quiet">
            {say('Month {{month}} is still to come.', { month })}
          </li>
        ))}
        <Issues programme={programme} />
      </ul>
      <span className="row-of">
        <ActButton
          programme={programme}
          act="review"
          label={say('Put a review on record')}
          asks={reviewAsks(open, people, day)}
          doing={reviewOf}
        />
        <Breaks programme={programme} day={day} />
      </span>
    </>
  );
}

const reviewAsks = (open: readonly number[], people: readonly Person[], day: string): readonly Asks[] => [
  {
    kind: 'one of',
    name: 'month',
    label: say('Which'),
    options: open.map((month) => ({ value: String(month), label: say('Month {{month}}', { month }) })),
  },
  { kind: 'day', name: 'on', label: say('Held on'), first: day },
  {
    kind: 'some of',
    name: 'present',
    label: say('Who was there'),
    options: people,
    first: people.map(({ value }) => value),
  },
  { kind: 'words', name: 'words', label: say('What was said'), optional: true },
  { kind: 'line', name: 'issue', label: say('What was agreed, if anything'), optional: true },
  { kind: 'one of', name: 'owner', label: say('Who sees to it'), options: people },
  { kind: 'day', name: 'due', label: say('By when'), first: day },
];

const reviewOf = ({ count, text, all, on }: Given): Doing => ({
  to: 'act',
  act: {
    act: 'review',
    month: count('month'),
    on: text('on'),
    present: all('present'),
    words: text('words'),
    issues: on('issue')
      ? [{ id: crypto.randomUUID(), words: text('issue'), owner: text('owner'), due: text('due') }]
      : [],
  },
});

function Issues({ programme }: Props) {
  const nameOf = useNames(programme);
  return programme.issues
    .filter(({ settled }) => settled === null)
    .map((one) => (
      <li key={one.id}>
        <b>{one.words}</b>{' '}
        <span className="quiet">{say('{{who}}, by {{day}}', { who: nameOf(one.owner), day: dayWords(one.due) })}</span>{' '}
        <ActButton
          programme={programme}
          act="settle an issue"
          label={say('Settle it')}
          title={one.words}
          asks={[{ kind: 'line', name: 'words', label: say('How it was settled') }]}
          doing={({ text }) => ({ to: 'act', act: { act: 'settle an issue', id: one.id, words: text('words') } })}
        />
      </li>
    ));
}

function Breaks({ programme, day }: Props & { day: string }) {
  if (programme.breaks.some(({ until }) => until === null))
    return (
      <NowButton
        programme={programme}
        act="end the break"
        label={say('The break is over')}
        doing={{ to: 'act', act: { act: 'end the break', until: day } }}
      />
    );
  return (
    <ActButton
      programme={programme}
      act="take a break"
      label={say('Break in learning')}
      asks={[
        { kind: 'day', name: 'from', label: say('From'), first: day },
        { kind: 'day', name: 'until', label: say('Until, if that is known'), optional: true },
      ]}
      doing={({ text, on }) => ({
        to: 'act',
        act: { act: 'take a break', from: text('from'), until: on('until') ? text('until') : null },
      })}
    />
  );
}
