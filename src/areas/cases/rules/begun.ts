import { DAY, type Instant } from '#kernel/time.ts';

/** What stands in a text that is being written, as far as it decides whether there is anything to keep. */
type Begun = {
  readonly body: string;
  readonly papers: number;
  readonly form: Readonly<Record<string, string>>;
};

/** What an officer types into the form of a call or a new case. The rest is chosen, or came with the case. */
const TYPED = ['subject', 'nextStep', 'email'];
const TYPED_OF_SOMEBODY_NEW = ['name', 'phone'];

/** To whom it was to go, or what it was made from, is nothing by itself. */
export const isNothing = ({ body, papers, form }: Begun): boolean => {
  const typed = form['who'] === 'new' ? [...TYPED, ...TYPED_OF_SOMEBODY_NEW] : TYPED;
  return body.trim() === '' && papers === 0 && typed.every((field) => (form[field] ?? '').trim() === '');
};

/** A text that nobody has touched for so long goes, once its writer was told. What is said is kept; what was not is not ours. */
const KEPT_FOR = 90 * DAY;
/** How long before that its writer is told, and at least how long they have then. */
const TOLD_BEFORE = 14 * DAY;
const TIME_TO_ACT = 7 * DAY;
/** Whoever never looks cannot be told. */
const KEPT_UNTOLD = 2 * KEPT_FOR;

/** Texts last touched before this moment are told of. */
export const toldOfBefore = (now: Instant): Instant => now - KEPT_FOR + TOLD_BEFORE;

/** When a text goes. */
export const goesAt = (savedAt: Instant, toldAt: Instant | null, now: Instant): Instant =>
  Math.min(Math.max(savedAt + KEPT_FOR, (toldAt ?? now) + TIME_TO_ACT), savedAt + KEPT_UNTOLD);

/** The same as moments: what was saved and told of before them goes now. */
export const goingNow = (now: Instant) => ({
  savedBefore: now - KEPT_FOR,
  toldBefore: now - TIME_TO_ACT,
  untoldBefore: now - KEPT_UNTOLD,
});
