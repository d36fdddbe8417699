export type PointKind = 'email' | 'phone' | 'post' | 'other';

/** The form in which two ways of writing the same contact point are equal. */
export function normalOf(kind: PointKind, value: string): string {
  const plain = value.normalize('NFKC').trim();
  if (kind === 'email') return plain.toLowerCase();
  if (kind === 'phone') return plain.startsWith('+') ? `+${plain.replace(/\D/g, '')}` : plain.replace(/\D/g, '');
  return plain.toLowerCase().replace(/\s+/g, ' ');
}
