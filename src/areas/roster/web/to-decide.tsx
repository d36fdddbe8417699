import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { longDay } from '#ui/time/clock.ts';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { dayName, daysName, hoursOf, leaveKind } from './words.ts';

type Waiting = ReplyOf<typeof contract.toDecide>;
type Declining = { readonly kind: 'leave' | 'swap'; readonly id: string; readonly title: string };

/** Leave and swaps that wait for a leader, each with what speaks against it. */
export function ToDecide({ zone }: { zone: string }) {
  const { leave = [], swaps = [] } = useAsk(contract.toDecide, {}, { watch: ['roster'] }).data ?? {};
  const [declining, setDeclining] = useState<Declining>();
  if (leave.length + swaps.length === 0) return null;
  return (
    <section aria-labelledby="to-decide">
      <h2 id="to-decide">
        {sayCount(leave.length + swaps.length, 'One thing waits for you', '{{count}} things wait for you')}
      </h2>
      <ul className="lines decide">
        {leave.map((one) => (
          <OneLeave key={one.id} leave={one} onDecline={setDeclining} />
        ))}
        {swaps.map((one) => (
          <OneSwap key={one.id} swap={one} zone={zone} onDecline={setDeclining} />
        ))}
      </ul>
      {declining !== undefined && <Decline declining={declining} onClose={() => setDeclining(undefined)} />}
    </section>
  );
}

type Deciding = { readonly onDecline: (declining: Declining) => void };

function OneLeave({ leave, onDecline }: Deciding & { leave: Waiting['leave'][number] }) {
  const days = daysName(leave.firstDay, leave.lastDay);
  const approve = useTell(contract.approveLeave, {
    onDone: ({ cancelled }) =>
      toast({
        words: sayCount(
          cancelled,
          '{{name}} is away. One shift is cancelled.',
          '{{name}} is away. {{count}} shifts are cancelled.',
          { name: leave.officer.name },
        ),
      }),
  });
  return (
    <li>
      <span className="when">{leave.officer.name}</span>
      <span>
        <b>{say('{{kind}}, {{days}}', { kind: leaveKind(leave.kind), days })}</b>
        {leave.shifts > 0 && (
          <span className="told">
            {sayCount(
              leave.shifts,
              'One published shift would be cancelled.',
              '{{count}} published shifts would be cancelled.',
            )}
          </span>
        )}
        {leave.clashes.slice(0, 3).map(({ day, team, away, of }) => (
          <span key={`${team} ${day}`} className="told due">
            {say('{{away}} of {{of}} of {{team}} are already away on {{day}}.', { away, of, team, day: dayName(day) })}
          </span>
        ))}
        {leave.words !== '' && <span className="told">{leave.words}</span>}
        <Trouble fault={approve.error} />
      </span>
      <span className="row-of">
        <Button
          aria-label={say('Decline the leave of {{name}}, {{days}}', { name: leave.officer.name, days })}
          onClick={() =>
            onDecline({
              kind: 'leave',
              id: leave.id,
              title: say('Decline the leave of {{name}}, {{days}}', { name: leave.officer.name, days }),
            })
          }
        >
          {say('Decline')}
        </Button>
        <Button
          aria-label={say('Approve the leave of {{name}}, {{days}}', { name: leave.officer.name, days })}
          busy={approve.isPending}
          onClick={() => approve.mutate({ params: { id: leave.id } })}
        >
          {say('Approve')}
        </Button>
      </span>
    </li>
  );
}

function OneSwap({ swap, zone, onDecline }: Deciding & { swap: Waiting['swaps'][number]; zone: string }) {
  const approve = useTell(contract.approveSwap);
  const when = (shift: typeof swap.shift) =>
    say('{{day}}, {{hours}}', { day: longDay(shift.startsAt, zone), hours: hoursOf(shift, zone) });
  const names = { from: swap.offeredBy.name, to: swap.takenBy?.name ?? '', when: when(swap.shift) };
  return (
    <li>
      <span className="when">{swap.shift.team}</span>
      <span>
        <b>{say('{{to}} takes {{when}} from {{from}}', names)}</b>
        {swap.inReturn !== null && (
          <span className="told">{say('and gives {{when}} for it', { when: when(swap.inReturn) })}</span>
        )}
        {swap.words !== '' && <span className="told">{swap.words}</span>}
        {swap.refused !== null && <span className="told late">{swap.refused}</span>}
        <Trouble fault={approve.error} />
      </span>
      <span className="row-of">
        <Button
          aria-label={say('Decline: {{to}} takes {{when}} from {{from}}', names)}
          onClick={() =>
            onDecline({ kind: 'swap', id: swap.id, title: say('Decline: {{to}} takes {{when}} from {{from}}', names) })
          }
        >
          {say('Decline')}
        </Button>
        {swap.refused === null && (
          <Button
            aria-label={say('Approve: {{to}} takes {{when}} from {{from}}', names)}
            busy={approve.isPending}
            onClick={() => approve.mutate({ params: { id: swap.id } })}
          >
            {say('Approve')}
          </Button>
        )}
      </span>
    </li>
  );
}

/** With the reason, which the officer reads. */
function Decline({ declining, onClose }: { declining: Declining; onClose: () => void }) {
  const {
    words: reason,
    set: setReason,
    end,
  } = useKeptWords({ caseId: null, field: `decline ${declining.kind} ${declining.id}` });
  const onDone = () => {
    end();
    onClose();
  };
  const leave = useTell(contract.declineLeave, { onDone });
  const swap = useTell(contract.declineSwap, { onDone });
  const decline = declining.kind === 'leave' ? leave : swap;
  return (
    <Dialog
      title={declining.title}
      open
      onClose={onClose}
      onSubmit={() => decline.mutate({ params: { id: declining.id }, body: { reason } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={decline.isPending}>
            {say('Decline it')}
          </Button>
        </>
      }
    >
      <TextArea
        label={say('Why not')}
        hint={say('They read this.')}
        required
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
      <Trouble fault={decline.error} />
    </Dialog>
  );
}
