import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { bringEverything, leaveNothing, useQueues } from '#areas/cases/web/index.ts';
import { roleName, useMe, useSignOut } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Who } from '#ui/parts/marks.tsx';
import { Menu, type MenuAct } from '#ui/parts/menu.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { Unreachable } from '#ui/wire/call.ts';
import { say } from '#ui/words/say.ts';
import { forgetAnswers } from '#ui/wire/kept-answers.ts';
import { openKeyMap, openLook } from './overlays.ts';

/** Who sits here, and what concerns them alone. On a telephone also the way to what the foot has no room for. */
export function Account({ narrow = false }: { narrow?: boolean }) {
  const me = useMe();
  const navigate = useNavigate();
  const signOut = useLeaving();
  const narrowActs = useNarrowActs(narrow);
  const acts = [
    ...narrowActs,
    {
      does: say('Your page'),
      icon: 'person' as const,
      run: () => void navigate({ to: '/me' }),
    },
    { does: say('Look, language and keys'), icon: 'half' as const, run: openLook },
    { does: say('What the keys do'), icon: 'text' as const, shortcut: '?', run: openKeyMap },
    { does: say('Sign out'), icon: 'right' as const, run: () => void signOut() },
  ];
  if (narrow) {
    return (
      <Menu label={say('More')} look="foot-more" acts={acts}>
        <Icon name="dots" /> {say('More')}
      </Menu>
    );
  }
  return (
    <div className="me">
      <Who name={me.officer.name} />
      <span>
        {me.officer.name}
        <small>{me.officer.roles.map(roleName).join(', ')}</small>
      </span>
      <Menu label={say('Acts for {{name}}', { name: me.officer.name })} look="button is-bare is-icon push" acts={acts}>
        <Icon name="dots" />
      </Menu>
    </div>
  );
}

/**
 * Signs out once everything that was typed here is on the service, and leaves nothing of it in this browser. Without a line
 * nobody can be signed out, and what stands only here stays with whoever wrote it.
 */
function useLeaving(): () => Promise<void> {
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const signOut = useSignOut(() => {
    leaveNothing();
    forgetAnswers();
    client.clear();
    void navigate({ to: '/sign-in', replace: true });
  });
  const go = () =>
    signOut.mutate({}, { onError: (fault) => fault instanceof Unreachable && toast({ words: cannotLeave() }) });
  return async () => {
    const unsaved = await bringEverything(me.officer.id);
    if (unsaved === undefined) return go();
    if (unsaved === 'line') return toast({ words: cannotLeave() });
    const words = say('A text of yours could not be kept: {{reason}} Signing out drops it.', unsaved);
    toast({ words, act: { label: say('Sign out all the same'), run: go } });
  };
}

const cannotLeave = () =>
  say(
    'Without a connection you cannot be signed out. What you typed is kept here; lock this computer if you leave it.',
  );

/** Where the foot of a telephone has no room to lead. */
function useNarrowActs(narrow: boolean): readonly MenuAct[] {
  const me = useMe();
  const navigate = useNavigate();
  const { queues = [] } = useQueues().data ?? {};
  if (!narrow) return [];
  const places: readonly (MenuAct & { readonly needs: string })[] = [
    { needs: 'intake.sort', does: say('Mail to sort'), icon: 'mail', run: () => void navigate({ to: '/mail' }) },
    { needs: 'cases.read', does: say('All cases'), icon: 'queue', run: () => void navigate({ to: '/cases' }) },
    { needs: 'roster.own', does: say('My roster'), icon: 'clock', run: () => void navigate({ to: '/roster' }) },
    { needs: 'roster.own', does: say('Team roster'), icon: 'people', run: () => void navigate({ to: '/roster/team' }) },
    {
      needs: 'customers.read',
      does: say('Customers'),
      icon: 'person',
      run: () => void navigate({ to: '/customers', search: { q: '' } }),
    },
    {
      needs: 'assessment.take-part',
      does: say('Apprenticeships'),
      icon: 'book',
      run: () => void navigate({ to: '/assessment' }),
    },
    { needs: 'cases.open', does: say('New case'), icon: 'plus', run: () => void navigate({ to: '/new' }) },
    {
      needs: 'identity.administer',
      does: say('Administration'),
      icon: 'chart',
      run: () => void navigate({ to: '/admin/{-$page}' }),
    },
  ];
  return [
    ...queues.map(({ teamId, name }) => ({
      does: name,
      icon: 'split' as const,
      run: () => void navigate({ to: '/queue/$team', params: { team: teamId } }),
    })),
    ...places.filter(({ needs }) => me.may(needs)),
  ];
}
