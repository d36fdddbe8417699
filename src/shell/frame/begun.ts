/** What was typed into the palette before it was there. */
export const begun = { text: '' };

export function takeBegun(): string {
  const { text } = begun;
  begun.text = '';
  return text;
}
