import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { Button } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { useNow } from '#ui/time/now.tsx';
import { keyOf, useAsk } from '#ui/wire/use-ask.ts';
import { useLostSince } from '#ui/wire/connection.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { activeSeconds, checklistFields, standingOf, stretchOf, valueOf } from '../../rules/index.ts';
import { useNames } from '../parts/names.ts';
import type { Method, PlanView, Programme } from '../parts/types.ts';
import { useDo } from '../parts/use-do.ts';
import { CriterionLine } from './criterion-line.tsx';
import { useOpensOffline } from './open-offline.ts';
import { useChecklist, type Checklist } from './use-checklist.ts';
import '../assessment.css';

/** The observation on a tablet: five areas, a clock of active time, and every mark kept here first. */
export function ObservePage({ id }: { id: string }) {
  const asked = useAsk(contract.read, { params: { id } }, { about: id });
  const plans = useAsk(contract.plans, {});
  return (
    <main className="sheet assessment" id="main">
      <Loaded asked={asked} what={say('The checklist')}>
        {(programme) => {
          const plan = plans.data?.plans.find(
            ({ key, version }) => key === programme.plan && version === programme.planVersion,
          );
          const method = plan?.methods.find(({ kind }) => kind === 'observation');
          return plan === undefined || method === undefined ? null : <Observe {...{ programme, plan, method }} />;
        }}
      </Loaded>
    </main>
  );
}

type Props = { readonly programme: Programme; readonly plan: PlanView; readonly method: Method };
type Area = { readonly key: string; readonly title: string; readonly codes: readonly string[]; readonly must: boolean };

/** The modules of the observation, those that have to be seen first. One that is only recorded has a field of its own. */
function areasOf({ programme, plan, method }: Props): readonly Area[] {
  const left =
    programme.attempts.find((one) => one.method === method.key)?.grade?.steps.find(({ step }) => step === 'left out')
      ?.codes ?? [];
  const own = plan.modules.filter(({ key, method: of }) => of === method.key || method.mandatoryModules.includes(key));
  const areas = own.map(({ key, title }): Area => {
    const standards = plan.standards.filter(({ module }) => module === key).map(({ id }) => id);
    const codes = method.recordedOnly.includes(key)
      ? [checklistFields.module(key)]
      : plan.criteria
          .filter((one) => standards.includes(one.standard) && one.method === method.key && !left.includes(one.code))
          .map(({ code }) => code);
    return { key, title, codes, must: method.mandatoryModules.includes(key) };
  });
  return areas.toSorted((one, other) => Number(other.must) - Number(one.must));
}

/** Who is signed in, as the frame of the desk asks. */
const ME = ['/api/me', {}, {}] as const;

function Observe(props: Props) {
  const { programme, plan, method } = props;
  const { id } = programme;
  const checklist = useChecklist(id);
  const needs = [contract.read, contract.checklist].map((one) => keyOf(one, { params: { id } }));
  useOpensOffline(`/assessment/${id}/observe`, [...needs, keyOf(contract.plans, {}), ME], checklist.known);
  const areas = areasOf(props);
  const [chosen, setChosen] = useState(areas[0]?.key ?? '');
  const area = areas.find(({ key }) => key === chosen);
  return (
    <>
      <Top {...{ programme, method, checklist }} />
      <div className="observe">
        <nav aria-label={say('Areas')}>
          <ul>
            {areas.map((one) => (
              <li key={one.key}>
                <AreaPlace
                  area={one}
                  checklist={checklist}
                  chosen={one.key === chosen}
                  onChoose={() => setChosen(one.key)}
                />
              </li>
            ))}
          </ul>
          <p className="quiet">
            {say(
              'Areas with a star must each be seen before you can finish. What has no chance to appear is asked in the discussion.',
            )}
          </p>
        </nav>
        {area !== undefined && (
          <section aria-label={area.title}>
            <h2>{area.title}</h2>
            {area.codes.map((code) => (
              <CriterionLine key={code} code={code} plan={plan} checklist={checklist} />
            ))}
          </section>
        )}
      </div>
    </>
  );
}

type PlaceProps = {
  readonly area: Area;
  readonly checklist: Checklist;
  readonly chosen: boolean;
  readonly onChoose: () => void;
};

