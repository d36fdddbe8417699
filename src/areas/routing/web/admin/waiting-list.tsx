import { Link } from '@tanstack/react-router';
import { useOfficers } from '#areas/identity/web/index.ts';
import { Loaded } from '#ui/parts/states.tsx';
import { span } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { channelWord, skillIn, waitWords, type Names } from '../words.ts';

type Waits = ReplyOf<typeof contract.waiting>;

/** What waits in a queue, in the order of its turn, and what each waits for. */
export function WaitingList({ team, gives }: { team: string; gives: boolean }) {
  const zone = useZone();
  const officers = useOfficers();
  const asked = useAsk(
    contract.waiting,
    { query: { team } },
    { watch: ['routing', 'presence'], every: 5000, keep: true },
  );
  if (!gives) return null;
  const officer = (id: string) => officers.find((one) => one.id === id)?.name ?? say('An officer');
  return (
    <section className="stack">
      <h2 className="part">{say('What waits, in the order of its turn')}</h2>
      <Loaded asked={asked} what={say('What waits')}>
        {({ waiting, skills }) =>
          waiting.length === 0 ? (
            <p className="quiet">{say('Nothing waits in this queue.')}</p>
          ) : (
            <WaitingTable waiting={waiting} names={{ skill: skillIn(skills), officer, zone }} />
          )
        }
      </Loaded>
    </section>
  );
}

const WaitingTable = ({ waiting, names }: { waiting: Waits['waiting']; names: Names }) => (
  // What scrolls sideways has to be reachable from the keyboard.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className="table-wide" tabIndex={0} role="region" aria-label={say('What waits')}>
    <table className="table waits">
      <thead>
        <tr>
          <th scope="col">{say('Case')}</th>
          <th scope="col">{say('Waits')}</th>
          <th scope="col">{say('For')}</th>
        </tr>
      </thead>
      <tbody>
        {waiting.map((it) => (
          <WaitingRow key={it.caseId} {...{ it, names }} />
        ))}
      </tbody>
    </table>
  </div>
);

function WaitingRow({ it, names }: { it: Waits['waiting'][number]; names: Names }) {
  const now = useNow();
  return (
    <tr>
      <th scope="row">
        <Link to="/case/$id" params={{ id: it.caseId }}>
          {it.subject}
        </Link>
        <br />
        <span className="small quiet">
          {say('{{reference}}, {{channel}}', { reference: it.reference, channel: channelWord(it.channel) })}
        </span>
      </th>
      <td className="nowrap">
        {span(now - it.arrivedAt)}
        {it.timesBack > 0 && (
          <>
            <br />
            <span className="small quiet">{sayCount(it.timesBack, 'came back once', 'came back {{count}} times')}</span>
          </>
        )}
      </td>
      <td>
        {it.reasons.map((reason) => (
          <p key={JSON.stringify(reason)}>{waitWords(reason, names)}</p>
        ))}
      </td>
    </tr>
  );
}
