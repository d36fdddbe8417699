import { useEffect, useRef, useState } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { MINUTE, SECOND } from '#kernel/time.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { dayAndHour, longDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { useLostSince } from '#ui/wire/connection.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { Told } from './board.tsx';

const WATCHED = ['routing', 'presence', 'case', 'told', 'roster'] as const;
/** What is close to its time becomes so without anybody doing anything. */
const AGAIN = MINUTE;
/** Two askings that did not come through. */
const OLD = 2 * AGAIN + 10 * SECOND;

/** Asked again when something happens, at most every five seconds, and each minute in any case. */
export function useBoard(team: string | undefined) {
  const query = team === undefined ? {} : { team };
  const asked = useAsk(contract.board, { query }, { watch: WATCHED, every: 5 * SECOND, keep: true });
  const { refetch } = asked;
  useEffect(() => {
    const timer = setInterval(() => void refetch(), AGAIN);
    return () => clearInterval(timer);
  }, [refetch]);
  return asked;
}

/** A board that shows old figures says so, in words and not in grey alone. */
export function StaleWords({ asked }: { asked: UseQueryResult<Told, Error> }) {
  const zone = useZone();
  const now = useNow(5 * SECOND);
  const lost = useLostSince() !== undefined;
  const old = useOld(asked.dataUpdatedAt);
  return (
    <p role="status" className="stale">
      {(lost || old) && asked.data !== undefined && (
        <b>
          <Icon name="offline" />{' '}
          {say('{{time}}: as it was then. It cannot be asked for now.', {
            time: dayAndHour(asked.data.at, now, zone),
          })}
        </b>
      )}
    </p>
  );
}

/** By the clock of this machine alone: how old an answer is does not depend on whether that clock is right. */
function useOld(updatedAt: number): boolean {
  const [old, setOld] = useState(false);
  useEffect(() => {
    const look = () => setOld(updatedAt > 0 && Date.now() - updatedAt > OLD);
    look();
    const timer = setInterval(look, 5 * SECOND);
    return () => clearInterval(timer);
  }, [updatedAt]);
  return old;
}

/**
 * A board hangs for weeks. Once a day it begins afresh, when the service is there: it then runs what the desk runs today, and
 * whatever a browser gathers in a day is gone.
 */
export function useNewEachDay(): void {
  const zone = useZone();
  const day = longDay(useNow(MINUTE), zone);
  const first = useRef(day);
  useEffect(() => {
    if (day === first.current) return;
    void fetch(window.location.href, { cache: 'no-store' }).then(
      ({ ok }) => ok && window.location.reload(),
      // Without the service the page stays as it is, and says how old it is.
      () => undefined,
    );
  }, [day]);
}
