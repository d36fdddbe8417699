import type { Relief } from './pack.ts';

/** What puts things right, in the order in which one should think of it (after the Housing Ombudsman and the LGSCO). */
export const REMEDIES = [
  'apology',
  'acknowledgement',
  'explanation',
  'action',
  'decision changed',
  'record corrected',
  'money',
  'practice changed',
] as const;
export type RemedyKind = (typeof REMEDIES)[number];

const WORTH: Readonly<Record<RemedyKind, Relief>> = {
  apology: 'explanation',
  acknowledgement: 'explanation',
  explanation: 'explanation',
  action: 'non-monetary',
  'decision changed': 'non-monetary',
  'record corrected': 'non-monetary',
  money: 'monetary',
  'practice changed': 'non-monetary',
};
const MOST_FIRST = ['monetary', 'non-monetary', 'explanation'] as const;

/** What the customer got, by the remedy that was worth most. An answer with reasons is an explanation at the least. */
export function reliefOf(kinds: readonly RemedyKind[], answered: boolean): Relief {
  const got = new Set(kinds.map((kind) => WORTH[kind]));
  return MOST_FIRST.find((relief) => got.has(relief)) ?? (answered ? 'explanation' : 'none');
}
