import { useMe, useNameOf, useTeams } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Notice, Trouble } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say, sayWith } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { waitsFor } from '../../rules/index.ts';
import { useBeside, type HandedOver } from './beside.ts';

/** What whoever hands a case over wants the next one to read first. It lies on top until that one says: I have it. */
export function HandedOverNote() {
  const waiting = useBeside()?.handOver;
  return waiting ? <Waiting waiting={waiting} /> : null;
}

function Waiting({ waiting }: { waiting: HandedOver }) {
  const me = useMe();
  const nameOf = useNameOf();
  const teams = useTeams();
  const to = { teamId: waiting.toTeamId, ownerId: waiting.toOfficerId };
  const mine = me.may('cases.assign') && waitsFor(to, { id: me.officer.id, teamIds: me.teams.map(({ id }) => id) });
  const take = useTell(contract.takeOver);
  const run = () => take.mutate({ params: { id: waiting.id } });
  useKeys(mine ? [{ keys: 't', does: say('Take what was handed to you'), where: say('Case'), run }] : []);
  const whom =
    waiting.toOfficerId === null ? teams.find(({ id }) => id === waiting.toTeamId)?.name : nameOf(waiting.toOfficerId);
  return (
    <Notice icon="right">
      <p>
        <b>
          {mine
            ? say('{{name}} handed this to you', { name: nameOf(waiting.by) })
            : say('{{name}} handed this to {{whom}}, who has not taken it yet', {
                name: nameOf(waiting.by),
                whom: whom ?? '',
              })}
        </b>{' '}
        <span className="quiet">
          <At at={waiting.at} />
        </span>
      </p>
      <p className="handed-why">{waiting.why}</p>
      {waiting.asked !== '' && (
        <p>{sayWith('Asked: {{asked}}', { asked: <span className="voice">{waiting.asked}</span> })}</p>
      )}
      {waiting.promised !== '' && <p>{sayWith('Promised: {{promised}}', { promised: <b>{waiting.promised}</b> })}</p>}
      {mine && (
        <Button className="handed-take" shortcut="T" busy={take.isPending} onClick={run}>
          {say('I have it')}
        </Button>
      )}
      <Trouble fault={take.error} />
    </Notice>
  );
}
