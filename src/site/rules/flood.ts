import { HOUR, MINUTE } from '#kernel/time.ts';

/** A bucket that holds so many messages and fills up again by one each `every` milliseconds. */
export type Limit = { readonly holds: number; readonly every: number };

/**
 * A library or a shelter is one address for many people, so an address may send a score at once and one a minute after
 * that. One person's own address is given fewer, and a letter that asks for a link fewest, because somebody else may have
 * typed it.
 */
export const LIMITS = {
  network: { holds: 20, every: MINUTE },
  email: { holds: 6, every: 20 * MINUTE },
  link: { holds: 12, every: 2 * MINUTE },
  resend: { holds: 3, every: HOUR },
} as const satisfies Readonly<Record<string, Limit>>;

/** How long until there is room for one more, in milliseconds. */
export const waitFor = (tokens: number, { every }: Limit): number => Math.max(0, Math.ceil((1 - tokens) * every));

/** The part of a network address that one customer of a network has: of IPv6 the first half. */
export function sourceOf(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('%', 1)[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...middle, ...right]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':');
}
