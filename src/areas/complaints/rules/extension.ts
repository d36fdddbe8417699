type Notice = {
  readonly notice: string;
  readonly reason: string;
  /** As it stands in the letter: Thursday 3 December. */
  readonly newDate: string;
};
type Refused = { readonly field: string; readonly because: string } | undefined;

/** C-14: what the notice of an extension has to say, and does not. The customer is told why, until when, and who is outside. */
export function extensionNoticeRefused(external: string, { notice, reason, newDate }: Notice): Refused {
  if (!notice.includes(newDate))
    return { field: 'notice', because: 'The notice has to say the new date: [new date] becomes it.' };
  if (!notice.includes(reason.trim()))
    return { field: 'notice', because: 'The notice has to say why it takes longer: [reason] becomes what you wrote.' };
  if (!notice.includes(external)) return { field: 'notice', because: `The notice has to say this: ${external}` };
  return undefined;
}
