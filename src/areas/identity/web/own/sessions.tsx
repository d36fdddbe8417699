import { Icon } from '#ui/icons/icon.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayWith } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';

type Session = ReplyOf<typeof contract.mySessions>['sessions'][number];

export function Sessions() {
  const asked = useAsk(contract.mySessions, {}, { watch: ['identity'] });
  const endOthers = useTell(contract.endMyOtherSessions);
  return (
    <Loaded asked={asked} what={say('The list')}>
      {({ sessions }) => (
        <>
          <ul className="found is-plain">
            {sessions.map((session) => (
              <SessionLine key={session.id} session={session} />
            ))}
          </ul>
          <Trouble fault={endOthers.error} />
          {sessions.length > 1 ? (
            <div className="row-of">
              <Button busy={endOthers.isPending} onClick={() => endOthers.mutate({})}>
                {say('Sign out everywhere else')}
              </Button>
            </div>
          ) : (
            <p className="small quiet">{say('Nowhere else.')}</p>
          )}
        </>
      )}
    </Loaded>
  );
}

function SessionLine({ session: { id, beganAt, endsAt, browser, isThis } }: { session: Session }) {
  const end = useTell(contract.endMySession);
  const name = browserName(browser);
  return (
    <li>
      <Icon name="lock" />
      <div>
        <span className="what">{name}</span> {isThis && <Tag meaning="act">{say('Here')}</Tag>}
        <p className="why">
          {sayWith('Since {{began}}, until {{ends}} at the latest', {
            began: <At at={beganAt} />,
            ends: <At at={endsAt} />,
          })}
        </p>
        <Trouble fault={end.error} />
      </div>
      {!isThis && (
        <Button
          weight="bare"
          busy={end.isPending}
          aria-label={say('Sign out from {{name}}', { name })}
          onClick={() => end.mutate({ params: { id } })}
        >
          {say('Sign out there')}
        </Button>
      )}
    </li>
  );
}

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Macintosh', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** What a person would call it. What a browser says of itself names half of its rivals, so the order matters. */
function browserName(told: string): string {
  const named = (list: readonly (readonly [string, string])[]) => list.find(([mark]) => told.includes(mark))?.[1];
  const [browser, system] = [named(BROWSERS), named(SYSTEMS)];
  if (browser === undefined) return say('A browser that does not say which');
  return system === undefined ? browser : say('{{browser}} on {{system}}', { browser, system });
}
