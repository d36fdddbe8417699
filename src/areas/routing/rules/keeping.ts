/** What routing looks at in a case. */
export type Standing = {
  readonly phase: string;
  readonly teamId: string;
  readonly ownerId: string | null;
  readonly restricted: boolean;
  readonly mergedInto: string | null;
};

export type Mode = 'list' | 'pull' | 'push';

/**
 * Whether a case waits to be given out: something is owed on it, nobody has it, and its queue gives work out. A restricted
 * case is handed over by somebody who may see it, because giving it out would show it to whoever gets it.
 */
export const keepsWaiting = (at: Standing, mode: Mode | undefined): boolean =>
  mode !== undefined &&
  mode !== 'list' &&
  at.phase === 'open' &&
  at.ownerId === null &&
  at.mergedInto === null &&
  !at.restricted;

/** Why a wait is over, for one that is: its case is somebody's now, or is not to be given out any more. */
export function whatBecameOf(at: Standing, waitedIn: string, given: boolean) {
  if (given) return 'given';
  if (at.mergedInto !== null) return 'joined';
  if (at.phase === 'closed') return 'closed';
  if (at.ownerId !== null) return 'taken';
  return at.teamId === waitedIn ? 'set aside' : 'moved';
}

/** Whether what somebody has counts as one more in their hands: it does in queues that give work out. */
export const isInHand = (at: Standing, mode: Mode | undefined): boolean =>
  mode !== undefined && mode !== 'list' && at.phase === 'open' && at.ownerId !== null && at.mergedInto === null;

/** Why an officer has a case in hand no longer; null while they have. */
export function whyNoLonger(at: Standing, officerId: string, answered: boolean) {
  if (at.mergedInto !== null) return 'joined';
  if (at.phase === 'closed') return 'closed';
  if (at.ownerId !== officerId) return 'handed on';
  if (at.phase === 'waiting') return 'waits';
  return answered ? 'answered' : null;
}

export type RosterChannel = 'phone' | 'chat' | 'counter' | 'email';

/** Which of an officer's hands a contact takes: everything that is written takes the one for writing. */
export const channelOf = (channel: string): RosterChannel =>
  channel === 'phone' || channel === 'chat' || channel === 'counter' ? channel : 'email';

/** What happens on a case that can change who has it or whether it waits. */
const FOLLOWED = new Set([
  'case.opened',
  'case.assigned',
  'case.taken-over',
  'case.moved',
  'case.reopened',
  'case.changed',
  'case.restored',
  'case.tagged',
  'case.merged',
  'case.merge-undone',
  'case.split-undone',
  'message.written',
  'contact.logged',
]);
/** What happens to a customer that can change what their cases need. */
export const changesNeeds = (kind: string): boolean =>
  kind === 'customer.need-noted' || kind === 'customer.need-ended' || kind === 'customer.changed';
export const concernsRouting = (kind: string): boolean => FOLLOWED.has(kind);

/** A word to the customer ends the contact: what they bring next is for whoever has the case. */
export const isAnswer = (kind: string, { channel, direction }: { channel: unknown; direction: unknown }): boolean =>
  kind === 'message.written' ||
  (kind === 'contact.logged' && (direction === 'out' || channel === 'phone' || channel === 'counter'));

export const isGiving = (kind: string): boolean =>
  kind === 'case.opened' || kind === 'case.assigned' || kind === 'case.taken-over' || kind === 'case.restored';
