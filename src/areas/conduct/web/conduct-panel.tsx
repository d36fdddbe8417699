import { useState } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { useMe, useNameOf } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded, Notice } from '#ui/parts/states.tsx';
import { dayAndHour, shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { Lift } from './lift.tsx';
import { Propose } from './propose.tsx';
import { RecordIncident } from './record-incident.tsx';
import { Warn } from './warn.tsx';
import { categoryWords, impactWords, responseWords, standingWords, wayWords } from './words.ts';

export type ConductReply = ReplyOf<typeof contract.ofCase>;
export type Incident = ConductReply['incidents'][number];
export type RestrictionView = ConductReply['restrictions'][number];

type Act = 'record' | 'warn' | 'propose';

/** What happened, each with its date, and what the customer was asked to do about it. Nothing here is about who they are. */
export default function ConductPanel({ it }: { it: CaseView }) {
  const me = useMe();
  const may = me.may('cases.change') && it.case.mergedInto === null;
  const asked = useAsk(
    contract.ofCase,
    { params: { id: it.case.id } },
    { watch: ['case', 'decisions'], about: it.case.id },
  );
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  useKeys(may ? [{ does: say('Record what somebody did'), where: say('Case'), run: () => setAct('record') }] : []);
  const incidents = asked.data?.incidents ?? [];
  return (
    <section className="slot conduct" aria-label={say('Conduct')}>
      <h2>
        {say('Conduct')}{' '}
        <span className="label">
          {incidents.length === 0 ? say('none') : sayCount(incidents.length, 'one incident', '{{count}} incidents')}
        </span>
      </h2>
      <Loaded asked={asked} what={say('Conduct')}>
        {({ restrictions }) => (
          <>
            {restrictions.map((one) => (
              <OneRestriction key={one.id} it={one} />
            ))}
            <ul className="decision-list small">
              {incidents.map((one) => (
                <OneIncident key={one.id} it={one} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
      {may && (
        <div className="row-of">
          <Button weight="bare" icon="plus" onClick={() => setAct('record')}>
            {say('Record an incident')}
          </Button>
          {incidents.some(({ warnedAt }) => warnedAt === null) && (
            <Button weight="bare" onClick={() => setAct('warn')}>
              {say('Warn in writing…')}
            </Button>
          )}
          {incidents.length > 0 && (
            <Button weight="bare" onClick={() => setAct('propose')}>
              {say('Ask for a restriction…')}
            </Button>
          )}
        </div>
      )}
      {act === 'record' && <RecordIncident it={it} onClose={close} />}
      {act === 'warn' && <Warn it={it} incidents={incidents} onClose={close} />}
      {act === 'propose' && <Propose it={it} incidents={incidents} onClose={close} />}
    </section>
  );
}

function OneIncident({ it }: { it: Incident }) {
  const nameOf = useNameOf();
  const now = useNow();
  const zone = useZone();
  return (
    <li>
      <b>{categoryWords(it.category)}</b> <span className="quiet">{dayAndHour(it.at, now, zone)}</span>{' '}
      {it.warnedAt !== null && <Tag>{say('Warned')}</Tag>}
      <p>{it.what}</p>
      <p className="quiet">
        {say('At risk: {{what}}. {{who}}: {{did}}.', {
          what: it.impacts.map(impactWords).join(', '),
          who: nameOf(it.by),
          did: responseWords(it.response),
        })}
      </p>
    </li>
  );
}

function OneRestriction({ it }: { it: RestrictionView }) {
  const me = useMe();
  const nameOf = useNameOf();
  const now = useNow();
  const zone = useZone();
  const [lifting, setLifting] = useState(false);
  const holds = it.standing === 'in force';
  return (
    <Notice {...(holds ? { meaning: 'risk' as const } : {})} icon="sign">
      <b>{standingWords(it.standing)}</b>{' '}
      {say('Ways that stay open about this: {{ways}}, until {{day}}.', {
        ways: it.ways.map(wayWords).join(', '),
        day: shortDay(it.endsAt, now, zone),
      })}{' '}
      {it.officerId !== null && say('{{who}} deals with it.', { who: nameOf(it.officerId) })} {it.times} {it.place}
      {it.departures > 0 && (
        <p className="small">
          {sayCount(
            it.departures,
            'We ourselves turned to them once in a way that is closed.',
            'We ourselves turned to them {{count}} times in ways that are closed.',
          )}
        </p>
      )}
      <p className="small">{say('Emergencies, anything new and the body outside stay open in every way.')}</p>
      {holds && me.may('cases.see-all') && (
        <Button weight="bare" onClick={() => setLifting(true)}>
          {say('Lift it…')}
        </Button>
      )}
      {lifting && <Lift id={it.id} onClose={() => setLifting(false)} />}
    </Notice>
  );
}
