import { Fragment, useState } from 'react';
import { TextField } from '#ui/parts/field.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { toFields } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import type { ReplyOf } from '#ui/wire/call.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { Behind, type Asked } from './behind.tsx';
import { FigureTable } from './figure-table.tsx';

export type Report = ReplyOf<typeof contract.report>;

/** Complaints in figures: each says how it is counted, and each number opens its complaints. */
export function ComplaintReport() {
  const zone = useZone();
  const today = toFields(useNow(), zone).date;
  const [days, setDays] = useState({ from: `${today.slice(0, 4)}-01-01`, to: today });
  const [behind, setBehind] = useState<Asked>();
  const right = days.from !== '' && days.to !== '' && days.from <= days.to;
  const asked = useAsk(contract.report, { query: days }, { keep: true, enabled: right });
  return (
    <div className="complaint-report">
      <div className="row-of">
        <TextField label={say('From')} type="date" value={days.from} onChange={(from) => setDays({ ...days, from })} />
        <TextField
          label={say('Until, that day included')}
          type="date"
          value={days.to}
          fault={right ? undefined : say('The last day must not come before the first.')}
          onChange={(to) => setDays({ ...days, to })}
        />
      </div>
      <Loaded asked={asked} what={say('Figures')}>
        {(report) => <Figures report={report} onOpen={(figure, group) => setBehind({ figure, group, ...days })} />}
      </Loaded>
      {behind !== undefined && <Behind asked={behind} onClose={() => setBehind(undefined)} />}
    </div>
  );
}

type FiguresProps = { readonly report: Report; readonly onOpen: (figure: Asked['figure'], group: string) => void };

function Figures({ report, onOpen }: FiguresProps) {
  const received = report.figures.find(({ figure }) => figure === 'received')?.groups[0]?.complaints ?? 0;
  const there = report.figures.filter(({ groups }) => groups.length > 0);
  if (there.length === 0) return <Empty title={say('No complaints in these days')} ring="released" />;
  return (
    <>
      <Standings report={report} received={received} />
      {there.map(({ figure, groups }) => (
        <FigureTable key={figure} figure={figure} groups={groups} onOpen={(group) => onOpen(figure, group)} />
      ))}
      {report.times.length > 0 && <Times report={report} onOpen={(rule) => onOpen('times missed', rule)} />}
    </>
  );
}

function Standings({ report, received }: { report: Report; received: number }) {
  const words: Readonly<Record<string, () => string>> = {
    received: () => say('Received, and not decided yet'),
    'further action': () => say('Led to further action'),
    'no further action': () => say('Led to no further action'),
  };
  return (
    <section>
      <h2 className="part">{say('Where they stand today')}</h2>
      <p className="small">
        {say('Of the {{count}} received in these days, in the words of Queensland’s annual report.', {
          count: received,
        })}
      </p>
      <dl className="pairs">
        {report.queensland.map(({ standing, count }) => (
          <Fragment key={standing}>
            <dt>{words[standing]?.() ?? standing}</dt>
            <dd className="num">{count}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function Times({ report, onOpen }: { report: Report; onOpen: (rule: string) => void }) {
  return (
    <section>
      <h2 className="part">{say('Times kept')}</h2>
      <p className="small">
        {say('Clocks that began in these days, by their rule. Missed is missed, whenever it was answered after all.')}
      </p>
      <table className="days-off">
        <thead>
          <tr>
            {[say('Rule'), say('In time'), say('Missed'), say('Still running')].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.times.map(({ rule, met, missed, running }) => (
            <tr key={rule}>
              <th scope="row">{rule}</th>
              <td className="num">{met}</td>
              <td className="num">
                {missed === 0 ? (
                  0
                ) : (
                  <button
                    type="button"
                    className="linkish"
                    aria-label={say('{{rule}}, missed: {{count}}. Show them', { rule, count: missed })}
                    onClick={() => onOpen(rule)}
                  >
                    {missed}
                  </button>
                )}
              </td>
              <td className="num">{running}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
