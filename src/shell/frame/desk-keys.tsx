import { useNavigate } from '@tanstack/react-router';
import { FindBox, useQueues, type FindAct } from '#areas/cases/web/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { useKeys, type KeyAct } from '#ui/keys/keys.ts';
import { KeyMap } from './key-map.tsx';
import { LookDialog } from './look-dialog.tsx';
import { closeOverlay, openFind, openKeyMap, openLook, useOverlay } from './overlays.ts';

/** The keys that work anywhere, and what floats over every screen. */
export function DeskKeys() {
  const me = useMe();
  const overlay = useOverlay();
  const navigate = useNavigate();
  const queues = useQueues().data?.queues ?? [];
  const places = usePlaces();
  useKeys([...places.flatMap(keyActOf), ...ALWAYS]);
  const acts: readonly FindAct[] = [
    ...places,
    ...queues.map(({ teamId, name }) => ({
      does: `Open the queue ${name}`,
      icon: 'split' as const,
      run: () => void navigate({ to: '/queue/$team', params: { team: teamId } }),
    })),
    { does: 'Change light, contrast, density or keys', icon: 'half', run: openLook },
    { does: 'Show what the keys do', icon: 'text', keys: '?', run: openKeyMap },
  ];
  return (
    <>
      {me.may('cases.read') && (
        <FindBox
          open={overlay === 'find'}
          onClose={closeOverlay}
          acts={acts}
          onCase={(id) => void navigate({ to: '/case/$id', params: { id } })}
          onCustomer={(id) => void navigate({ to: '/customer/$id', params: { id } })}
          onAll={(q) => void navigate({ to: '/find', search: { q, phase: 'all' } })}
        />
      )}
      <KeyMap open={overlay === 'keys'} onClose={closeOverlay} />
      <LookDialog open={overlay === 'look'} onClose={closeOverlay} />
    </>
  );
}

const ALWAYS: readonly KeyAct[] = [
  { keys: '/', does: 'Find or do', where: 'Anywhere', run: openFind },
  { keys: '?', does: 'Show this map', where: 'Anywhere', run: openKeyMap },
];

const keyActOf = ({ keys, does, run }: FindAct): KeyAct[] =>
  keys === undefined ? [] : [{ keys: keys.toLowerCase(), does, run, where: keys.includes(' ') ? 'Go' : 'Anywhere' }];

function usePlaces(): readonly FindAct[] {
  const me = useMe();
  const navigate = useNavigate();
  const first = useQueues().data?.queues[0];
  const go = (to: '/mine' | '/new' | '/mail' | '/admin/{-$page}') => () => void navigate({ to });
  return [
    ...(me.may('cases.open') ? [{ does: 'New case', icon: 'plus' as const, keys: 'N', run: go('/new') }] : []),
    ...(me.may('cases.read') ? [{ does: 'My cases', icon: 'case' as const, keys: 'G M', run: go('/mine') }] : []),
    ...(first
      ? [
          {
            does: 'Queues',
            icon: 'queue' as const,
            keys: 'G Q',
            run: () => void navigate({ to: '/queue/$team', params: { team: first.teamId } }),
          },
        ]
      : []),
    ...(me.may('intake.sort') ? [{ does: 'Mail to sort', icon: 'mail' as const, keys: 'G S', run: go('/mail') }] : []),
    ...(me.may('identity.administer') || me.may('intake.oversee')
      ? [{ does: 'Administration', icon: 'chart' as const, keys: 'G A', run: go('/admin/{-$page}') }]
      : []),
  ];
}
