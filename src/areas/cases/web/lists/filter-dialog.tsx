import { useId, useState } from 'react';
import { useMe, useOfficers, useTeams } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Field, Pick, SelectField, type Option } from '#ui/parts/field.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { CHANNELS, DUES, KINDS, ORDERS, SHOWN, TONES, WAITS, movesFrom } from '../../rules/index.ts';
import {
  channelName,
  dueName,
  kindName,
  orderName,
  priorityName,
  shownName,
  stateName,
  toneWord,
  waitsName,
} from './labels.ts';
import type { ListProps } from './list-screen.tsx';
import { readFilters, tidied, type Filters } from './wanted.ts';

/** Every state that a case of some kind can be in. */
const STATES = [...new Set(['new', ...KINDS.flatMap((kind) => movesFrom(kind, 'new').map(({ state }) => state))])];

const options = <T extends string | number>(values: readonly T[], name: (value: T) => string): Option[] =>
  values.map((value) => ({ value: String(value), label: name(value) }));

/** Everything a list can be narrowed by. Each choice shows at once on the list behind. */
export function FilterDialog({ filters, fixed, onFilters, onClose }: ListProps & { readonly onClose: () => void }) {
  const put = (change: Readonly<Record<string, unknown>>) => {
    const kept = Object.fromEntries(Object.entries(filters).filter(([name]) => !(name in change)));
    onFilters(tidied({ ...kept, ...readFilters(change) }));
  };
  return (
    <Dialog
      title={say('What the list shows')}
      open
      wide
      onClose={onClose}
      onSubmit={onClose}
      acts={
        <>
          <Button onClick={() => onFilters(tidied({ order: filters.order }))}>{say('Take all filters away')}</Button>
          <Button type="submit" weight="main">
            {say('Show them')}
          </Button>
        </>
      }
    >
      <div className="filter-fields">
        <Ones {...{ filters, fixed, put }} />
      </div>
      <Spans {...{ filters, put }} />
      <Several name="kind" label={say('Kind')} all={options(KINDS, kindName)} {...{ filters, put }} />
      <Several name="tone" label={say('How they sounded')} all={options(TONES, toneWord)} {...{ filters, put }} />
      <Several name="priority" label={say('Urgency')} all={options([1, 2, 3, 4], priorityName)} {...{ filters, put }} />
      <Several name="channel" label={say('Came by')} all={options(CHANNELS, channelName)} {...{ filters, put }} />
    </Dialog>
  );
}

type Put = { readonly filters: Filters; readonly put: (change: Readonly<Record<string, unknown>>) => void };

