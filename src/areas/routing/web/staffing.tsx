import { useDeferredValue, useState } from 'react';
import { listTeams } from '#areas/identity/contract.ts';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { locale, number, say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { NeededChart } from './needed-chart.tsx';
import { Gap, Working, handlingHint } from './staffing-words.tsx';
import './staffing.css';

export type Staffed = ReplyOf<typeof contract.staffing>;
export type Interval = Staffed['intervals'][number];

const START = {
  team: '',
  skill: '',
  day: '0',
  handling: '',
  patience: '5',
  within: '60',
  share: '80',
  mostBusy: '85',
  shrinkage: '30',
  on: '',
};
type Form = typeof START;
type Figure = Exclude<keyof Form, 'team' | 'skill' | 'day'>;

/** What a figure may be: the contract refuses others, and so does the form, with a sentence. */
const LIMITS: Readonly<Record<Figure, readonly [number, number]>> = {
  handling: [0.1, 240],
  patience: [0.1, 1440],
  within: [0, 86_400],
  share: [1, 99],
  mostBusy: [10, 99],
  shrinkage: [0, 90],
  on: [1, 5000],
};

/** Nobody asked for them: as it was measured, and as the roster says. */
const MAY_BE_EMPTY: readonly Figure[] = ['on', 'handling'];

const fits = (name: Figure, text: string) => {
  const [least, most] = LIMITS[name];
  const value = Number(text);
  return (MAY_BE_EMPTY.includes(name) && text === '') || (text.trim() !== '' && value >= least && value <= most);
};

/** The figures of the form as the endpoint takes them, or the last ones that were right. */
const queryOf = (form: Form) => ({
  ...(form.team === '' ? {} : { team: form.team }),
  ...(form.skill === '' ? {} : { skill: form.skill }),
  day: Number(form.day),
  ...(form.handling === '' ? {} : { handling: Math.round(Number(form.handling) * 60) }),
  patience: Math.round(Number(form.patience) * 60),
  within: Math.round(Number(form.within)),
  share: Number(form.share) / 100,
  mostBusy: Number(form.mostBusy) / 100,
  shrinkage: Number(form.shrinkage) / 100,
  ...(form.on === '' ? {} : { on: Math.round(Number(form.on)) }),
});

/** How many officers each half hour needs, and what another number would give. */
export function Staffing() {
  const [form, setForm] = useState<Form>(START);
  const [right, setRight] = useState<Form>(START);
  const change = (name: keyof Form) => (value: string) => {
    const next = { ...form, [name]: value };
    setForm(next);
    if (FIGURES.every((figure) => fits(figure, next[figure]))) setRight(next);
  };
  const wanted = useDeferredValue(right);
  const asked = useAsk(contract.staffing, { query: queryOf(wanted) }, { watch: ['roster'], every: 10_000, keep: true });
  return (
    <main className="sheet staffing" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('Staffing')}</h1>
          <p>
            {say('How many officers each half hour needs, from what arrived at the same time in the weeks before.')}
          </p>
        </div>
      </header>
      <div className="page">
        <WhatIf {...{ form, change, handling: asked.data?.handling }} />
        <Loaded asked={asked} what={say('The staffing')}>
          {(reply) => <Shown {...{ reply, form: wanted }} />}
        </Loaded>
      </div>
    </main>
  );
}

const FIGURES = Object.keys(LIMITS) as Figure[];

type WhatIfProps = {
  readonly form: Form;
  readonly change: (name: keyof Form) => (value: string) => void;
  readonly handling: Staffed['handling'] | undefined;
};

