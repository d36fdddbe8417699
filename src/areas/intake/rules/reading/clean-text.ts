/**
 * A header is one line: every control character becomes a space. NUL becomes U+FFFD rather than nothing, because
 * removing it would turn `par\0ty@example.org` into an address that its writer does not own.
 */
export function cleanHeader(value: string): string {
  // oxlint-disable-next-line no-control-regex -- Control characters are exactly what has to be found here.
  return value
    .replaceAll('\u0000', '\uFFFD')
    .replace(/[\u0001-\u001F\u007F]+/g, ' ')
    .toWellFormed();
}

/** One line ending for everything downstream: CRLF, bare CR and LF all become LF. */
export function withPlainLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The beginning of a text for use in a sentence. Cutting may halve a character, which is repaired. */
export function shortened(text: string, limit = 100): string {
  return text.slice(0, limit).toWellFormed();
}
