import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Empty, Loaded, wordsFor } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { Refused, ask, tell } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { ListScreen, type ListProps } from './list-screen.tsx';
import { useQueues, useViews } from './use-views.ts';
import { whole, type Filters } from './wanted.ts';

type Screen = Pick<ListProps, 'filters' | 'onFilters'>;

/** One queue: what is open, whom it waits for, and the next one to take. */
export function QueueScreen({ team, ...screen }: Screen & { readonly team: string }) {
  const me = useMe();
  const counts = useQueues().data?.queues.find(({ teamId }) => teamId === team);
  const take = useTakeNext(team);
  const free = counts?.unowned ?? 0;
  useKeys([{ keys: 't', does: say('Take the next'), where: 'List', run: () => take.mutate() }]);
  return (
    <ListScreen
      key={team}
      title={counts?.name ?? say('Queue')}
      list={team}
      counted={counts && <Counted {...counts} />}
      total={counts?.open}
      fixed={{ team: [team] }}
      {...screen}
      acts={
        me.may('cases.assign') &&
        free > 0 && (
          <Button weight="main" shortcut="T" busy={take.isPending} onClick={() => take.mutate()}>
            {say('Take the next')}
          </Button>
        )
      }
      empty={
        <Empty title={say('Nothing is waiting')} ring="kept">
          <p>{say('Every case of this queue is closed. New mail appears here by itself.')}</p>
        </Empty>
      }
    />
  );
}

type CountedProps = { readonly open: number; readonly late: number; readonly unowned?: number };

const Counted = ({ open, late, unowned = 0 }: CountedProps) => (
  <>
    {sayCount(open, '{{count}} open.', '{{count}} open.')}{' '}
    {late > 0 && <b className="late">{sayCount(late, '{{count}} is late.', '{{count}} are late.')}</b>}{' '}
    {unowned > 0 && sayCount(unowned, '{{count}} has no owner yet.', '{{count}} have no owner yet.')}
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
      const body = { version: next.version, teamId: next.teamId, ownerId: me.officer.id };
      await tell(contract.assign, { params: { id: next.id }, body });
      return next.id;
    },
    onSuccess: (id) => {
      if (id === undefined) toast({ words: say('Every case of this queue has an owner.') });
      else void navigate({ to: '/case/$id', params: { id } });
    },
    onError: (fault) =>
      toast({
        words:
          fault instanceof Refused && fault.status === 409
            ? say('A colleague took it first. Press T for the one after it.')
            : wordsFor(fault),
      }),
  });
}

/** The officer's own cases, from every queue. */
export function MineScreen(screen: Screen) {
  const mine = useQueues().data?.mine;
  return (
    <ListScreen
      title={say('My cases')}
      list="mine"
      counted={mine && <Counted {...mine} />}
      total={mine?.open}
      fixed={{ owner: 'me' }}
      {...screen}
      empty={
        <Empty title={say('Nothing is yours')} ring="kept">
          <p>{say('Open a queue and press T to take the next case that has no owner.')}</p>
        </Empty>
      }
    />
  );
}

/** Every case the officer may see, narrowed as they like. */
export function AllScreen(screen: Screen) {
  const counted = useCount(screen.filters);
  return (
    <ListScreen
      title={say('All cases')}
      list="all"
      counted={counted && <Counted {...counted} />}
      total={counted?.open}
      fixed={{}}
      {...screen}
      empty={
        <Empty title={say('No case is open')} ring="kept">
          <p>{say('New mail appears here by itself.')}</p>
        </Empty>
      }
    />
  );
}

const COUNT_EVERY_MS = 3000;
const useCount = (filters: Filters) => {
  const { order: _, ...wanted } = whole(filters);
  return useAsk(contract.count, { query: wanted }, { watch: ['case', 'queue'], every: COUNT_EVERY_MS, keep: true })
    .data;
};

type ViewProps = { readonly id: string; readonly onFilters: (filters: Filters) => void };

/** A list that somebody made. Whoever changes what it shows has a list of their own to save. */
export function ViewScreen({ id, onFilters }: ViewProps) {
  const asked = useViews();
  const it = asked.data?.views.find((one) => one.id === id);
  if (it === undefined)
    return (
      <Loaded asked={asked} what={say('The list')}>
        {() => <NoSuchView />}
      </Loaded>
    );
  return (
    <ListScreen
      key={it.id}
      title={it.name}
      list={it.id}
      view={it}
      counted={<Counted {...it} />}
      total={it.open}
      fixed={{}}
      filters={it.wanted}
      onFilters={onFilters}
      empty={
        <Empty title={say('No case is like that now')} ring="kept">
          <p>{say('The list fills by itself when one is.')}</p>
        </Empty>
      }
    />
  );
}

const NoSuchView = () => (
  <main className="sheet" id="main">
    <Empty title={say('This list is not here')} ring="released">
      <p>{say('It was removed, or it is shared with a team that you are not in.')}</p>
    </Empty>
  </main>
);
