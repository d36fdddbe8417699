import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/field.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { CalendarView } from './calendars.tsx';
import { NextVersion, type Rule } from './next-version.tsx';

/** By which rules time is counted here, and the sets of rules that are shipped. */
export function ClockRules({ calendars }: { calendars: readonly CalendarView[] }) {
  const asked = useAsk(contract.rules, {});
  const [calendarId, setCalendarId] = useState(calendars[0]?.id ?? '');
  const [changing, setChanging] = useState<Rule>();
  const adopt = useTell(contract.adoptPack);
  const withdraw = useTell(contract.withdrawRule);
  return (
    <section className="stack">
      <h2 className="part">{say('Clock rules')}</h2>
      <Loaded asked={asked} what={say('Clock rules')}>
        {({ rules, packs }) => (
          <>
            <RuleTable rules={rules} onChange={setChanging} onWithdraw={(id) => withdraw.mutate({ params: { id } })} />
            <SelectField
              label={say('Counted by')}
              value={calendarId}
              options={calendars.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setCalendarId}
            />
            <ul className="found">
              {packs
                .filter(({ adopted }) => !adopted)
                .map(({ key, title, told }) => (
                  <li key={key}>
                    <div>
                      <span className="what">{title}</span>
                      <p className="why">{told}</p>
                    </div>
                    <Button onClick={() => adopt.mutate({ body: { pack: key, calendarId } })}>{say('Adopt')}</Button>
                  </li>
                ))}
            </ul>
          </>
        )}
      </Loaded>
      <Trouble fault={adopt.error ?? withdraw.error} />
      {changing !== undefined && <NextVersion rule={changing} onClose={() => setChanging(undefined)} />}
    </section>
  );
}

type TableProps = {
  readonly rules: readonly Rule[];
  readonly onChange: (rule: Rule) => void;
  readonly onWithdraw: (id: string) => void;
};

const RuleTable = ({ rules, onChange, onWithdraw }: TableProps) => (
  <table className="days-off">
    <tbody>
      {rules
        .filter(({ withdrawn }) => !withdrawn)
        .map((rule) => ({ rule, ...rule }))
        .map(({ rule, id, title, version, budget, kinds, source, effectiveFrom }) => (
          <tr key={id}>
            <td>
              <b>{title}</b>
              <br />
              <span className="small quiet">
                {say('Version {{version}}, in force from {{from}}. {{source}}', {
                  version,
                  from: effectiveFrom,
                  source: `${source.title} ${source.passage}`,
                })}
              </span>
            </td>
            <td className="num">{`${budget.amount} ${budget.unit}`}</td>
            <td>{kinds.length === 0 ? say('all kinds') : kinds.join(', ')}</td>
            <td>
              <Button onClick={() => onChange(rule)}>{say('Next version')}</Button>
              <Button weight="bare" onClick={() => onWithdraw(id)}>
                {say('Withdraw')}
              </Button>
            </td>
          </tr>
        ))}
    </tbody>
  </table>
);
