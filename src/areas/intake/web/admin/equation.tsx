import { useState } from 'react';
import { DAY } from '#kernel/time.ts';
import { Choice } from '#ui/parts/field.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { Loaded } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';
import { MailOf } from './mail-of.tsx';

type Sums = ReplyOf<typeof contract.equation>;
export type Outcome = Sums['tallies'][number]['outcome'];

const TERMS: readonly { readonly outcome: Outcome; readonly word: string; readonly told: string }[] = [
  { outcome: 'threaded', word: 'Joined a case', told: 'had both keys' },
  { outcome: 'new', word: 'Became a new case', told: 'somebody new, or something new' },
  { outcome: 'quarantined', word: 'Wait to be sorted', told: 'one key of two' },
  { outcome: 'notice', word: 'Machine notices', told: 'out of office, bounces, lists' },
  { outcome: 'duplicate', word: 'Came twice', told: 'the same message again' },
  { outcome: 'refused', word: 'Refused', told: 'each with its reason' },
];

const SPANS = [
  { value: 'all', label: 'Ever' },
  { value: '30', label: '30 days' },
  { value: '7', label: '7 days' },
  { value: '1', label: '24 hours' },
] as const;

/** Every message that came in is somewhere. This page adds up where. */
export function MailEquation() {
  const [span, setSpan] = useState<(typeof SPANS)[number]['value']>('all');
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
          label="Over which time"
          value={span}
          options={SPANS}
          onChange={(next) => {
            setSpan(next);
            setSince(next === 'all' ? undefined : Date.now() - Number(next) * DAY);
          }}
        />
      </div>
      <Loaded asked={asked} what="The sum">
        {(sums) => (
          <>
            <Verdict sums={sums} />
            <Sum sums={sums} outcome={outcome} onChoose={setOutcome} />
            <Refusals sums={sums} />
          </>
        )}
      </Loaded>
      <MailOf key={outcome} outcome={outcome} word={TERMS.find((term) => term.outcome === outcome)?.word ?? ''} />
    </>
  );
}

const Verdict = ({ sums }: { sums: Sums }) =>
  sums.balances ? (
    <p className="verdict kept" role="status">
      <Icon name="tick" /> It balances. Every message that was received is accounted for.
    </p>
  ) : (
    <p className="verdict late" role="alert">
      <Icon name="warn" /> It does not balance. Tell whoever looks after the server today: mail is missing from this
      list.
    </p>
  );

type SumProps = { readonly sums: Sums; readonly outcome: Outcome; readonly onChoose: (outcome: Outcome) => void };

/** The sum as on a receipt, each line opening the mail it counts. */
function Sum({ sums, outcome, onChoose }: SumProps) {
  const countOf = (of: Outcome) => sums.tallies.find((one) => one.outcome === of)?.count ?? 0;
  return (
    <table className="sum-of">
      <caption className="unseen">Where the received mail is</caption>
      <tbody>
        {TERMS.map((term, n) => (
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
            <td className="n">{countOf(term.outcome).toLocaleString('en-AU')}</td>
          </tr>
        ))}
        <tr>
          <td className="sign" aria-hidden="true">
            +
          </td>
          <th scope="row">
            Still to be read <span className="quiet small">accepted, not yet opened</span>
          </th>
          <td className="n">{sums.waiting.toLocaleString('en-AU')}</td>
        </tr>
      </tbody>
      <tfoot>
        <tr>
          <td className="sign" aria-hidden="true">
            =
          </td>
          <th scope="row">Received</th>
          <td className="n">{sums.received.toLocaleString('en-AU')}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Refusals({ sums }: { sums: Sums }) {
  if (sums.refusals.length === 0) return null;
  return (
    <section aria-label="Why mail was refused">
      <h2 className="part">Why mail was refused</h2>
      <table className="sum-of">
        <tbody>
          {sums.refusals.map(({ because, count }) => (
            <tr key={because}>
              <th scope="row">{because}</th>
              <td className="n">{count.toLocaleString('en-AU')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
