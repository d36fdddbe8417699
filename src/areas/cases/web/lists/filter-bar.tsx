import { useMemo } from 'react';
import { useNameOf, useTeams } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Key } from '#ui/parts/marks.tsx';
import { say } from '#ui/words/say.ts';
import { ORDERS } from '../../rules/index.ts';
import { filtersInWords, type Names } from './filter-words.ts';
import { orderName } from './labels.ts';
import type { ListProps } from './list-screen.tsx';
import { tidied } from './wanted.ts';

export function useNames(): Names {
  const nameOf = useNameOf();
  const teams = useTeams();
  return useMemo(
    () => ({ officer: (id) => nameOf(id), team: (id) => teams.find((team) => team.id === id)?.name ?? '' }),
    [nameOf, teams],
  );
}

/** What the list is narrowed to: each filter in words, gone with one press. */
export function FilterBar({ filters, onFilters, onAdd }: ListProps & { readonly onAdd: () => void }) {
  const names = useNames();
  const order = filters.order ?? 'due';
  return (
    <div className="filters" role="group" aria-label={say('Filters')}>
      {filtersInWords(filters, names).map(({ name, label, value }) => (
        <button
          key={name}
          type="button"
          className="filter"
          aria-label={say('Take away: {{label}} {{value}}', { label, value })}
          onClick={() => onFilters(tidied({ ...filters, [name]: undefined }))}
        >
          {label} <b>{value}</b> <Icon name="cross" />
        </button>
      ))}
      <button type="button" className="filter is-add" onClick={onAdd}>
        <Icon name="plus" /> {say('Filter')} <Key>F</Key>
      </button>
      <label className="order push">
        {say('Order')}{' '}
        <select
          className="input"
          value={order}
          onChange={(event) => {
            const next = ORDERS.find((one) => one === event.target.value);
            onFilters(tidied({ ...filters, order: next === 'due' ? undefined : next }));
          }}
        >
          {ORDERS.map((one) => (
            <option key={one} value={one}>
              {orderName(one)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
