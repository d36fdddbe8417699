export type Kind =
  | 'name'
  | 'e-mail'
  | 'phone'
  | 'address'
  | 'place'
  | 'date of birth'
  | 'licence'
  | 'health number'
  | 'tax number'
  | 'case'
  | 'bank account'
  | 'card'
  | 'passport'
  | 'plate'
  | 'IP address'
  | 'link'
  | 'account name'
  | 'number';

/** A piece of a text that has to go, and by what it is known again. */
export type Span = {
  readonly from: number;
  readonly to: number;
  readonly kind: Kind;
  /** The same for the same thing, however it is written. */
  readonly value: string;
  /** Lower goes first where two overlap. */
  readonly rank: number;
  /** It is what it is even where it looks like a date or a sum of money. */
  readonly sure: boolean;
};
