import type { ReactNode } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Mark } from '#ui/icons/icon.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { hourOf, longDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { SECOND } from '#kernel/time.ts';
import type { ReplyOf } from '#ui/wire/call.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { Arriving } from './arriving.tsx';
import './board.css';
import { Figures } from './figures.tsx';
import { Queues, Skills } from './queues.tsx';
import { StaleWords, useBoard, useNewEachDay } from './keep-fresh.tsx';
import { Names, OurWord } from './our-word.tsx';

export type Told = ReplyOf<typeof contract.board>;

type BoardProps = {
  readonly team: string | undefined;
  /** What can be done here: little, and at the foot, where it is in nobody's way. */
  readonly acts: ReactNode;
};

/** How the queues stand, to be read by everybody from four metres. It names no customer and no case. */
export function Board({ team, acts }: BoardProps) {
  useNewEachDay();
  const asked = useBoard(team);
  const only = team === undefined ? undefined : asked.data?.queues.find(({ teamId }) => teamId === team)?.name;
  return (
    <div className="wall">
      <main id="main">
        <Head only={only} stale={<StaleWords asked={asked} />} />
        <Loaded asked={asked} what={say('The board')}>
          {(told) => (told.queues.length === 0 ? <NoQueue /> : <Shown told={told} />)}
        </Loaded>
        <footer>
          <p className="quiet">
            {say(
              'In time = out of the queue within its minutes ÷ all that came today and left it, or have waited longer. What went to another queue or was joined is not counted; where officers pick for themselves it is not measured.',
            )}{' '}
            {(asked.data?.names.length ?? 0) === 0
              ? say('Nobody’s name appears on this board, and nothing restricted is counted.')
              : say('Nothing restricted is counted. Names are there where the team wants them.')}
          </p>
          <div className="wall-acts">{acts}</div>
        </footer>
      </main>
    </div>
  );
}

function Head({ only, stale }: { only: string | undefined; stale: ReactNode }) {
  const { agency } = useMe();
  const zone = useZone();
  const now = useNow(5 * SECOND);
  return (
    <header>
      <p className="brand">
        <Mark /> Kept
      </p>
      <h1 tabIndex={-1}>
        {only === undefined
          ? say('{{agency}}, all queues', { agency })
          : say('{{agency}}, {{queue}}', { agency, queue: only })}
      </h1>
      {stale}
      <p className="quiet day">{longDay(now, zone)}</p>
      <time className="hour num" dateTime={new Date(now).toISOString()}>
        {hourOf(now, zone)}
      </time>
    </header>
  );
}

const Shown = ({ told }: { told: Told }) => (
  <>
    <Figures told={told} />
    <div className="wall-half">
      <OurWord told={told} />
      <Names told={told} />
    </div>
    <div className="wall-half">
      <Queues told={told} />
      <Skills skills={told.skills} />
      <Arriving arrivals={told.arrivals} />
    </div>
  </>
);

const NoQueue = () => (
  <Empty title={say('No queue is shown here')} ring="released">
    <p>{say('An administrator puts this account into the queues that it is to show.')}</p>
  </Empty>
);
