/** A hash of eight digits that is the same everywhere (FNV-1a). */
const hash = (text: string, seed = 0x811c9dc5): string =>
  [...text]
    .reduce((sum, sign) => Math.imul(sum ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0, seed)
    .toString(16)
    .padStart(8, '0');

/** The same UUID (RFC 9562, version 8) for the same thing of the same source, however often it is brought over. */
export function idFor(source: string, of: string, id: string): string {
  const kind = hash(`${source} ${of}`);
  const tail = /^\d{1,14}$/.test(id)
    ? Number(id).toString(16).padStart(12, '0')
    : `${hash(id)}${hash(id, 0x9747b28c).slice(0, 4)}`;
  const mid = hash(`${of} ${source}`);
  return `${kind}-${mid.slice(0, 4)}-8${mid.slice(4, 7)}-8${hash(id, 0x85ebca6b).slice(0, 3)}-${tail}`;
}
