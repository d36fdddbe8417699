import type { Attachment } from '../../rules/message.ts';
import { cleanHeader } from '../../rules/reading/clean-text.ts';
import { contentIdOf, type Contents } from './body.ts';
import { decodeWords } from './encoded-words.ts';
import { headerBlockOf } from './header-fields.ts';
import { mediaTypeOf } from './media-type.ts';
import { firstField, type MimePart } from './mime-tree.ts';
import { unpack } from './transfer-encoding.ts';

const MAX_ATTACHMENTS = 500;
const MAX_BYTES = 150 * 1024 * 1024;

const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
  'text/directory': 'vcf',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
  'image/tiff': 'tif',
  'image/bmp': 'bmp',
  'application/pdf': 'pdf',
  'application/ms-tnef': 'dat',
  'application/zip': 'zip',
  'application/pgp-signature': 'asc',
  'audio/wav': 'wav',
  'application/pkcs7-signature': 'p7s',
  'application/x-pkcs7-signature': 'p7s',
  'audio/mpeg': 'mp3',
  'video/quicktime': 'mov',
  'video/mp4': 'mp4',
  'application/rtf': 'rtf',
  'application/json': 'json',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'message/delivery-status': 'txt',
  'message/disposition-notification': 'txt',
  'message/feedback-report': 'txt',
  'text/rfc822-headers': 'txt',
  'message/rfc822': 'eml',
  'message/global': 'eml',
  'message/partial': 'eml',
};

/** Nothing is dropped in silence: what is over the limits is named in `problems` and stays in the stored original. */
export async function attachmentsOf(contents: Contents, problems: Set<string>): Promise<readonly Attachment[]> {
  const attachments: Attachment[] = [];
  let total = 0;
  for (const part of contents.attached) {
    const unpacked = unpack(part.body, part.encoding);
    if (unpacked.note !== null) problems.add(unpacked.note);
    total += unpacked.bytes.length;
    if (attachments.length >= MAX_ATTACHMENTS || total > MAX_BYTES) {
      problems.add(
        `Attachment ${attachments.length + 1} and later ones are over the limits and were left in the original.`,
      );
      return attachments;
    }
    const taken = new Set(attachments.map(({ name }) => name));
    attachments.push(await attachmentFrom(part, unpacked.bytes, taken));
  }
  for (const file of contents.uuencoded) {
    const mediaType = await mediaTypeOf(file.bytes, '');
    const name = safeName(file.name) || `attachment-${attachments.length + 1}`;
    attachments.push({
      name,
      declaredType: '',
      mediaType,
      bytes: Uint8Array.from(file.bytes),
      contentId: null,
      inline: false,
    });
  }
  return attachments;
}

async function attachmentFrom(part: MimePart, bytes: Uint8Array, taken: ReadonlySet<string>): Promise<Attachment> {
  const declaredType = part.type.value;
  const whole = /^(message|multipart)\//.test(declaredType) || declaredType === 'text/rfc822-headers';
  return {
    name: nameOf(part, bytes, taken),
    declaredType,
    mediaType: whole ? declaredType : await mediaTypeOf(bytes, declaredType),
    // A copy, because a view would keep the whole message in memory and cannot be handed to another thread.
    bytes: Uint8Array.from(bytes),
    contentId: contentIdOf(part),
    inline: part.disposition.value === 'inline' || (part.disposition.value === '' && contentIdOf(part) !== null),
  };
}

function nameOf(part: MimePart, bytes: Uint8Array, taken: ReadonlySet<string>): string {
  const given = [part.disposition.params['filename'], part.type.params['name'], part.disposition.params['name']];
  const stated = given.map((name) => safeName(name ?? '')).find((name) => name !== '');
  if (stated !== undefined) return stated;
  const extension = EXTENSIONS[part.type.value] ?? 'bin';
  const about = safeName(decodeWords(enclosedSubject(part, bytes) || firstField(part.fields, 'content-description')));
  if (about === '') return inventedName(part, extension, taken);
  return about.toLowerCase().endsWith(`.${extension}`) ? about : `${about}.${extension}`;
}

/** Outlook names pictures in their Content-ID; other nameless parts are called after their kind, each differently. */
function inventedName(part: MimePart, extension: string, taken: ReadonlySet<string>): string {
  const fromId = /^([\w-]{1,80}\.[a-z0-9]{2,5})@/i.exec(contentIdOf(part) ?? '')?.[1];
  if (fromId !== undefined) return fromId;
  const [major = ''] = part.type.value.split('/');
  const kind = /^(image|video|audio|message)$/.test(major) ? major : major === 'text' ? 'document' : 'attachment';
  let name = `${kind}.${extension}`;
  for (let count = 1; taken.has(name) && count < 1000; count += 1) name = `${kind}${count}.${extension}`;
  return name;
}

function enclosedSubject(part: MimePart, bytes: Uint8Array): string {
  if (!/^message\/(rfc822|global)$/.test(part.type.value)) return '';
  return firstField(headerBlockOf(Buffer.from(bytes.subarray(0, 100_000))).fields, 'subject');
}

/** A file name must not carry a path, a control character or a text direction trick into the officer's downloads. */
function safeName(name: string): string {
  const plain = cleanHeader(name).replace(/[\u0000\u202A-\u202E\u2066-\u2069\u200E\u200F]/g, '');
  const last = plain.split(/[\\/]/).at(-1) ?? '';
  return [...last.trim().replace(/^\.+/, '')].slice(0, 200).join('');
}