function AreaPlace({ area, checklist, chosen, onChoose }: PlaceProps) {
  const done = area.codes.filter((code) => standingOf(checklist.edits, code).length > 0).length;
  return (
    <button type="button" className="observe-area" aria-pressed={chosen} onClick={onChoose}>
      <span>
        {area.title}
        {area.must && ' *'}
      </span>
      <span className="quiet">{say('{{done}} of {{all}}', { done, all: area.codes.length })}</span>
      <meter min={0} max={Math.max(1, area.codes.length)} value={done} aria-label={area.title} />
    </button>
  );
}

type TopProps = Pick<Props, 'programme' | 'method'> & { readonly checklist: Checklist };

/** What the fields of time and contact come to. The clock runs on this device, and what it says is kept like any mark. */
function useActiveTime({ edits, write }: Checklist) {
  const now = useNow(1000);
  const named = (beginning: string) => [
    ...new Set(edits.map(({ field }) => field).filter((field) => field.startsWith(beginning))),
  ];
  const times = named('time ').map((field) => ({ field, stretches: stretchOf(valueOf(edits, field) ?? '') }));
  const running = times.find(({ stretches }) => stretches[0]?.until === null);
  const contacts = named('contact ').length;
  return {
    seconds: activeSeconds(
      times.flatMap(({ stretches }) => stretches),
      now,
    ),
    runs: running !== undefined,
    contacts,
    turn: () =>
      running === undefined
        ? write(checklistFields.time(crypto.randomUUID().slice(0, 8)), `${now} `)
        : write(running.field, `${running.stretches[0]?.from ?? now} ${now}`),
    meet: () => write(checklistFields.contact(String(contacts + 1)), String(now)),
  };
}

function Top({ programme, method, checklist }: TopProps) {
  const nameOf = useNames(programme);
  const time = useActiveTime(checklist);
  const least = method.minSeconds ?? 0;
  return (
    <>
      <header className="head observe-top">
        <p className="observe-clock" role="timer" aria-label={say('Active time')}>
          {`${Math.floor(time.seconds / 60)}:${String(time.seconds % 60).padStart(2, '0')}`}
        </p>
        <div>
          <h1 tabIndex={-1}>{say('Observing {{name}}', { name: nameOf(programme.apprentice) })}</h1>
          <p>
            {time.seconds >= least
              ? say('The hour is full.')
              : say('{{minutes}} minutes of active time to go.', {
                  minutes: Math.ceil((least - time.seconds) / 60),
                })}
          </p>
          <Told contacts={time.contacts} unsent={checklist.unsent} />
        </div>
        <span className="row-of push">
          <Button onClick={time.meet}>{say('A customer contact')}</Button>
          <Button icon={time.runs ? 'pause' : 'clock'} onClick={time.turn}>
            {time.runs ? say('Pause') : time.seconds === 0 ? say('Start the clock') : say('Go on')}
          </Button>
          <Finish {...{ programme, method, checklist }} />
        </span>
      </header>
      {checklist.unsent > 0 && (
        <p className="quiet observe-note">
          {say('You can finish once every mark has reached the service. Keep on; they are safe here.')}
        </p>
      )}
      {checklist.fault !== null && <Notice meaning="late">{checklist.fault.message}</Notice>}
    </>
  );
}

function Told({ contacts, unsent }: { contacts: number; unsent: number }) {
  const lost = useLostSince();
  return (
    <p>
      <Tag {...(contacts > 0 ? { meaning: 'kept' as const } : {})} icon="phone">
        {sayCount(contacts, 'One contact with a customer', '{{count}} contacts with customers')}
      </Tag>{' '}
      {(unsent > 0 || lost !== undefined) && (
        <Tag meaning="due" icon="offline">
          {sayCount(unsent, 'One mark is held on this device', '{{count}} marks are held on this device')}
        </Tag>
      )}
    </p>
  );
}

function Finish({ programme, method, checklist }: TopProps) {
  const { run, busy, fault } = useDo(programme);
  const session = programme.attempts.find((one) => one.method === method.key)?.session;
  if (session !== undefined && session.closedAt !== null)
    return (
      <Link to="/assessment/$id" params={{ id: programme.id }}>
        {say('It is finished')}
      </Link>
    );
  return (
    <>
      <Button
        weight="main"
        busy={busy}
        disabled={checklist.unsent > 0}
        onClick={() => run({ to: 'assess', act: { act: 'close the observation', method: method.key } })}
      >
        {say('Finish')}
      </Button>
      <Trouble fault={fault} />
    </>
  );
}
