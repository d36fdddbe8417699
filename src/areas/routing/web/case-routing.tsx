import { useEffect, useState } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { useMe, useOfficers } from '#areas/identity/web/index.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { span } from '#ui/time/clock.ts';
import { At, useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { Conflicts } from './conflicts.tsx';
import './routing.css';
import { reasonWords, skillIn, waitWords, type Names } from './words.ts';

export type Routing = ReplyOf<typeof contract.ofCase>;

/** Why a case came to whoever has it, or what it waits for. That it is open here is told, so that it does not go back. */
export function CaseRouting({ it }: { it: CaseView }) {
  const zone = useZone();
  const officers = useOfficers();
  const asked = useAsk(contract.ofCase, { params: { id: it.case.id } }, { watch: ['case', 'routing'], every: 5000 });
  const routing = asked.data;
  if (routing === undefined) return null;
  const { assignment, waiting, conflicts, sole } = routing;
  const names = { skill: skillIn(routing.skills), officer: (id: string) => nameIn(officers, id), zone };
  const silent = assignment === null && waiting === null && conflicts.length === 0 && sole === null;
  return (
    <section
      className={silent ? 'case-routing is-silent' : 'slot case-routing'}
      aria-label={silent ? undefined : say('How it finds its officer')}
    >
      {assignment !== null && <CameTo assignment={assignment} names={names} />}
      {waiting !== null && <WaitsFor waiting={waiting} names={names} />}
      <Conflicts routing={routing} caseId={it.case.id} customerId={it.case.customerId} names={names} />
    </section>
  );
}

const nameIn = (officers: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  officers.find((one) => one.id === id)?.name ?? say('An officer');

type CameToProps = { readonly assignment: NonNullable<Routing['assignment']>; readonly names: Names };

/** The reasons that decided; the turn and what came before are a press further. */
function CameTo({ assignment, names }: CameToProps) {
  const me = useMe();
  const [all, setAll] = useState(false);
  const { id, officerId, state, reasons, at, leaseUntil } = assignment;
  const mine = officerId === me.officer.id;
  const open = useTell(contract.opened);
  const offered = mine && state === 'offered';
  const { mutate } = open;
  useEffect(() => {
    if (offered) mutate({ params: { id } });
  }, [offered, id, mutate]);
  const shown = all ? reasons : reasons.slice(0, SHOWN);
  return (
    <>
      <h2>
        {mine ? say('Why it came to you') : say('Why it came to {{name}}', { name: names.officer(officerId) })}{' '}
        {reasons.length > SHOWN && (
          <button type="button" className="linkish" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? say('Less') : say('The whole working')}
          </button>
        )}
      </h2>
      <ul className="reasons">
        {shown.map((reason) => (
          <li key={JSON.stringify(reason)}>{reasonWords(reason, names)}</li>
        ))}
      </ul>
      <p className="small quiet">
        <At at={at} />{' '}
        {!mine && leaseUntil !== null && say('Not opened yet. It goes back to the queue if that stays so.')}
      </p>
      <Trouble fault={open.error} />
    </>
  );
}

const SHOWN = 2;

function WaitsFor({ waiting, names }: { waiting: NonNullable<Routing['waiting']>; names: Names }) {
  const now = useNow();
  return (
    <>
      <h2>{say('What it waits for')}</h2>
      <ul className="reasons">
        {waiting.reasons.map((reason) => (
          <li key={JSON.stringify(reason)}>{waitWords(reason, names)}</li>
        ))}
      </ul>
      <p className="small quiet">{say('It has waited {{time}}.', { time: span(now - waiting.arrivedAt) })}</p>
    </>
  );
}
