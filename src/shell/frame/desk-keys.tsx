import { useNavigate } from '@tanstack/react-router';
import { LogCall, openCall, useQueues } from '#areas/cases/web/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { NextKey } from '#areas/routing/web/index.ts';
import { useKeys, type KeyAct } from '#ui/keys/keys.ts';
import { laterDialog } from '#ui/parts/later.tsx';
import { say } from '#ui/words/say.ts';
import { LookDialog } from './look-dialog.tsx';
import { closeOverlay, openFind, openKeyMap, openLook, useOverlay } from './overlays.ts';

type OverlayProps = { readonly onClose: () => void };
const Palette = laterDialog<OverlayProps>(
  async () => (await import('./palette.tsx')).Palette,
  () => say('Find or do'),
);
const KeyMap = laterDialog<OverlayProps>(
  async () => (await import('./key-map.tsx')).KeyMap,
  () => say('The map of keys'),
);

/** The keys that work anywhere, and what floats over every screen. */
export function DeskKeys() {
  const me = useMe();
  const overlay = useOverlay();
  useKeys([...usePlaces(), ...useDirectoryPlace(), ...useWritingPlaces(), ...useBoardPlace(), ...useAlways()]);
  return (
    <>
      {me.may('cases.read') && overlay === 'find' && <Palette onClose={closeOverlay} />}
      {overlay === 'keys' && <KeyMap onClose={closeOverlay} />}
      <LogCall />
      <NextKey />
      <LookDialog open={overlay === 'look'} onClose={closeOverlay} />
    </>
  );
}

function useAlways(): readonly KeyAct[] {
  const me = useMe();
  const find = me.may('cases.read')
    ? ([
        { keys: '/', does: say('Find or do'), where: 'Anywhere', icon: 'search', run: openFind },
        {
          keys: 'Control+k',
          does: say('Find or do, also while you write'),
          where: 'Anywhere',
          icon: 'search',
          run: openFind,
        },
      ] as const)
    : [];
  return [
    ...find,
    {
      keys: '?',
      does: say('Show what the keys do'),
      where: 'Anywhere',
      icon: 'text',
      also: say('help shortcuts map'),
      run: openKeyMap,
    },
    {
      does: say('Change light, contrast, density or keys'),
      where: 'Anywhere',
      icon: 'half',
      also: say('dark theme settings'),
      run: openLook,
    },
  ];
}

function useDirectoryPlace(): readonly KeyAct[] {
  const me = useMe();
  const navigate = useNavigate();
  const run = () => void navigate({ to: '/directory', search: { q: '', place: '', view: 'services' } });
  const also = say('agencies services referral');
  return me.may('directory.read') ? [{ keys: 'g o', does: say('Directory'), where: 'Go', icon: 'map', also, run }] : [];
}

/** Every place of the desk that this officer may go to. */
function usePlaces(): readonly KeyAct[] {
  const me = useMe();
  const navigate = useNavigate();
  const queues = useQueues().data?.queues ?? [];
  const [first] = queues;
  const queue = (team: string) => () => void navigate({ to: '/queue/$team', params: { team } });
  const go = (to: '/mine' | '/new' | '/mail' | '/admin/{-$page}') => () => void navigate({ to });
  const reads = me.may('cases.read');
  const places: readonly (KeyAct | false)[] = [
    me.may('cases.open') && {
      keys: 'n',
      does: say('New case'),
      where: 'Anywhere',
      icon: 'plus',
      also: say('open create'),
      run: go('/new'),
    },
    reads && { keys: 'g m', does: say('My cases'), where: 'Go', icon: 'case', run: go('/mine') },
    first !== undefined && { keys: 'g q', does: say('Queues'), where: 'Go', icon: 'queue', run: queue(first.teamId) },
    reads && {
      keys: 'g f',
      does: say('Search'),
      where: 'Go',
      icon: 'search',
      run: () => void navigate({ to: '/find', search: { q: '', phase: 'all' } }),
    },
    me.may('customers.read') && {
      keys: 'g c',
      does: say('Customers'),
      where: 'Go',
      icon: 'person',
      also: say('people organisations'),
      run: () => void navigate({ to: '/customers', search: { q: '' } }),
    },
    me.may('intake.sort') && { keys: 'g s', does: say('Mail to sort'), where: 'Go', icon: 'mail', run: go('/mail') },
    (me.may('identity.administer') || me.may('intake.oversee')) && {
      keys: 'g a',
      does: say('Administration'),
      where: 'Go',
      icon: 'chart',
      also: say('settings'),
      run: go('/admin/{-$page}'),
    },
    ...queues.map(({ teamId, name }) => ({
      does: say('Open the queue {{name}}', { name }),
      where: 'Go',
      icon: 'split' as const,
      also: name,
      run: queue(teamId),
    })),
  ];
  return places.filter((place) => place !== false);
}

function useBoardPlace(): readonly KeyAct[] {
  const me = useMe();
  const navigate = useNavigate();
  const run = () => void navigate({ to: '/board' });
  const also = say('wall waiting now');
  return me.may('cases.count') ? [{ keys: 'g b', does: say('Live board'), where: 'Go', icon: 'board', also, run }] : [];
}

type Going = (to: '/roster' | '/roster/team' | '/roster/patterns') => () => void;

const rosterPlaces = (may: (permission: string) => boolean, go: Going): readonly (KeyAct | false)[] => [
  may('roster.own') && {
    keys: 'g r',
    does: say('My roster'),
    where: 'Go',
    icon: 'clock',
    also: say('shifts leave holiday swap'),
    run: go('/roster'),
  },
  may('roster.own') && {
    keys: 'g w',
    does: say('Team roster'),
    where: 'Go',
    icon: 'people',
    also: say('who works when'),
    run: go('/roster/team'),
  },
  may('roster.manage') && {
    does: say('Patterns of the roster'),
    where: 'Go',
    icon: 'people',
    also: say('rotating shifts'),
    run: go('/roster/patterns'),
  },
];

/** What is written from anywhere: a call, and what was begun before. */
function useWritingPlaces(): readonly KeyAct[] {
  const me = useMe();
  const navigate = useNavigate();
  const go = (to: '/knowledge' | '/drafts' | '/templates' | '/roster' | '/roster/team' | '/roster/patterns') => () =>
    void navigate({ to });
  const places: readonly (KeyAct | false)[] = [
    me.may('cases.open') && {
      keys: 'l',
      does: say('Log a call'),
      where: 'Anywhere',
      icon: 'phone',
      also: say('telephone ring'),
      run: () => openCall(),
    },
    me.may('cases.read') && {
      keys: 'g d',
      does: say('Half-written'),
      where: 'Go',
      icon: 'text',
      also: say('drafts notes that name me'),
      run: go('/drafts'),
    },
    ...rosterPlaces(me.may, go),
    me.may('knowledge.read') && {
      keys: 'g k',
      does: say('Knowledge'),
      where: 'Go',
      icon: 'book',
      also: say('articles answers look up'),
      run: go('/knowledge'),
    },
    me.may('correspondence.send') && {
      does: say('Templates'),
      where: 'Go',
      icon: 'text',
      also: say('letters phrases'),
      run: go('/templates'),
    },
  ];
  return places.filter((place) => place !== false);
}
