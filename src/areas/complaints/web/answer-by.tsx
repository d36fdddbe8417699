import { useState } from 'react';
import * as clocks from '#areas/clocks/contract.ts';
import { ExtendClock } from '#areas/clocks/web/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import type { PageProps } from './complaint-page.tsx';

type Clock = ReplyOf<typeof clocks.ofCase>['clocks'][number];

/** What runs by the rules of the pack, and the way to more time before it is over: the customer is told why, until when, and who is outside. */
export function AnswerBy({ it, complaint }: Omit<PageProps, 'view'>) {
  const me = useMe();
  const asked = useAsk(clocks.ofCase, { params: { id: it.case.id } }, { watch: ['case'], about: it.case.id });
  const running = (asked.data?.clocks ?? [])
    .filter(({ clock, state, dueAt }) => clock === 'stage' && state === 'running' && dueAt !== null)
    .toSorted((one, other) => (one.dueAt ?? 0) - (other.dueAt ?? 0));
  if (running.length === 0) return null;
  const may = me.may('cases.change') && it.case.mergedInto === null;
  return (
    <section className="slot">
      <h2>{say('Time')}</h2>
      <ul>
        {running.map((clock) => (
          <OneTime key={clock.id} caseId={it.case.id} clock={clock} ends={complaint.external.words} may={may} />
        ))}
      </ul>
    </section>
  );
}

type TimeProps = { readonly caseId: string; readonly clock: Clock; readonly ends: string; readonly may: boolean };

const isOver = ({ breachedAt, dueAt }: Clock, now: number): boolean => breachedAt !== null || (dueAt ?? Infinity) < now;

function OneTime({ caseId, clock, ends, may }: TimeProps) {
  const now = useNow();
  const zone = useZone();
  const [extending, setExtending] = useState(false);
  const { title, dueAt, extended, extension } = clock;
  const over = isOver(clock, now);
  const mayExtend = may && !over && extension !== null && extension.left > 0;
  return (
    <li className="clock">
      <span>{title}</span>
      <b className={over ? 'num late' : 'num'}>{over ? say('Missed') : dayAndHour(dueAt ?? now, now, zone)}</b>
      {extended > 0 && <small>{say('Extended once, with the reason')}</small>}
      {mayExtend && (
        <div className="clock-acts">
          <Button
            weight="bare"
            aria-label={say('Extend: {{what}}', { what: title })}
            onClick={() => setExtending(true)}
          >
            {say('Extend')}
          </Button>
        </div>
      )}
      {extending && <ExtendClock caseId={caseId} clock={clock} ends={ends} onClose={() => setExtending(false)} />}
    </li>
  );
}
