import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { MINUTE } from '#kernel/time.ts';
import { sha256 } from '#platform/id.ts';
import { OUTCOMES } from '../../rules/index.ts';

/** How two desks speak with each other. docs/desk-to-desk.md says the same in words. */
export const PATH = '/kept-desk/1';
export const MEDIA_TYPE = 'application/vnd.kept.desk+json';
/** A request is believed for so long before and after the moment it says it was made. */
export const BELIEVED_FOR = 5 * MINUTE;

const text = (most: number) => z.string().trim().max(most);
const said = (most: number) => text(most).min(1);
const referral = z.uuid();

/** Everything one desk can tell another. A sentence it does not know is refused, and says so. */
export const message = z.discriminatedUnion('is', [
  z.object({ is: z.literal('hello'), agency: said(200), address: z.url().max(300) }),
  z.object({
    is: z.literal('offered'),
    referral,
    number: z.number().int().positive(),
    officer: text(200).default(''),
    service: said(300).nullable().default(null),
    manner: z.enum(['warm', 'cold']),
    ground: z.enum(['consent', 'law']),
    groundWords: said(1000),
    summary: said(4000),
    given: z.record(z.string().max(60), text(20_000)).refine((given) => (given['name'] ?? '') !== '', 'lacks a name'),
    heldBack: z.array(z.string().max(60)).max(30),
    dueAt: z.iso.datetime(),
    madeAt: z.iso.datetime(),
    /** They said yes in a call of all three. */
    accepted: z.boolean().default(false),
  }),
  z.object({ is: z.literal('document'), referral, name: said(300), type: text(200), content: z.base64() }),
  z.object({ is: z.literal('withdrawn'), referral, words: text(4000) }),
  z.object({
    is: z.literal('answered'),
    referral,
    act: z.enum(['accept', 'decline', 'return', 'done']),
    words: text(4000).default(''),
    outcome: z.enum(OUTCOMES).nullable().default(null),
    expectedOn: z.iso.date().nullable().default(null),
  }),
  z.object({ is: z.literal('said'), referral, who: text(200).default(''), body: said(50_000) }),
]);
export type Message = z.infer<typeof message>;
export type MessageTo<Is extends Message['is']> = Extract<Message, { is: Is }>;

const code = z.object({
  link: z.uuid(),
  number: z.number().int().positive(),
  key: z.base64url().length(43),
  address: z.url(),
});
export type Code = z.infer<typeof code>;

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Nothing about customers goes over a line on which others can listen, except inside one computer. */
export const isGuarded = ({ protocol, hostname }: URL): boolean => protocol === 'https:' || LOCAL.test(hostname);

const MARK = 'kept1.';

export const newKey = (): Buffer => randomBytes(32);

/** The code in which a key travels from one administrator to the other. */
export const writeCode = (it: Omit<Code, 'key'> & { key: Buffer }): string =>
  MARK + Buffer.from(JSON.stringify({ ...it, key: it.key.toString('base64url') })).toString('base64url');

export function readCode(typed: string): Code | undefined {
  const bare = typed.replaceAll(/\s+/g, '');
  if (!bare.startsWith(MARK)) return undefined;
  try {
    return code.safeParse(JSON.parse(Buffer.from(bare.slice(MARK.length), 'base64url').toString())).data;
  } catch {
    // A code of which a part was lost is no JSON.
    return undefined;
  }
}

/** Each side signs with a key of its own made from the shared one, so nothing that was said can be said back to whoever said it. */
export type Side = 'maker' | 'joiner';
const keyOf = (secret: Buffer, side: Side): Buffer =>
  createHmac('sha256', secret).update(`kept-desk 1 ${side}`).digest();

export type Signed = { readonly link: string; readonly key: number; readonly id: string; readonly at: number };

export const signRequest = (secret: Buffer, side: Side, { link, key, id, at }: Signed, body: Uint8Array): string =>
  createHmac('sha256', keyOf(secret, side))
    .update(['request', PATH, link, key, id, at, sha256(body).toString('hex')].join('\n'))
    .digest('base64url');

/** A receipt is signed, too: whatever else answers at their address, even with “200”, has taken nothing. */
export const signReceipt = (secret: Buffer, side: Side, { link, key, id, at }: Signed, body: Uint8Array): string =>
  createHmac('sha256', keyOf(secret, side))
    .update(['receipt', PATH, link, key, id, at, sha256(body).toString('hex')].join('\n'))
    .digest('base64url');

export function sameSignature(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const HEADER = new RegExp(`^link=(${UUID}); key=(\\d{1,6}); id=(${UUID}); at=(\\d{13}); sign=([\\w-]{43})$`);

export const writeHeader = ({ link, key, id, at }: Signed, sign: string): string =>
  `link=${link}; key=${key}; id=${id}; at=${at}; sign=${sign}`;

export function readHeader(header: unknown): (Signed & { readonly sign: string }) | undefined {
  const [, link, key, id, at, sign] = (typeof header === 'string' ? HEADER.exec(header) : null) ?? [];
  if (link === undefined || id === undefined || sign === undefined) return undefined;
  return { link, key: Number(key), id, at: Number(at), sign };
}

/** What a desk answers: that it has recorded a message, or why it never will. */
export const receipt = z.union([z.object({ received: z.uuid() }), z.object({ refused: z.string().max(1000) })]);
export type Receipt = z.infer<typeof receipt>;
