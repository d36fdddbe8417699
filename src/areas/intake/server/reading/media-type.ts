import { fileTypeFromBuffer } from 'file-type';

/** Formats that are an ordinary zip or OLE file inside: the claimed type says more than the bytes then. */
const CONTAINERS = new Set(['application/zip', 'application/x-cfb', 'application/xml', 'application/gzip']);
const UNSAYING = new Set([
  '',
  'application/octet-stream',
  'application/x-unknown',
  'application/unknown',
  'application/download',
]);

const SNIFF_BYTES = 65_536;

/** What the bytes are, whatever the sender calls them: a program named invoice.pdf is shown as a program. */
export async function mediaTypeOf(bytes: Uint8Array, declared: string): Promise<string> {
  const sniffed = await sniffedType(bytes);
  if (sniffed === null)
    return UNSAYING.has(declared) && looksLikeText(bytes) ? 'text/plain' : declared || 'application/octet-stream';
  if (CONTAINERS.has(sniffed) && /openxml|oasis|msword|ms-(excel|powerpoint|outlook)|\+xml|\+zip/.test(declared))
    return declared;
  return sniffed;
}

async function sniffedType(bytes: Uint8Array): Promise<string | null> {
  try {
    return (await fileTypeFromBuffer(bytes.subarray(0, SNIFF_BYTES)))?.mime ?? null;
  } catch {
    // Damaged files make the detector fail; then the bytes show nothing, which is the answer.
    return null;
  }
}

function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 2000);
  return (
    head.length > 0 && head.every((byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127))
  );
}