function WhatIf({ form, change, handling }: WhatIfProps) {
  const skills = useAsk(contract.queueRules, {}).data?.skills ?? [];
  const teams = useAsk(listTeams, {}).data?.teams ?? [];
  const figure = (name: Figure, label: string, hint?: string) => (
    <TextField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      inputMode="decimal"
      value={form[name]}
      onChange={change(name)}
      fault={
        fits(name, form[name])
          ? undefined
          : say('Give a number from {{least}} to {{most}}.', { least: LIMITS[name][0], most: LIMITS[name][1] })
      }
    />
  );
  return (
    <form className="what-if" aria-label={say('What if')} onSubmit={(event) => event.preventDefault()}>
      <SelectField
        label={say('Queue')}
        value={form.team}
        onChange={change('team')}
        options={[
          { value: '', label: say('All queues') },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SelectField label={say('Day')} value={form.day} onChange={change('day')} options={DAYS.map(dayOption)} />
      {skills.length > 0 && (
        <SelectField
          label={say('Skill')}
          value={form.skill}
          onChange={change('skill')}
          options={[
            { value: '', label: say('Any skill') },
            ...skills.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {figure('handling', say('Minutes a contact takes'), handlingHint(handling))}
      {figure('patience', say('Minutes a customer waits before giving up, on average'))}
      {figure('share', say('Answer this many in a hundred'))}
      {figure('within', say('Within so many seconds'))}
      {figure('mostBusy', say('Busy at most, in a hundred'))}
      {figure('shrinkage', say('Away from the desk, in a hundred'))}
      {figure('on', say('What if so many are on'))}
    </form>
  );
}

const DAYS = [0, 1, 2, 3, 4, 5, 6];
const dayOption = (day: number) => ({
  value: String(day),
  label: day === 0 ? say('Today') : sayCount(day, 'Tomorrow', 'In {{count}} days'),
});

function Shown({ reply, form }: { reply: Staffed; form: Form }) {
  const zone = useZone();
  const hour = (at: number) =>
    new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit', timeZone: zone }).format(at);
  const rows = busyPart(reply.intervals);
  // Several half hours may need as many; the one in which most arrive is named.
  const most = rows.toSorted((a, b) => b.needed - a.needed || b.expected - a.expected)[0];
  if (most === undefined)
    return (
      <Empty title={say('Nothing arrived on this day of the week')} ring="released">
        <p>{say('A forecast needs one week of cases. Choose another day or queue.')}</p>
      </Empty>
    );
  const finding = sayCount(
    most.needed,
    'One officer is needed at the desk, from {{from}}',
    '{{count}} officers are needed at the desk at {{from}}, the busiest half hour',
    { from: hour(most.at) },
  );
  return (
    <section aria-label={say('Needed on this day')}>
      <h2 className="finding">{finding}</h2>
      <Gap rows={rows} hour={hour} />
      <p className="quiet">
        {say(
          'Officers at the desk in each half hour, so that {{share}} in a hundred are answered within {{within}} s.',
          {
            share: Number(form.share),
            within: Number(form.within),
          },
        )}
      </p>
      <div className="figure-and-table">
        <div>
          <NeededChart {...{ rows, hour, on: form.on === '' ? null : Number(form.on) }} />
          <Working forecast={reply.forecast} handling={reply.handling} />
        </div>
        <Figures {...{ rows, hour }} />
      </div>
    </section>
  );
}

/** From the first half hour in which anything is expected to the last. */
function busyPart(intervals: readonly Interval[]): Interval[] {
  const is = (row: Interval) => row.expected > 0;
  return intervals.slice(intervals.findIndex(is), intervals.findLastIndex(is) + 1);
}

export type FiguresProps = { readonly rows: readonly Interval[]; readonly hour: (at: number) => string };

function Figures({ rows, hour }: FiguresProps) {
  const given = rows.some((row) => row.given !== null);
  return (
    // What scrolls sideways has to be reachable from the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-wide" tabIndex={0} role="region" aria-label={say('Each half hour')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say('From')}</th>
            <th scope="col" className="n">
              {say('Arriving')}
            </th>
            <th scope="col" className="n">
              {say('Needed')}
            </th>
            <th scope="col" className="n">
              {say('If busy')}
            </th>
            <th scope="col" className="n">
              {say('If all wait')}
            </th>
            <th scope="col" className="n">
              {say('Needed on the roster')}
            </th>
            <th scope="col" className="n">
              {say('Rostered')}
            </th>
            {given && (
              <th scope="col" className="n">
                {say('Answered in time')}
              </th>
            )}
            {given && (
              <th scope="col" className="n">
                {say('Busy')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <FiguresRow key={row.at} {...{ row, hour, given }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { readonly row: Interval; readonly hour: (at: number) => string; readonly given: boolean };

const FiguresRow = ({ row, hour, given }: RowProps) => (
  <tr>
    <th scope="row" className="num nowrap">
      {hour(row.at)}
    </th>
    <td className="n nowrap">
      {say('{{expected}} ({{low}} to {{high}})', {
        expected: tenth(row.expected),
        low: tenth(row.low),
        high: tenth(row.high),
      })}
    </td>
    <td className="n">
      <b>{number(row.needed)}</b>
    </td>
    <td className="n">{number(row.neededWhenBusy)}</td>
    <td className="n">{number(row.neededIfAllWait)}</td>
    <td className="n">{number(row.rostered)}</td>
    <td className={row.short > 0 ? 'n due' : 'n'}>
      {row.short > 0
        ? say('{{planned}}, {{short}} short', { planned: row.planned, short: row.short })
        : number(row.planned)}
    </td>
    {given && <td className="n">{row.given === null ? '–' : levelOf(row.given)}</td>}
    {given && <td className="n">{row.given === null ? '–' : percent(row.given.occupancy)}</td>}
  </tr>
);

const tenth = (value: number) => Math.round(value * 10) / 10;
const percent = (value: number) => new Intl.NumberFormat(locale(), { style: 'percent' }).format(value);
const levelOf = ({ level, keepsUp }: NonNullable<Interval['given']>) =>
  keepsUp ? percent(level) : say('{{level}}, cannot keep up', { level: percent(level) });
