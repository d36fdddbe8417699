import { useNow, useZone } from '#ui/time/now.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { say, sayCount } from '#ui/words/say.ts';
import { ActButton, NowButton } from '../parts/act-button.tsx';
import { today, useNames } from '../parts/names.ts';
import type { PlanView, Programme } from '../parts/types.ts';
import { dayWords } from '../parts/words.ts';

type Props = { readonly programme: Programme; readonly plan: PlanView };

/** Kinds of evidence, as the briefs of assessment organisations name them. */
const KINDS = (): readonly { value: string; label: string }[] =>
  [
    ['work record', say('Record of work')],
    ['recording', say('Recording')],
    ['customer feedback', say('What a customer said')],
    ['manager statement', say('Statement of the manager')],
    ['witness statement', say('Statement of a witness')],
    ['performance review', say('Performance review')],
    ['feedback', say('Feedback of a colleague')],
    ['reflection', say('Reflection')],
  ].map(([value = '', label = '']) => ({ value, label }));

/** The year of learning: how far the standard is covered, by what, and what was agreed on the way. */
export function LearningPart({ programme, plan }: Props) {
  const { covered, ofCriteria, gaps } = programme;
  return (
    <section aria-label={say('Learning')}>
      <h2>{say('Learning')}</h2>
      <p className="finding">
        {sayCount(
          covered,
          'One of {{all}} criteria has accepted evidence.',
          '{{count}} of {{all}} criteria have accepted evidence.',
          { all: ofCriteria },
        )}
      </p>
      <meter
        className="assessment-meter"
        min={0}
        max={ofCriteria}
        value={covered}
        aria-label={say('Criteria covered')}
      />
      {gaps.length > 0 && (
        <details>
          <summary>{sayCount(gaps.length, 'One has none yet', '{{count}} have none yet')}</summary>
          <ul className="lines">
            {plan.standards
              .flatMap(({ criteria }) => criteria)
              .filter(({ code }) => gaps.includes(code))
              .map(({ code, text }) => (
                <li key={code}>
                  <b>{code}</b> {text}
                </li>
              ))}
          </ul>
        </details>
      )}
      <EvidenceList programme={programme} plan={plan} />
      <Reviews programme={programme} />
      <Development programme={programme} plan={plan} />
    </section>
  );
}

