type Stretch = { readonly from: number; readonly to: number };

/** Puts a text in the place of another as if it had been typed, so that the browser can undo it. */
export function typeOver(field: HTMLTextAreaElement, { from, to }: Stretch, text: string): void {
  field.focus();
  field.setSelectionRange(from, to);
  // oxlint-disable-next-line typescript/no-deprecated -- There is no other way to insert text that Control Z takes out again.
  if (document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, from, to, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Leads to a place in the field that stands in here; with words, those take its place. */
export function goInto(within: Element | null, at: Stretch, words?: string): void {
  const field = within?.querySelector<HTMLElement>('textarea, .text:not(.behind)');
  field?.focus();
  if (!(field instanceof HTMLTextAreaElement)) return;
  if (words === undefined) field.setSelectionRange(at.from, at.to);
  else typeOver(field, at, words);
}
