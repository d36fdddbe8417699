import { createContext, memo, use, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { useAfterPicture } from '#ui/parts/after-picture.ts';
import { Ahead } from '#ui/parts/ahead.tsx';
import { Loaded, Notice } from '#ui/parts/states.tsx';
import { Due, useNow } from '#ui/time/now.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { Acts, type ActName } from '../acts/acts.tsx';
import { Composer } from '../composer/composer.tsx';
import { neighbourOf, useWarmNeighbours } from '../lists/last-list.ts';
import { Side } from '../side/side.tsx';
import type { CaseView } from '../types.ts';
import { useWayToAnswer } from './advice-entry.tsx';
import { BesideOf, useAskBeside } from './beside.ts';
import { HandedOverNote } from './handed-over.tsx';
import { Head } from './head.tsx';
import { BothWriting } from './presence.tsx';
import { Timeline } from './timeline.tsx';
import { freshSince } from './timeline-lines.ts';
import { useVisit } from './visit.ts';

/** Hears which case is the next, once it has come. */
const OnNext = createContext<(id: string | undefined) => void>(() => undefined);

/** The case of an address, with the next one of the list drawn before it is asked for. */
export function CaseScreen({ id }: { id: string }) {
  const [next, setNext] = useState<string>();
  return (
    <OnNext value={setNext}>
      <Ahead id={id} next={next} Screen={OneCase} />
    </OnNext>
  );
}

/** One case on one screen: what happened and the answer in the middle, what to know at the side. */
const OneCase = memo(function OneCase({ id }: { id: string }) {
  const [about, setAbout] = useState<string>();
  const asked = useAsk(contract.read, { params: { id } }, { watch: ['case'], about });
  // What happened is read first: everything else comes when that is on the screen.
  const drawn = useAfterPicture(asked.data !== undefined);
  const [ahead] = useState(asked.data !== undefined);
  const beside = useAskBeside(id, about, drawn || !ahead);
  const known = asked.data?.case.id;
  useEffect(() => setAbout(known), [known]);
  useWarmNeighbours(known, use(OnNext));
  useEffect(() => {
    const told = asked.data?.case;
    if (told) document.title = `${told.subject} · ${told.reference} · Kept`;
  }, [asked.data]);
  return (
    <main className="sheet case" id="main">
      <Loaded asked={asked} what={say('The case')}>
        {(it) => (
          <BesideOf value={beside}>
            <Case key={it.case.id} it={it} at={asked.dataUpdatedAt} drawn={drawn} />
          </BesideOf>
        )}
      </Loaded>
    </main>
  );
});

function Case({ it, at, drawn }: { it: CaseView; at: number; drawn: boolean }) {
  const me = useMe();
  const visit = useVisit(it.case.id, drawn);
  const [act, setAct] = useState<ActName>();
  const [sideOpen, setSideOpen] = useState(false);
  useCaseKeys(it, setAct);
  useEffect(() => void Acts.fetch(), []);
  const fresh = useMemo(
    () => freshSince(it.entries, visit.seenAt, me.officer.id),
    [it.entries, visit.seenAt, me.officer.id],
  );
  return (
    <>
      <Head it={it} at={at} visit={visit} fresh={fresh} onAct={setAct} />
      <HandedOverNote />
      <InSight it={it} />
      <div className="split">
        <div className="thread" onInput={visit.wrote}>
          {it.case.mergedInto !== null && <JoinedNotice into={it.case.mergedInto} />}
          <Timeline it={it} fresh={fresh}>
            <BothWriting visit={visit} />
          </Timeline>
          <Composer it={it} drawn={drawn} />
        </div>
        <Side it={it} drawn={drawn} open={sideOpen} onOpen={setSideOpen} onAct={setAct} />
      </div>
      {act !== undefined && <Acts it={it} act={act} onClose={() => setAct(undefined)} />}
    </>
  );
}

/** On a phone the head scrolls away with the page; what it is about and what is late stay in sight. */
function InSight({ it }: { it: CaseView }) {
  const now = useNow();
  const place = useRef<HTMLParagraphElement>(null);
  const [gone, setGone] = useState(false);
  const { subject, nextDueAt } = it.case;
  useEffect(() => {
    const head = place.current?.parentElement?.querySelector(':scope > .head');
    if (!head) return undefined;
    const watch = new IntersectionObserver(([seen]) => setGone(seen?.isIntersecting === false));
    watch.observe(head);
    return () => watch.disconnect();
  }, []);
  return (
    <p ref={place} className={gone ? 'in-sight is-needed' : 'in-sight'} aria-hidden="true">
      <b className="cut">{subject}</b>
      {nextDueAt !== null && <Due at={nextDueAt} now={now} />}
    </p>
  );
}

const JoinedNotice = ({ into }: { into: string }) => (
  <Notice icon="link">
    <b>{say('This case was joined to another.')}</b> {say('What comes in now goes there.')}{' '}
    <Link to="/case/$id" params={{ id: into }}>
      {say('Go to it')}
    </Link>
  </Notice>
);

function useCaseKeys(it: CaseView, onAct: (act: ActName) => void): void {
  const me = useMe();
  const navigate = useNavigate();
  const answer = useWayToAnswer();
  const where = say('Case');
  const go = (step: 1 | -1) => {
    const id = neighbourOf(it.case.id, step);
    if (id !== undefined) void navigate({ to: '/case/$id', params: { id } });
  };
  const acts: readonly { may: string; keys?: string; does: string; act: ActName }[] = [
    { may: 'cases.assign', keys: 'h', does: say('Hand over'), act: 'hand over' },
    { may: 'cases.change', keys: 'v', does: say('Their side of it'), act: 'perspective' },
    {
      may: 'cases.change',
      keys: 'e',
      does: it.case.phase === 'closed' ? say('Open again') : say('Close'),
      act: it.case.phase === 'closed' ? 'reopen' : 'close',
    },
    { may: 'cases.merge', keys: 'm', does: say('Merge'), act: 'merge' },
    { may: 'cases.change', does: say('Move to another state'), act: 'move' },
    { may: 'cases.change', does: say('Change what it is'), act: 'change' },
    { may: 'cases.assign', does: say('Say who may see it'), act: 'access' },
    { may: 'cases.change', does: say('Link to another case'), act: 'link' },
    { may: 'cases.merge', does: say('Split contacts off'), act: 'split' },
  ];
  const joined = it.case.mergedInto !== null;
  // What cannot be done here and now is in the palette all the same, with the reason.
  const whyNot = (may: string, act: ActName) => {
    if (!me.may(may)) return say('Your role does not do this.');
    return joined && act !== 'link'
      ? say('This case is joined to another. Do it there, or undo that first.')
      : undefined;
  };
  useKeys([
    ...acts.map(({ may, keys, does, act }) => ({
      ...(keys === undefined ? {} : { keys }),
      does,
      where,
      run: () => onAct(act),
      whyNot: whyNot(may, act),
    })),
    answer === undefined
      ? { keys: 'a', does: say('Ask for advice'), where, run: () => onAct('ask') }
      : { keys: 'a', does: say('Answer what you were asked'), where, run: answer },
    { keys: ']', does: say('Next case of the list'), where, run: () => go(1) },
    { keys: '[', does: say('Case before'), where, run: () => go(-1) },
    { keys: 'Escape', does: say('Back to the list'), where, run: () => window.history.back() },
  ]);
}