function EvidenceList({ programme, plan }: Props) {
  const nameOf = useNames(programme);
  const day = today(useNow(), useZone());
  return (
    <>
      <h3>{say('Evidence')}</h3>
      <ul className="lines">
        {programme.evidence.map((one) => (
          <li key={one.id}>
            <b>{one.title}</b>{' '}
            <Tag {...(one.standing === 'accepted' ? { meaning: 'kept' as const } : {})}>
              {standingWords(one.standing)}
            </Tag>{' '}
            <span className="quiet">
              {dayWords(one.on)} · {one.criteria.join(', ')}
            </span>
            <p>{one.words}</p>
            {one.answer !== '' && (
              <p className="quiet">{say('{{who}}: {{words}}', { who: nameOf(one.answeredBy), words: one.answer })}</p>
            )}
            {one.standing === 'claimed' && (
              <span className="row-of">
                <ActButton
                  programme={programme}
                  act="answer a claim"
                  label={say('Accept or return')}
                  title={one.title}
                  asks={[
                    {
                      kind: 'one of',
                      name: 'accepted',
                      label: say('Is it enough?'),
                      options: [
                        { value: 'yes', label: say('Accept it') },
                        { value: '', label: say('Return it') },
                      ],
                    },
                    { kind: 'words', name: 'words', label: say('What you say to it'), optional: true },
                  ]}
                  doing={(given) => ({
                    to: 'act',
                    act: {
                      act: 'answer a claim',
                      id: one.id,
                      accepted: given.on('accepted'),
                      words: given.text('words'),
                    },
                  })}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
      <span className="row-of">
        <ActButton
          programme={programme}
          act="claim"
          label={say('Claim evidence')}
          asks={[
            { kind: 'line', name: 'title', label: say('What it is') },
            { kind: 'one of', name: 'kind', label: say('Kind'), options: KINDS() },
            { kind: 'day', name: 'on', label: say('When it happened'), first: day },
            { kind: 'codes', name: 'codes', label: say('What it shows'), plan },
            { kind: 'words', name: 'words', label: say('What you did, and what you learnt') },
          ]}
          doing={(given) => ({
            to: 'act',
            act: {
              act: 'claim',
              id: crypto.randomUUID(),
              title: given.text('title'),
              kind: given.text('kind'),
              on: given.text('on'),
              criteria: given.all('codes'),
              words: given.text('words'),
            },
          })}
        />
      </span>
    </>
  );
}

const standingWords = (standing: string): string =>
  standing === 'accepted' ? say('Accepted') : standing === 'returned' ? say('Returned') : say('Waits for a word');

function Reviews({ programme }: { programme: Programme }) {
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
        {programme.issues
          .filter(({ settled }) => settled === null)
          .map((one) => (
            <li key={one.id}>
              <b>{one.words}</b>{' '}
              <span className="quiet">
                {say('{{who}}, by {{day}}', { who: nameOf(one.owner), day: dayWords(one.due) })}
              </span>{' '}
              <ActButton
                programme={programme}
                act="settle an issue"
                label={say('Settle it')}
                title={one.words}
                asks={[{ kind: 'line', name: 'words', label: say('How it was settled') }]}
                doing={(given) => ({
                  to: 'act',
                  act: { act: 'settle an issue', id: one.id, words: given.text('words') },
                })}
              />
            </li>
          ))}
      </ul>
      <span className="row-of">
        <ActButton
          programme={programme}
          act="review"
          label={say('Put a review on record')}
          asks={[
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
          ]}
          doing={(given) => ({
            to: 'act',
            act: {
              act: 'review',
              month: given.count('month'),
              on: given.text('on'),
              present: given.all('present'),
              words: given.text('words'),
              issues: given.on('issue')
                ? [
                    {
                      id: crypto.randomUUID(),
                      words: given.text('issue'),
                      owner: given.text('owner'),
                      due: given.text('due'),
                    },
                  ]
                : [],
            },
          })}
        />
        <BreakButtons programme={programme} day={day} />
      </span>
    </>
  );
}

function BreakButtons({ programme, day }: { programme: Programme; day: string }) {
  const runs = programme.breaks.some(({ until }) => until === null);
  return runs ? (
    <NowButton
      programme={programme}
      act="end the break"
      label={say('The break is over')}
      doing={{ to: 'act', act: { act: 'end the break', until: day } }}
    />
  ) : (
    <ActButton
      programme={programme}
      act="take a break"
      label={say('Break in learning')}
      asks={[
        { kind: 'day', name: 'from', label: say('From'), first: day },
        { kind: 'day', name: 'until', label: say('Until, if that is known'), optional: true },
      ]}
      doing={(given) => ({
        to: 'act',
        act: { act: 'take a break', from: given.text('from'), until: given.on('until') ? given.text('until') : null },
      })}
    />
  );
}

function Development({ programme, plan }: Props) {
  const day = today(useNow(), useZone());
  const methods = plan.methods.map(({ key, title }) => ({ value: key, label: title }));
  return (
    <>
      <h3>{say('Practice and development')}</h3>
      <ul className="lines">
        {programme.practised.map(({ method, on }) => (
          <li key={method}>
            {say('Practice run: {{method}}, {{day}}', {
              method: methods.find(({ value }) => value === method)?.label ?? method,
              day: dayWords(on),
            })}
          </li>
        ))}
        {programme.developed.map((one) => (
          <li key={one.id}>
            {one.words}{' '}
            <span className="quiet">
              {say('{{codes}}, finished {{day}}', { codes: one.criteria.join(', '), day: dayWords(one.finishedOn) })}
            </span>
          </li>
        ))}
      </ul>
      <span className="row-of">
        <ActButton
          programme={programme}
          act="practise"
          label={say('Practice run')}
          asks={[
            { kind: 'one of', name: 'method', label: say('Of what'), options: methods },
            { kind: 'day', name: 'on', label: say('Held on'), first: day },
            { kind: 'words', name: 'words', label: say('How it went') },
          ]}
          doing={(given) => ({
            to: 'act',
            act: { act: 'practise', method: given.text('method'), on: given.text('on'), words: given.text('words') },
          })}
        />
        <ActButton
          programme={programme}
          act="develop"
          label={say('Development that is finished')}
          asks={[
            { kind: 'codes', name: 'codes', label: say('For which criteria'), plan, only: 'graded' },
            { kind: 'words', name: 'words', label: say('What was done') },
            { kind: 'day', name: 'on', label: say('Finished on'), first: day },
          ]}
          doing={(given) => ({
            to: 'act',
            act: {
              act: 'develop',
              id: crypto.randomUUID(),
              criteria: given.all('codes'),
              words: given.text('words'),
              finishedOn: given.text('on'),
            },
          })}
        />
      </span>
    </>
  );
}
