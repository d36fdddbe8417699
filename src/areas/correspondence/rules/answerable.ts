import { isMailAddress } from '#kernel/mail-address.ts';

export type Asking = {
  /** What kind of hand wrote: only a human is answered automatically. */
  readonly nature: string;
  /** The envelope sender, '' for the null return path, null when we do not know it. */
  readonly returnPath: string | null;
  readonly from: string;
  /** Whether it came over the wire just now, or was brought in from an old mailbox. */
  readonly live: boolean;
  readonly ours: readonly string[];
  /** Automatic answers this address has had in the last day, and this case ever. */
  readonly recent: { readonly toAddress: number; readonly onCase: number };
};

export type Answerable = { readonly ok: true } | { readonly ok: false; readonly because: string };

const MOST_A_DAY = 5;
const ROBOT =
  /^(no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|listserv|majordomo|.*-(request|bounces|owner)|owner-.*)$/;

const no = (because: string): Answerable => ({ ok: false, because });

/**
 * Whether a message may get an automatic acknowledgement. RFC 3834 section 2: never to automatic mail, to lists or to the
 * null return path; and never so often that two machines could keep each other busy.
 */
export function answerable({ nature, returnPath, from, live, ours, recent }: Asking): Answerable {
  if (!live) return no('it was brought in from elsewhere');
  if (nature !== 'human') return no(`it is ${nature}, not written by a person`);
  if (returnPath === '') return no('its return path is empty: a machine sent it');
  if (!isMailAddress(from)) return no('it names no address that mail can be sent to');
  const address = from.toLowerCase();
  if (ROBOT.test(address.slice(0, address.lastIndexOf('@')))) return no('the address belongs to a machine');
  if (ours.includes(address)) return no('the address is our own');
  if (recent.onCase > 0) return no('this case has been acknowledged');
  if (recent.toAddress >= MOST_A_DAY) return no(`the address has had ${recent.toAddress} automatic answers today`);
  return { ok: true };
}
