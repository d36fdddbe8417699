import { DAY, type Instant } from '#kernel/time.ts';

/** In which order a list stands: by what is due, by what is most urgent, or by when a matter came. */
export const ORDERS = ['due', 'urgent', 'newest', 'oldest'] as const;
export type Order = (typeof ORDERS)[number];

/** Which part of the matters a list shows. A live one is open or waiting. */
export const SHOWN = ['live', 'closed', 'all'] as const;
export type Shown = (typeof SHOWN)[number];

export const DUES = ['late', 'today', 'tomorrow', 'week', 'later'] as const;
export type Due = (typeof DUES)[number];

/** Whose move it is: ours, the customer's, or somebody else's. */
export const WAITS = ['us', 'customer', 'others'] as const;
export type Waits = (typeof WAITS)[number];

/** What a list can show beside the case itself, which is always there. */
export const COLUMNS = [
  'state',
  'owner',
  'due',
  'tone',
  'priority',
  'kind',
  'queue',
  'tags',
  'opened',
  'touched',
  'reference',
] as const;
export type Column = (typeof COLUMNS)[number];

export const USUAL_COLUMNS: readonly Column[] = ['tone', 'state', 'owner', 'due'];

/** How many cases one act may take at once. More than that, nobody has looked at. */
export const MOST_AT_ONCE = 200;

/** Closed cases have no due date, so a list that holds them is in order of their coming. */
export const orderFor = (wanted: Order, shown: Shown, ofCustomer: boolean): Order => {
  if (wanted === 'oldest') return 'oldest';
  return shown === 'live' && !ofCustomer ? wanted : 'newest';
};

export type Span = { readonly from?: Instant; readonly before?: Instant };

/** The moments a due filter means: from the beginning of the day that holds `now` in the agency's zone. */
export function spanOf(due: Due, now: Instant, dayBegins: Instant): Span {
  switch (due) {
    case 'late':
      return { before: now };
    case 'today':
      return { from: dayBegins, before: dayBegins + DAY };
    case 'tomorrow':
      return { from: dayBegins + DAY, before: dayBegins + 2 * DAY };
    case 'week':
      return { from: dayBegins, before: dayBegins + 7 * DAY };
    case 'later':
      return { from: dayBegins + 7 * DAY };
  }
}
