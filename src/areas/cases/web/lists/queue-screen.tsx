import { useNavigate } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Empty } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { ask, tell } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { useMutation } from '@tanstack/react-query';
import * as contract from '../../contract.ts';
import { plural } from '../words.ts';
import { ListScreen, type Order } from './list-screen.tsx';

export const useQueues = () => useAsk(contract.queues, {}, { watch: ['case', 'queue'] });

type OrderProps = { readonly order: Order; readonly onOrder: (order: Order) => void };

/** One queue: what is open, whom it waits for, and the next one to take. */
export function QueueScreen({ team, order, onOrder }: OrderProps & { readonly team: string }) {
  const me = useMe();
  const counts = useQueues().data?.queues.find(({ teamId }) => teamId === team);
  const take = useTakeNext(team);
  const free = counts?.unowned ?? 0;
  useKeys([{ keys: 't', does: 'Take the next', where: 'List', run: () => take.mutate() }]);
  return (
    <ListScreen
      key={team}
      title={counts?.name ?? 'Queue'}
      counted={counts && <Counted {...counts} />}
      total={counts?.open}
      wanted={{ team: [team] }}
      {...{ order, onOrder }}
      acts={
        me.may('cases.assign') &&
        free > 0 && (
          <Button weight="main" shortcut="T" busy={take.isPending} onClick={() => take.mutate()}>
            Take the next
          </Button>
        )
      }
      empty={
        <Empty title="Nothing is waiting" ring="kept">
          <p>Every case of this queue is closed. New mail appears here by itself.</p>
        </Empty>
      }
    />
  );
}

const Counted = ({ open, late, unowned }: { open: number; late: number; unowned: number }) => (
  <>
    {open.toLocaleString('en-AU')} open.{' '}
    {late > 0 && <b className="late">{late === 1 ? '1 is late. ' : `${late.toLocaleString('en-AU')} are late. `}</b>}
    {unowned > 0 && `${plural(unowned, 'has', 'have')} no owner yet.`}
  </>
);

/** Takes the first case that nobody has: it is theirs before the screen has changed. */
function useTakeNext(team: string) {
  const me = useMe();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async () => {
      const { cases } = await ask(contract.list, { query: { team: [team], owner: 'nobody', order: 'due', limit: 1 } });
      const [next] = cases;
      if (next === undefined) return undefined;
      const { case: it } = await ask(contract.read, { params: { id: next.id } });
      const body = { version: it.version, teamId: it.teamId, ownerId: me.officer.id };
      await tell(contract.assign, { params: { id: it.id }, body });
      return it.id;
    },
    onSuccess: (id) => {
      if (id === undefined) toast({ words: 'Every case of this queue has an owner.' });
      else void navigate({ to: '/case/$id', params: { id } });
    },
    onError: () => toast({ words: 'A colleague took it first. Press T for the one after it.' }),
  });
}

/** The officer's own cases, from every queue. */
export function MineScreen({ order, onOrder }: OrderProps) {
  const mine = useQueues().data?.mine;
  return (
    <ListScreen
      title="My cases"
      counted={mine && <Counted {...mine} unowned={0} />}
      total={mine?.open}
      wanted={{ owner: 'me' }}
      {...{ order, onOrder }}
      empty={
        <Empty title="Nothing is yours" ring="kept">
          <p>Open a queue and press T to take the next case that has no owner.</p>
        </Empty>
      }
    />
  );
}
