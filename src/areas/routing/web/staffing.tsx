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
import './staffing.css';

export type Staffed = ReplyOf<typeof contract.staffing>;
export type Interval = Staffed['intervals'][number];

const START = {
  team: '',
  day: '0',
  handling: '8',
  patience: '5',
  within: '60',
  share: '80',
  mostBusy: '85',
  shrinkage: '30',
  on: '',
};
type Form = typeof START;
type Figure = Exclude<keyof Form, 'team' | 'day'>;

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

const fits = (name: Figure, text: string) => {
  const [least, most] = LIMITS[name];
  const value = Number(text);
  return (name === 'on' && text === '') || (text.trim() !== '' && value >= least && value <= most);
};

/** The figures of the form as the endpoint takes them, or the last ones that were right. */
const queryOf = (form: Form) => ({
  ...(form.team === '' ? {} : { team: form.team }),
  day: Number(form.day),
  handling: Math.round(Number(form.handling) * 60),
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
  const asked = useAsk(contract.staffing, { query: queryOf(wanted) }, { keep: true });
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
        <WhatIf {...{ form, change }} />
        <Loaded asked={asked} what={say('The staffing')}>
          {(reply) => <Shown {...{ reply, form: wanted }} />}
        </Loaded>
      </div>
    </main>
  );
}

const FIGURES = Object.keys(LIMITS) as Figure[];

function WhatIf({ form, change }: { form: Form; change: (name: keyof Form) => (value: string) => void }) {
  const teams = useAsk(listTeams, {}).data?.teams ?? [];
  const figure = (name: Figure, label: string) => (
    <TextField
      label={label}
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
      {figure('handling', say('Minutes a contact takes'))}
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
          <Working forecast={reply.forecast} />
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

function Working({ forecast: { weeks, measured } }: { forecast: Staffed['forecast'] }) {
  const share = (value: number) => number(Math.round(value * 1000) / 10);
  return (
    <div className="working small">
      <h3>{say('The working')}</h3>
      <p>
        {sayCount(
          weeks,
          'Expected is what came in this half hour one week before.',
          'Expected is the mean of this half hour in the last {{count}} weeks.',
        )}{' '}
        {measured === null
          ? say('With four weeks of cases the forecast is measured on weeks it has not seen.')
          : sayCount(
              measured.weeks,
              'On one week held back it missed by {{error}} in a hundred arrivals; the week before repeated would have missed by {{last}}. The band held {{inside}} in a hundred half hours.',
              'On {{count}} weeks held back it missed by {{error}} in a hundred arrivals; the week before repeated would have missed by {{last}}. The band held {{inside}} in a hundred half hours.',
              {
                error: share(measured.error),
                last: share(measured.errorOfLastWeek),
                inside: share(measured.inside),
              },
            )}
      </p>
      <p>
        {say(
          'Needed is by Erlang A: answered in time ÷ all that arrive, where customers give up. If all wait is by Erlang C, the careful figure. Both are models: arrivals are taken as independent.',
        )}
      </p>
    </div>
  );
}

type FiguresProps = { readonly rows: readonly Interval[]; readonly hour: (at: number) => string };

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
              {say('On the roster')}
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
    {given && <td className="n">{row.given === null ? '–' : levelOf(row.given)}</td>}
    {given && <td className="n">{row.given === null ? '–' : percent(row.given.occupancy)}</td>}
  </tr>
);

const tenth = (value: number) => Math.round(value * 10) / 10;
const percent = (value: number) => new Intl.NumberFormat(locale(), { style: 'percent' }).format(value);
const levelOf = ({ level, keepsUp }: NonNullable<Interval['given']>) =>
  keepsUp ? percent(level) : say('{{level}}, cannot keep up', { level: percent(level) });
