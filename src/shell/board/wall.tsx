import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { MeOf, useAskMe, useMe, useSignOut, useTeams } from '#areas/identity/web/index.ts';
import { Board } from '#areas/routing/web/board/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/field.tsx';
import { Loaded } from '#ui/parts/states.tsx';
import { ZoneOf } from '#ui/time/now.tsx';
import { useLive } from '#ui/wire/live.ts';
import { say } from '#ui/words/say.ts';
import { LookDialog } from '../frame/look-dialog.tsx';
import { closeOverlay, openLook, useOverlay } from '../frame/overlays.ts';

type WallProps = { readonly team: string | undefined; readonly onTeam: (team: string | undefined) => void };

/** What hangs on the wall: the board, and hardly anything that could be pressed. */
export default function Wall(props: WallProps) {
  const asked = useAskMe();
  return (
    <Loaded asked={asked} what={say('The board')}>
      {(told) => (
        <MeOf told={told}>
          <ZoneOf zone={told.zone}>
            <OnTheWall {...props} />
          </ZoneOf>
        </MeOf>
      )}
    </Loaded>
  );
}

function OnTheWall({ team, onTeam }: WallProps) {
  useLive();
  const overlay = useOverlay();
  useEffect(() => {
    document.title = `${say('Live board')} · Kept`;
  }, []);
  return (
    <>
      <Board team={team} acts={<Acts {...{ team, onTeam }} />} />
      <LookDialog open={overlay === 'look'} onClose={closeOverlay} />
    </>
  );
}

function Acts({ team, onTeam }: WallProps) {
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const all = useTeams();
  const mine = me.may('cases.see-all') ? all : me.teams;
  const works = me.may('cases.read');
  const signOut = useSignOut(() => {
    client.clear();
    void navigate({ to: '/sign-in', replace: true });
  });
  useKeys(
    works
      ? [{ keys: 'Escape', does: say('Back to the desk'), where: 'Go', run: () => void navigate({ to: '/' }) }]
      : [],
  );
  return (
    <>
      {mine.length > 1 && (
        <SelectField
          label={say('Show')}
          value={team ?? ''}
          options={[
            { value: '', label: say('All queues') },
            ...mine.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(next) => onTeam(next === '' ? undefined : next)}
        />
      )}
      <Button weight="bare" icon="half" onClick={openLook}>
        {say('Look')}
      </Button>
      {works ? (
        <Link className="button is-bare" to="/">
          {say('Back to the desk')}
        </Link>
      ) : (
        <Button weight="bare" onClick={() => signOut.mutate({})}>
          {say('Sign out')}
        </Button>
      )}
    </>
  );
}
