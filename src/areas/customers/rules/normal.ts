import { isMailAddress } from '#kernel/mail-address.ts';

export type PointKind = 'email' | 'phone' | 'post' | 'other';

/** The form in which two ways of writing the same contact point are equal. */
export function normalOf(kind: PointKind, value: string): string {
  if (kind === 'email') return asciiLower(value.trim());
  const plain = value.normalize('NFKC').trim();
  if (kind === 'phone') return plain.startsWith('+') ? `+${plain.replace(/\D/g, '')}` : plain.replace(/\D/g, '');
  return plain.toLowerCase().replace(/\s+/g, ' ');
}

/** What an address is, of which nobody says it: one for mail, a number, or where somebody lives. */
export function kindTyped(typed: string): 'email' | 'phone' | 'post' {
  if (isMailAddress(normalOf('email', typed))) return 'email';
  return /^[\d\s()+./-]{5,}$/.test(typed.trim()) ? 'phone' : 'post';
}

/**
 * Only the letters A to Z are the same in both cases. Unicode makes a k of the Kelvin sign and an i of other signs, and an
 * address is a key to cases: whoever owns one that only looks like a customer's must not pass for that customer.
 */
const asciiLower = (address: string): string => address.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
