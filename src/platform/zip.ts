import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** `packed`: pictures and recordings are as small as they get already. */
export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array; readonly packed?: boolean };

/** A ZIP that is made while it is sent, so that what is large is never in memory all at once. */
export async function* zipped(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): AsyncGenerator<Uint8Array, void, void> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((fault, chunk) => {
    if (fault !== null) throw fault;
    ready.push(chunk);
  });
  for await (const { name, bytes, packed = false } of entries) {
    const entry = packed ? new ZipPassThrough(name) : new ZipDeflate(name);
    zip.add(entry);
    entry.push(bytes, true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
