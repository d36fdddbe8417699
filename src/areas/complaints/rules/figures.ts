/** What a report on complaints counts, in the order in which it is read. */
export const FIGURES_ASKED = [
  'received',
  'by topic',
  'by agency',
  'late and taken',
  'treated as a request',
  'refused',
  'other processes',
  'acknowledged',
  'answered',
  'next stage',
  'findings',
  'remedies',
  'remedies not done',
] as const;
export type Figure = (typeof FIGURES_ASKED)[number];
