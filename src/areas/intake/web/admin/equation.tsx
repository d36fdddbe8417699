import { useState } from 'react';
import { DAY } from '#kernel/time.ts';
import { Choice } from '#ui/parts/field.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { Loaded } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { number, say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { MailOf } from './mail-of.tsx';

type Sums = ReplyOf<typeof contract.equation>;
export type Outcome = Sums['tallies'][number]['outcome'];

type Term = { readonly outcome: Outcome; readonly word: string; readonly told: string };

const terms = (): readonly Term[] => [
  { outcome: 'threaded', word: say('Joined a case'), told: say('had both keys') },
  { outcome: 'new', word: say('Became a new case'), told: say('somebody new, or something new') },
  { outcome: 'quarantined', word: say('Wait to be sorted'), told: say('one key of two') },
  { outcome: 'notice', word: say('Machine notices'), told: say('out of office, bounces, lists') },
  { outcome: 'duplicate', word: say('Came twice'), told: say('the same message again') },
  { outcome: 'refused', word: say('Refused'), told: say('each with its reason') },
];

type Span = 'all' | '30' | '7' | '1';
const spans = (): readonly { readonly value: Span; readonly label: string }[] => [
  { value: 'all', label: say('Ever') },
  { value: '30', label: say('30 days') },
  { value: '7', label: say('7 days') },
  { value: '1', label: say('24 hours') },
];

/** Every message that came in is somewhere. This page adds up where. */
export function MailEquation() {
  const [span, setSpan] = useState<Span>('all');
  const [outcome, setOutcome] = useState<Outcome>('refused');
  // Taken when the span is chosen, so that the question does not change with every second.
  const [since, setSince] = useState<number>();
  const asked = useAsk(
    contract.equation,
    { query: since === undefined ? {} : { from: since } },
    { watch: ['intake'], keep: true },
  );
  return (
    <>
      <div className="filters">
        <Choice
          label={say('Over which time')}
          value={span}
          options={spans()}
          onChange={(next) => {
            setSpan(next);
            setSince(next === 'all' ? undefined : Date.now() - Number(next) * DAY);
          }}
        />
      </div>
      <Loaded asked={asked} what={say('The sum')}>
        {(sums) => (
          <>
            <Verdict sums={sums} />
            <Sum sums={sums} outcome={outcome} onChoose={setOutcome} />
            <Refusals sums={sums} />
          </>
        )}
      </Loaded>
      <MailOf key={outcome} outcome={outcome} word={terms().find((term) => term.outcome === outcome)?.word ?? ''} />
    </>
  );
}

const Verdict = ({ sums }: { sums: Sums }) =>
  sums.balances ? (
    <p className="verdict kept" role="status">
      <Icon name="tick" /> {say('It balances. Every message that was received is accounted for.')}
    </p>
  ) : (
    <p className="verdict late" role="alert">
      <Icon name="warn" />{' '}
      {say('It does not balance. Tell whoever looks after the server today: mail is missing from this list.')}
    </p>
  );

type SumProps = { readonly sums: Sums; readonly outcome: Outcome; readonly onChoose: (outcome: Outcome) => void };

/** The sum as on a receipt, each line opening the mail it counts. */
function Sum({ sums, outcome, onChoose }: SumProps) {
  const countOf = (of: Outcome) => sums.tallies.find((one) => one.outcome === of)?.count ?? 0;
  return (
    <table className="sum-of">
      <caption className="unseen">{say('Where the received mail is')}</caption>
      <tbody>
        {terms().map((term, n) => (
          <tr key={term.outcome} className={term.outcome === outcome ? 'is-chosen' : ''}>
            <td className="sign" aria-hidden="true">
              {n === 0 ? '' : '+'}
            </td>
            <th scope="row">
              <button
                type="button"
                className="as-link"
                aria-pressed={term.outcome === outcome}
                onClick={() => onChoose(term.outcome)}
              >
                {term.word}
              </button>{' '}
              <span className="quiet small">{term.told}</span>
            </th>
            <td className="n">{number(countOf(term.outcome))}</td>
          </tr>
        ))}
        <tr>
          <td className="sign" aria-hidden="true">
            +
          </td>
          <th scope="row">
            {say('Still to be read')} <span className="quiet small">{say('accepted, not yet opened')}</span>
          </th>
          <td className="n">{number(sums.waiting)}</td>
        </tr>
      </tbody>
      <tfoot>
        <tr>
          <td className="sign" aria-hidden="true">
            =
          </td>
          <th scope="row">{say('Received')}</th>
          <td className="n">{number(sums.received)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Refusals({ sums }: { sums: Sums }) {
  if (sums.refusals.length === 0) return null;
  return (
    <section aria-label={say('Why mail was refused')}>
      <h2 className="part">{say('Why mail was refused')}</h2>
      <table className="sum-of">
        <tbody>
          {sums.refusals.map(({ because, count }) => (
            <tr key={because}>
              <th scope="row">{because}</th>
              <td className="n">{number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
