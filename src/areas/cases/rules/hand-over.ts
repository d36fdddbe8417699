type Place = { readonly teamId: string; readonly ownerId: string | null };
type Said = { readonly why: string; readonly asked: string; readonly promised: string };

/** What the new owner reads first, and what stays in the history: why it comes to them, and what the customer was told. */
export const handOverNote = ({ why, asked, promised }: Said): string =>
  [why, asked === '' ? '' : `Asked: ${asked}`, promised === '' ? '' : `Promised: ${promised}`]
    .filter((part) => part !== '')
    .join('\n\n');

/** Handing a case to where it is already would only put a note on top of it. */
export const goesElsewhere = (from: Place, to: Place): boolean =>
  from.teamId !== to.teamId || from.ownerId !== to.ownerId;

/** Whether a case that was handed over waits for this officer to take it. */
export const waitsFor = (to: Place, officer: { readonly id: string; readonly teamIds: readonly string[] }): boolean =>
  to.ownerId === null ? officer.teamIds.includes(to.teamId) : to.ownerId === officer.id;
