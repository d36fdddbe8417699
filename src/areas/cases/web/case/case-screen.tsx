import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useKeys } from '#ui/keys/keys.ts';
import { Loaded, Notice } from '#ui/parts/states.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';
import { Acts, type ActName } from '../acts/acts.tsx';
import { Composer } from '../composer/composer.tsx';
import { neighbourOf } from '../lists/last-list.ts';
import { Side } from '../side/side.tsx';
import type { CaseView } from '../types.ts';
import { Head } from './head.tsx';
import { Timeline } from './timeline.tsx';

/** One case on one screen: what happened and the answer in the middle, what to know at the side. */
export function CaseScreen({ id }: { id: string }) {
  const [about, setAbout] = useState<string>();
  const asked = useAsk(contract.read, { params: { id } }, { watch: ['case'], about });
  const known = asked.data?.case.id;
  useEffect(() => setAbout(known), [known]);
  useEffect(() => {
    const told = asked.data?.case;
    if (told) document.title = `${told.subject} · ${told.reference} · Kept`;
  }, [asked.data]);
  return (
    <main className="sheet case" id="main">
      <Loaded asked={asked} what="The case">
        {(it) => <Case key={it.case.id} it={it} />}
      </Loaded>
    </main>
  );
}

function Case({ it }: { it: CaseView }) {
  const [act, setAct] = useState<ActName>();
  useCaseKeys(it, setAct);
  const thread = useNewestInSight(it.entries.length);
  return (
    <>
      <Head it={it} onAct={setAct} />
      <div className="split">
        <div className="thread" ref={thread}>
          {it.case.mergedInto !== null && <JoinedNotice into={it.case.mergedInto} />}
          <Timeline it={it} />
          <Composer it={it} />
        </div>
        <Side it={it} />
      </div>
      {act !== undefined && <Acts it={it} act={act} onClose={() => setAct(undefined)} />}
    </>
  );
}

/** How near to the end counts as reading the newest. */
const NEAR_PX = 160;

/**
 * The newest stands at the foot, beside the answer: reading begins there, and whoever reads there stays there when more
 * comes. Whoever has scrolled up is not moved.
 */
function useNewestInSight(count: number) {
  const thread = useRef<HTMLDivElement>(null);
  const reads = useRef(true);
  useEffect(() => {
    const { current } = thread;
    if (current === null) return undefined;
    const look = () => {
      reads.current = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR_PX;
    };
    current.addEventListener('scroll', look, { passive: true });
    return () => current.removeEventListener('scroll', look);
  }, []);
  useEffect(() => {
    const { current } = thread;
    if (current !== null && reads.current) current.scrollTop = current.scrollHeight;
  }, [count]);
  return thread;
}

const JoinedNotice = ({ into }: { into: string }) => (
  <Notice icon="link">
    <b>This case was joined to another.</b> What comes in now goes there.{' '}
    <Link to="/case/$id" params={{ id: into }}>
      Go to it
    </Link>
  </Notice>
);

function useCaseKeys(it: CaseView, onAct: (act: ActName) => void): void {
  const navigate = useNavigate();
  const go = (step: 1 | -1) => {
    const id = neighbourOf(it.case.id, step);
    if (id !== undefined) void navigate({ to: '/case/$id', params: { id } });
  };
  useKeys([
    { keys: 'h', does: 'Hand over', where: 'Case', run: () => onAct('hand over') },
    { keys: 'e', does: 'Close', where: 'Case', run: () => onAct(it.case.phase === 'closed' ? 'reopen' : 'close') },
    { keys: 'm', does: 'Merge', where: 'Case', run: () => onAct('merge') },
    { keys: ']', does: 'Next case of the list', where: 'Case', run: () => go(1) },
    { keys: '[', does: 'Case before', where: 'Case', run: () => go(-1) },
    { keys: 'Escape', does: 'Back to the list', where: 'Case', run: () => window.history.back() },
  ]);
}
