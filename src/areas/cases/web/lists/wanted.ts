import { safeParse } from 'zod';
import { list } from '../../contract.ts';
import type { Wanted } from '../../contract/lists.ts';

/** What somebody adds to a list, as it stands in the address: shared by copying the link, and kept by going back. */
export type Filters = { readonly [Name in keyof Wanted]?: Wanted[Name] | undefined };
type FilterName = keyof Filters;

const NAMES: readonly FilterName[] = [
  'team',
  'owner',
  'kind',
  'state',
  'priority',
  'channel',
  'tone',
  'tag',
  'due',
  'waits',
  'openedFrom',
  'openedTo',
  'spokeFrom',
  'spokeTo',
  'dueFrom',
  'dueTo',
  'phase',
  'order',
];

/** Reads filters from an address. What the service would not understand is passed over. */
export function readFilters(search: Readonly<Record<string, unknown>>): Filters {
  const given = NAMES.filter((name) => search[name] !== undefined && search[name] !== '');
  return given.reduce<Filters>((found, name) => {
    const read = safeParse(list.query, { [name]: search[name] });
    return read.success ? { ...found, [name]: read.data[name] } : found;
  }, {});
}

/** The filters without those that say nothing. */
export const tidied = (filters: Filters): Filters =>
  NAMES.reduce<Filters>((kept, name) => {
    const value = filters[name];
    return value === undefined || (Array.isArray(value) && value.length === 0) ? kept : { ...kept, [name]: value };
  }, {});

/** Filters as a list needs them, with what is usual where nothing was said. */
export const whole = (filters: Filters): Wanted => ({
  ...filters,
  phase: filters.phase ?? 'live',
  order: filters.order ?? 'due',
});
