import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Desk } from '#areas/cases/server/index.ts';
import type { PostOffice } from '#areas/correspondence/server/index.ts';
import { base32 } from '#kernel/base32.ts';
import type { Instant } from '#kernel/time.ts';
import type { Work } from '#platform/work.ts';
import type { Ground } from '../rules/index.ts';

/** What commands on referrals need besides their work. */
export type Referring = {
  readonly desk: Desk;
  readonly office: Pick<PostOffice, 'agency' | 'publicUrl' | 'address'>;
  readonly tokens: SideTokens;
  /** Makes the secret in the address of a partner’s page. */
  readonly doorSecret: Buffer;
  /** Writes to the customer of a case. Null where they have no address. */
  readonly sendNotice: (work: Work, caseId: string, body: string) => Promise<string | null>;
  /** Opens a case for a matter that another desk gives to us. */
  readonly takeCase: (work: Work, it: TakenOn) => Promise<Begun>;
  /** Keeps a paper that came with it. */
  readonly keepPaper: (
    work: Work,
    of: Begun,
    it: { readonly name: string; readonly declaredType: string; readonly bytes: Uint8Array },
  ) => Promise<void>;
};

/** A case, and the message it began with. */
export type Begun = { readonly caseId: string; readonly messageId: string };

/** What another desk tells ours of a matter: who gives it, what is to be done, and what may be known of whom. */
export type TakenOn = {
  readonly agency: string;
  readonly officer: string;
  readonly number: number;
  readonly service: string | null;
  readonly ground: Ground;
  readonly groundWords: string;
  readonly summary: string;
  readonly given: Readonly<Record<string, string>>;
  readonly heldBack: readonly string[];
  readonly dueAt: Instant;
  readonly accepted: boolean;
};

/**
 * The key to a referral that stands in the addresses and ids of our letters to a partner. It is made of another secret than the
 * keys to cases and looks otherwise, so no answer to such a letter can be taken for one to a customer’s case.
 */
export type SideTokens = {
  readonly sign: (number: number) => string;
  /** Every referral whose key stands in an address or a Message-ID. */
  readonly findIn: (text: string) => readonly number[];
};

const SIGNATURE_LENGTH = 12;
const TOKEN = /(?<![0-9a-z])s(\d{4,12})\.([0-9a-hjkmnp-tv-z]{12})(?![0-9a-z])/gi;

export function openSideTokens(secret: Buffer): SideTokens {
  const signatureOf = (number: number) =>
    base32(createHmac('sha256', secret).update(`referral ${number}`).digest()).slice(0, SIGNATURE_LENGTH);
  const isOurs = (number: number, signature: string) =>
    timingSafeEqual(Buffer.from(signatureOf(number)), Buffer.from(signature.toLowerCase()));
  return {
    sign: (number) => `s${number}.${signatureOf(number)}`,
    findIn: (text) => [
      ...new Set(
        [...text.matchAll(TOKEN)].flatMap(([, number = '', signature = '']) =>
          isOurs(Number(number), signature) ? [Number(number)] : [],
        ),
      ),
    ],
  };
}

/** The address an answer of the partner goes to. */
export function sideAddress({ office: { address }, tokens }: Referring, number: number): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+${tokens.sign(number)}${address.slice(at)}`;
}

export const sideMessageId = ({ office: { address }, tokens }: Referring, number: number, id: string): string =>
  `${tokens.sign(number)}.${id.replaceAll('-', '')}@${address.slice(address.lastIndexOf('@') + 1)}`;

/** The secret in the address of a page: computed, not stored; the database holds its hash. */
export const doorToken = ({ doorSecret }: Pick<Referring, 'doorSecret'>, referralId: string, door: number): string =>
  createHmac('sha256', doorSecret).update(`${referralId} ${door}`).digest().subarray(0, 20).toString('base64url');