/** The filters of which one value is chosen. */
function Ones({ filters, fixed, put }: Put & { readonly fixed: Filters }) {
  const me = useMe();
  const officers = useOfficers();
  const teams = useTeams();
  const any = { value: '', label: say('Any') };
  const owners = [
    { value: 'me', label: say('Me') },
    { value: 'nobody', label: say('Nobody yet') },
    { value: 'me or nobody', label: say('Me or nobody') },
    ...officers.filter(({ id }) => id !== me.officer.id).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      <SelectField
        label={say('Shown')}
        autoFocus
        value={filters.phase ?? 'live'}
        options={options(SHOWN, shownName)}
        onChange={(phase) => put({ phase: phase === 'live' ? undefined : phase })}
      />
      <SelectField
        label={say('Order')}
        value={filters.order ?? 'due'}
        options={options(ORDERS, orderName)}
        onChange={(order) => put({ order: order === 'due' ? undefined : order })}
      />
      {fixed.owner === undefined && (
        <SelectField
          label={say('Owner')}
          value={filters.owner ?? ''}
          options={[any, ...owners]}
          onChange={(owner) => put({ owner })}
        />
      )}
      {fixed.team === undefined && (
        <SelectField
          label={say('Queue')}
          value={filters.team?.[0] ?? ''}
          options={[any, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(team) => put({ team })}
        />
      )}
      <Standing {...{ filters, put }} />
      <TagField {...{ filters, put }} />
    </>
  );
}

/** How the cases stand: when they are due, for whom they wait, and their state. */
function Standing({ filters, put }: Put) {
  const any = { value: '', label: say('Any') };
  return (
    <>
      <SelectField
        label={say('Due')}
        value={filters.due ?? ''}
        options={[any, ...options(DUES, dueName)]}
        onChange={(due) => put({ due })}
      />
      <SelectField
        label={say('Waits for')}
        value={filters.waits ?? ''}
        options={[any, ...options(WAITS, waitsName)]}
        onChange={(waits) => put({ waits })}
      />
      <SelectField
        label={say('State')}
        value={filters.state?.[0] ?? ''}
        options={[any, ...options(STATES, stateName)]}
        onChange={(state) => put({ state })}
      />
    </>
  );
}

/** Several tags, each with a comma or Enter after it. A case must have all of them. */
function TagField({ filters, put }: Put) {
  const id = useId();
  const [begins, setBegins] = useState('');
  const known = useAsk(contract.tags, { query: { begins } }, { keep: true }).data?.tags ?? [];
  const given = filters.tag ?? [];
  const add = (typed: string) => {
    const tags = typed
      .split(',')
      .map((tag) => tag.trim().toLowerCase())
      .filter((tag) => tag !== '' && !given.includes(tag));
    setBegins('');
    if (tags.length > 0) put({ tag: [...given, ...tags].join(',') });
  };
  return (
    <Field label={say('Tags')} hint={say('Enter adds one. A case must have all of them.')}>
      {(wiring) => (
        <>
          <input
            {...wiring}
            className="input"
            list={id}
            maxLength={40}
            value={begins}
            onChange={({ target: { value } }) =>
              value.includes(',') || known.includes(value) ? add(value) : setBegins(value)
            }
            onBlur={() => add(begins)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || begins.trim() === '') return;
              event.preventDefault();
              add(begins);
            }}
          />
          <datalist id={id}>
            {known.map((tag) => (
              <option key={tag} value={tag}>
                {tag}
              </option>
            ))}
          </datalist>
          <span className="row-of">
            {given.map((tag) => (
              <button
                key={tag}
                type="button"
                className="filter"
                aria-label={say('Take away: {{label}} {{value}}', { label: say('Tag'), value: tag })}
                onClick={() => put({ tag: given.filter((one) => one !== tag).join(',') })}
              >
                {tag} <Icon name="cross" />
              </button>
            ))}
          </span>
        </>
      )}
    </Field>
  );
}

const SPANS = [
  { from: 'openedFrom', to: 'openedTo', name: () => say('Opened') },
  { from: 'spokeFrom', to: 'spokeTo', name: () => say('Last contact') },
  { from: 'dueFrom', to: 'dueTo', name: () => say('Due') },
] as const;

/** From a day to a day, both included. Either may be left open. */
const Spans = ({ filters, put }: Put) => (
  <div className="filter-fields">
    {SPANS.map(({ from, to, name }) => (
      <fieldset key={from} className="field span">
        <legend>{name()}</legend>
        <div className="row-of">
          <DayField label={say('From')} value={filters[from]} onChange={(day) => put({ [from]: day })} />
          <DayField label={say('To')} value={filters[to]} onChange={(day) => put({ [to]: day })} />
        </div>
      </fieldset>
    ))}
  </div>
);

type DayProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string) => void;
};

const DayField = ({ label, value = '', onChange }: DayProps) => (
  <Field label={label}>
    {(wiring) => (
      <input
        {...wiring}
        className="input"
        type="date"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);

type SeveralProps = Put & {
  readonly name: 'kind' | 'tone' | 'priority' | 'channel';
  readonly label: string;
  readonly all: readonly Option[];
};

/** The filters of which several values may be chosen. */
function Several({ name, label, all, filters, put }: SeveralProps) {
  const given: readonly string[] = (filters[name] ?? []).map(String);
  return (
    <fieldset className="field several">
      <legend>{label}</legend>
      <div className="row-of">
        {all.map(({ value, label: word }) => (
          <Pick
            key={value}
            label={word}
            checked={given.includes(value)}
            onChange={(on) =>
              put({ [name]: (on ? [...given, value] : given.filter((one) => one !== value)).join(',') })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
