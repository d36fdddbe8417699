import type { Mailbox, ReadMessage } from '../../rules/message.ts';
import { addressesIn } from '../../rules/reading/address-list.ts';
import { cleanHeader, shortened } from '../../rules/reading/clean-text.ts';
import { messageIdsIn, ownMessageId } from '../../rules/reading/message-ids.ts';
import type { MailFacts, ReportPart } from '../../rules/reading/mail-facts.ts';
import { natureOf } from '../../rules/reading/nature.ts';
import { sentAtIn } from '../../rules/reading/sent-date.ts';
import { wantsNoAutomaticAnswer } from '../../rules/reading/unanswered.ts';
import { trimReply } from '../../rules/reading/trim-reply.ts';
import { attachmentsOf } from './attachments.ts';
import { contentsOf, type Contents } from './body.ts';
import { decodeText } from './charsets.ts';
import { decodeWords } from './encoded-words.ts';
import { mimeTreeOf, type MimePart } from './mime-tree.ts';
import { unpack } from './transfer-encoding.ts';

/** What the mail server knew: the envelope sender, which is empty for every bounce. */
export type Envelope = { readonly returnPath?: string };

/** Reads any bytes as a message. It never refuses: what cannot be understood is said in `problems`. */
export async function readMessage(raw: Uint8Array, envelope: Envelope = {}): Promise<ReadMessage> {
  const problems = new Set<string>();
  const root = mimeTreeOf(withLineFeeds(raw), problems);
  const header = headersOf(root);
  const contents = contentsOf(root, problems);
  const attachments = await attachmentsOf(contents, problems);
  const text = contents.body.text || partialText(root, problems);
  const subject = decodeWords(header('subject')[0] ?? '').trim();
  const people = peopleIn(header, problems);
  noteDoubles(header, problems);
  const facts: MailFacts = {
    header: (name) => header(name).map(decodeWords),
    contentType: root.type,
    reports: reportsIn(root),
    subject,
    text: shortened(text, 200_000),
    from: people.from,
    returnPath: envelope.returnPath ?? returnPathIn(header),
  };
  return {
    messageId: ownMessageId(header('message-id')[0] ?? ''),
    inReplyTo: messageIdsIn(header('in-reply-to').join(' ')),
    references: messageIdsIn(header('references').join(' ')),
    ...people,
    subject,
    sentAt: sentAtIn(header('date')[0] ?? ''),
    text,
    html: contents.body.html,
    newText: trimReply(text),
    attachments,
    nature: natureOf(facts),
    noAutomaticAnswer: wantsNoAutomaticAnswer(facts),
    problems: [...problems],
  };
}

type Headers = (name: string) => readonly string[];

/** Old Macintosh mail ends its lines with CR alone. A CR beside proper line feeds is never a line end. */
function withLineFeeds(raw: Uint8Array): Buffer {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (bytes.includes(0x0a) || !bytes.includes(0x0d)) return bytes;
  return Buffer.from(bytes.map((byte) => (byte === 0x0d ? 0x0a : byte)));
}

function headersOf(root: MimePart): Headers {
  const byName = new Map<string, string[]>();
  for (const field of root.fields) {
    const values = byName.get(field.name);
    const value = cleanHeader(field.value);
    if (values) values.push(value);
    else byName.set(field.name, [value]);
  }
  return (name) => byName.get(name) ?? [];
}

function returnPathIn(header: Headers): string | null {
  const [value] = header('return-path');
  return value === undefined ? null : value.trim().replace(/^<|>$/g, '').trim();
}

type People = Pick<ReadMessage, 'from' | 'sender' | 'replyTo' | 'to' | 'cc'>;

function peopleIn(header: Headers, problems: Set<string>): People {
  const read = (name: string): readonly Mailbox[] => {
    const lists = header(name).map(addressesIn);
    for (const unread of lists.flatMap((list) => list.unread).slice(0, 3)) {
      problems.add(`The ${name} header names no address in “${shortened(decodeWords(unread))}”.`);
    }
    return lists
      .flatMap((list) => list.mailboxes)
      .map(({ name: raw, address }) => ({ name: decodeWords(raw).trim(), address }));
  };
  const from = read('from');
  if (from.length === 0) problems.add('The message does not say whom it is from.');
  if (from.length > 1) problems.add('The message claims to be from more than one address.');
  return { from, sender: read('sender')[0] ?? null, replyTo: read('reply-to'), to: read('to'), cc: read('cc') };
}

function noteDoubles(header: Headers, problems: Set<string>): void {
  for (const name of ['from', 'subject', 'message-id', 'date', 'sender', 'content-type']) {
    if (header(name).length > 1) problems.add(`The header ${name} stands there ${header(name).length} times.`);
  }
}

const REPORT =
  /^(message\/(global-)?(delivery-status|disposition-notification|feedback-report|rfc822|headers|global)|text\/rfc822-headers|message\/xdelivery-status)$/;

function reportsIn(root: MimePart): readonly ReportPart[] {
  const reports: ReportPart[] = [];
  const visit = (part: MimePart): void => {
    if (part.children.length === 0 && part !== root && REPORT.test(part.type.value)) {
      const bytes = unpack(part.body, part.encoding).bytes.subarray(0, 200_000);
      reports.push({ type: part.type.value, text: decodeText(bytes, null).text.replace(/\r\n?/g, '\n') });
    }
    part.children.forEach(visit);
  };
  visit(root);
  return reports;
}

/** A message sent in pieces (message/partial) shows its own piece, so that an officer can see what is missing. */
function partialText(root: MimePart, problems: Set<string>): string {
  if (root.type.value !== 'message/partial') return '';
  const { number = '?', total = '?' } = root.type.params;
  problems.add(`This is piece ${number} of ${total} of a message that was sent in pieces.`);
  const inner = new Set<string>();
  const contents: Contents = contentsOf(mimeTreeOf(root.body, inner), inner);
  return contents.body.text;
}
