import { fileTypeFromBuffer } from 'file-type';
import type { FastifyReply, FastifyRequest } from 'fastify';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; frame-ancestors 'self'; sandbox";
/**
 * A browser shows no PDF in a sandbox: its viewer is a page of its own, which runs nothing of the document's. The type is
 * fixed and never guessed, so these bytes can be nothing else.
 */
const PDF_POLICY =
  "default-src 'none'; object-src 'self'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'";
/** Only what a browser shows without running anything in it. */
const SHOWN =
  /^(image\/(png|jpeg|gif|webp)|application\/pdf|audio\/(mpeg|mp4|x-m4a|ogg|wav|flac|aac|webm)|video\/(mp4|webm))$/;

/** What the bytes say they are; a name or a header can say anything. Damaged files make the detector fail: then they say nothing. */
export async function typeOfBytes(bytes: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return found?.mime.split(';')[0] ?? 'application/octet-stream';
}

type Given = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** It may be looked at in the page, where its kind allows that. */
  readonly view: boolean;
};

/** Gives a file out so that nothing in it can run: shown where that is safe, or else to be saved. A recording can be heard from anywhere in it. */
export function giveFile(request: FastifyRequest, reply: FastifyReply, it: Given): FastifyReply {
  const shown = it.view && SHOWN.test(it.mediaType);
  const bytes = Buffer.from(it.bytes);
  const part = shown ? partAsked(request.headers.range, bytes.byteLength) : undefined;
  void reply
    .header('content-type', shown ? it.mediaType : 'application/octet-stream')
    .header(
      'content-disposition',
      `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(it.name.toWellFormed())}`,
    )
    .header('content-security-policy', shown && it.mediaType === 'application/pdf' ? PDF_POLICY : POLICY)
    .header('accept-ranges', 'bytes');
  if (part === undefined) return reply.send(bytes);
  return reply
    .code(206)
    .header('content-range', `bytes ${part.from}-${part.to - 1}/${bytes.byteLength}`)
    .send(bytes.subarray(part.from, part.to));
}

/** The one stretch that a player asks for (RFC 9110, 14.2). Anything else is answered with the whole. */
function partAsked(range: string | undefined, size: number): { from: number; to: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  return from < to ? { from, to } : undefined;
}
