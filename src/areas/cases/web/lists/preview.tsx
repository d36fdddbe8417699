import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Icon } from '#ui/icons/icon.tsx';
import { buttonLook } from '#ui/parts/button.tsx';
import { Prose } from '#ui/parts/entry.tsx';
import { Key } from '#ui/parts/marks.tsx';
import { At, Due, useNow } from '#ui/time/now.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { CaseView } from '../types.ts';
import { channelName, kindName, stateName, toneWord } from './labels.ts';

/** Going through a list with J held down asks for nothing; resting on a row does. */
const REST_MS = 120;

function useRested(id: string | undefined): string | undefined {
  const [rested, setRested] = useState(id);
  useEffect(() => {
    const timer = setTimeout(() => setRested(id), REST_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return rested;
}

/** The chosen case beside the list: enough to know what it is about without opening it. */
export function Preview({ id }: { id: string | undefined }) {
  const rested = useRested(id);
  const asked = useAsk(
    contract.read,
    { params: { id: rested ?? '' } },
    { enabled: rested !== undefined, watch: ['case'], about: rested, keep: true },
  );
  return (
    <aside className="side preview" aria-label={say('Preview')} tabIndex={-1}>
      {asked.data === undefined || rested === undefined ? (
        <p className="preview-none quiet small">{say('Choose a case to see it here.')}</p>
      ) : (
        <Glance it={asked.data} />
      )}
    </aside>
  );
}

const RISKY: readonly string[] = ['upset', 'angry', 'abusive'];

function Glance({ it }: { it: CaseView }) {
  const now = useNow();
  const { id, reference, subject, needs, nextStep, nextDueAt } = it.case;
  const said = it.entries.findLast(
    ({ type, direction }) => (type === 'message' || type === 'contact') && direction === 'in',
  );
  const ours = it.entries.findLast(({ type, direction }) => type === 'message' && direction === 'out');
  return (
    <>
      <header className="slot glance">
        <p className="ref">
          {reference} ·{' '}
          <Link to="/case/$id" params={{ id }}>
            {say('Open')}
          </Link>{' '}
          <Key>Enter</Key>
        </p>
        <h2>{subject}</h2>
        <WhoAndWhat it={it} />
        {needs !== null && needs !== '' && (
          <p className="need">
            <Icon name="ear" /> <span>{needs}</span>
          </p>
        )}
      </header>
      {nextStep !== null && nextDueAt !== null && (
        <section className="slot">
          <h3>{say('Next step')}</h3>
          <p className="next-line">
            <span>{nextStep}</span> <Due at={nextDueAt} now={now} />
          </p>
        </section>
      )}
      {said && <Said entry={said} title={say('Last word')} />}
      {ours && ours.at > (said?.at ?? 0) && <Said entry={ours} title={say('Our answer')} />}
      <section className="slot row-of">
        <Link to="/case/$id" params={{ id }} className={buttonLook('main')}>
          {say('Open')} <Key>Enter</Key>
        </Link>
      </section>
    </>
  );
}

/** Whose case it is, of which kind, how it stands and how they last sounded. */
function WhoAndWhat({ it }: { it: CaseView }) {
  const { customerName, kind, state } = it.case;
  const feels = it.entries.findLast(({ tone }) => tone !== null)?.tone ?? undefined;
  return (
    <p className="small quiet">
      {customerName ?? say('No customer yet')} · {kindName(kind)} · {stateName(state)}
      {feels !== undefined && (
        <>
          {' · '}
          <span className={RISKY.includes(feels) ? 'risk' : ''}>{toneWord(feels)}</span>
        </>
      )}
    </p>
  );
}

const Said = ({ entry, title }: { entry: CaseView['entries'][number]; title: string }) => (
  <section className="slot">
    <h3>
      {title}{' '}
      <span className="label">
        <At at={entry.at} />, {channelName(entry.channel ?? '')}
      </span>
    </h3>
    <Prose text={entry.body.slice(0, 1200)} voice={entry.direction === 'in'} />
  </section>
);
