/** PostgreSQL refuses U+0000 and UTF-8 has no form for a lone surrogate, so neither may go further. */
export function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}
