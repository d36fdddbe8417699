import { createHmac, timingSafeEqual } from 'node:crypto';
import { base32 } from '#kernel/base32.ts';

/**
 * The key to a case that stands in our reply addresses and Message-IDs: its number and a signature of 60 bits that only
 * this desk can make. It is one of the two keys; the sender must be a party of the case as well.
 */
export type ReplyTokens = {
  readonly sign: (caseNumber: number) => string;
  /** The case number of a token whose signature is ours; undefined for any other text. */
  readonly verify: (token: string) => number | undefined;
  /** Every case number whose token stands in an address or a Message-ID. */
  readonly findIn: (text: string) => readonly number[];
};

const SIGNATURE_LENGTH = 12;
const TOKEN = /(?<![0-9a-z])k(\d{4,12})\.([0-9a-hjkmnp-tv-z]{12})(?![0-9a-z])/gi;

export function openReplyTokens(secret: Buffer): ReplyTokens {
  const signatureOf = (caseNumber: number) =>
    base32(createHmac('sha256', secret).update(`case ${caseNumber}`).digest()).slice(0, SIGNATURE_LENGTH);
  const isOurs = (caseNumber: number, signature: string) =>
    timingSafeEqual(Buffer.from(signatureOf(caseNumber)), Buffer.from(signature.toLowerCase()));
  const findIn = (text: string) => [
    ...new Set(
      [...text.matchAll(TOKEN)].flatMap(([, number = '', signature = '']) =>
        isOurs(Number(number), signature) ? [Number(number)] : [],
      ),
    ),
  ];
  return {
    sign: (caseNumber) => `k${caseNumber}.${signatureOf(caseNumber)}`,
    verify: (token) => findIn(token)[0],
    findIn,
  };
}
