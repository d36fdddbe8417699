import { useNow, useZone } from '#ui/time/now.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { say } from '#ui/words/say.ts';
import { ActButton } from '../parts/act-button.tsx';
import type { Asks } from '../parts/act-form.tsx';
import { today, useNames } from '../parts/names.ts';
import type { PlanView, Programme } from '../parts/types.ts';
import { dayWords } from '../parts/words.ts';

type Props = { readonly programme: Programme; readonly plan: PlanView };
type One = Programme['evidence'][number];

/** Kinds of evidence, as the briefs of assessment organisations name them. */
const kinds = (): readonly { value: string; label: string }[] => [
  { value: 'work record', label: say('Record of work') },
  { value: 'recording', label: say('Recording') },
  { value: 'customer feedback', label: say('What a customer said') },
  { value: 'manager statement', label: say('Statement of the manager') },
  { value: 'witness statement', label: say('Statement of a witness') },
  { value: 'performance review', label: say('Performance review') },
  { value: 'feedback', label: say('Feedback of a colleague') },
  { value: 'reflection', label: say('Reflection') },
];

const claimAsks = (plan: PlanView, day: string): readonly Asks[] => [
  { kind: 'line', name: 'title', label: say('What it is') },
  { kind: 'one of', name: 'kind', label: say('Kind'), options: kinds() },
  { kind: 'day', name: 'on', label: say('When it happened'), first: day },
  { kind: 'codes', name: 'codes', label: say('What it shows'), plan },
  { kind: 'words', name: 'words', label: say('What you did, and what you learnt') },
];

/** What was claimed, and what was said to it. */
export function EvidencePart({ programme, plan }: Props) {
  const day = today(useNow(), useZone());
  return (
    <>
      <h3>{say('Evidence')}</h3>
      {programme.evidence.length === 0 && <p className="quiet">{say('Nothing was claimed yet.')}</p>}
      <ul className="lines">
        {programme.evidence.map((one) => (
          <EvidenceLine key={one.id} programme={programme} plan={plan} one={one} />
        ))}
      </ul>
      <span className="row-of">
        <ActButton
          programme={programme}
          act="claim"
          label={say('Claim evidence')}
          asks={claimAsks(plan, day)}
          doing={({ text, all }) => ({
            to: 'act',
            act: {
              act: 'claim',
              id: crypto.randomUUID(),
              title: text('title'),
              kind: text('kind'),
              on: text('on'),
              criteria: all('codes'),
              words: text('words'),
            },
          })}
        />
      </span>
    </>
  );
}

const answerAsks = (): readonly Asks[] => [
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
];

function EvidenceLine({ programme, plan, one }: Props & { readonly one: One }) {
  const nameOf = useNames(programme);
  return (
    <li>
      <b>{one.title}</b>{' '}
      <Tag {...(one.standing === 'accepted' ? { meaning: 'kept' as const } : {})}>{standingWords(one.standing)}</Tag>{' '}
      <span className="quiet">{dayWords(one.on)}</span>
      <p>{one.words}</p>
      <p className="quiet">{shownWords(plan, one.criteria)}</p>
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
            asks={answerAsks()}
            doing={({ on, text }) => ({
              to: 'act',
              act: { act: 'answer a claim', id: one.id, accepted: on('accepted'), words: text('words') },
            })}
          />
        </span>
      )}
    </li>
  );
}

/** What a piece of evidence shows, by the parts of the standard rather than by dozens of codes. */
const shownWords = ({ modules, standards }: PlanView, codes: readonly string[]): string =>
  modules
    .flatMap(({ key, title }) => {
      const of = standards.filter(({ module }) => module === key).flatMap(({ criteria }) => criteria);
      const n = of.filter(({ code }) => codes.includes(code)).length;
      if (n === 0) return [];
      return n === of.length
        ? title
        : say('{{part}} ({{count}} of {{all}})', { part: title, count: n, all: of.length });
    })
    .join(' · ');

const standingWords = (standing: string): string =>
  standing === 'accepted' ? say('Accepted') : standing === 'returned' ? say('Returned') : say('Waits for a word');
