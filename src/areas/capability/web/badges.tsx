import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Button, buttonLook } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

type Badge = ReplyOf<typeof contract.badges>['badges'][number];

/** What somebody was given, each as the file that anybody can check. */
export function Badges({ officer }: { officer?: string }) {
  const asked = useAsk(contract.badges, { query: officer === undefined ? {} : { officer } });
  return (
    <Loaded asked={asked} what={say('The badges')}>
      {({ badges }) =>
        badges.length === 0 ? null : (
          <section aria-label={say('Badges')}>
            <h2 className="page-words">{say('Badges')}</h2>
            <ul className="found">
              {badges.map((badge) => (
                <OneBadge key={badge.id} badge={badge} led={officer !== undefined} />
              ))}
            </ul>
            <p className="page-words quiet">
              <a href={contract.badgeIssuer.path}>{say('Our keys')}</a>{' '}
              <a href={contract.badgeStatusList.path}>{say('What was taken back')}</a>
            </p>
          </section>
        )
      }
    </Loaded>
  );
}

function OneBadge({ badge, led }: { badge: Badge; led: boolean }) {
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const [taking, setTaking] = useState(false);
  const [why, setWhy] = useState('');
  const checked = useAsk(contract.checkBadge, { params: { id: badge.id } });
  const take = useTell(contract.revokeBadge, { onDone: () => setTaking(false) });
  return (
    <li>
      <span className="when num">{shortDay(badge.issuedAt, now, zone)}</span>
      <div>
        <p className="what">
          {badge.name} {badge.revokedAt !== null && <Tag meaning="late">{say('taken back')}</Tag>}{' '}
          {checked.data?.verdict === 'valid' && <Tag meaning="kept">{say('good')}</Tag>}
        </p>
        <div className="row-of">
          <a
            className={buttonLook('plain')}
            href={contract.badge.path.replace(':id', badge.id)}
            download={`${badge.name}.json`}
          >
            {say('Save the badge')}
          </a>
          <a className={buttonLook('bare')} href="/verify">
            {say('Check a badge')}
          </a>
          {led && badge.revokedAt === null && me.may('capability.lead') && (
            <Button weight="bare" onClick={() => setTaking(true)}>
              {say('Take it back')}
            </Button>
          )}
        </div>
      </div>
      {taking && (
        <Dialog
          open
          title={say('Take it back')}
          onClose={() => setTaking(false)}
          onSubmit={() => take.mutate({ params: { id: badge.id }, body: { why } })}
          acts={
            <>
              <Button onClick={() => setTaking(false)}>{say('Not now')}</Button>
              <Button weight="grave" type="submit" busy={take.isPending}>
                {say('Take it back')}
              </Button>
            </>
          }
        >
          <TextArea label={say('Why')} required autoFocus rows={2} value={why} onChange={setWhy} />
          <Trouble fault={take.error} />
        </Dialog>
      )}
    </li>
  );
}
