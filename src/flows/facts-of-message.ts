import { createHash } from 'node:crypto';
import { caseNumbered, caseOfMessage, caseOfMessageIds, isParty, rootOf } from '#areas/cases/server/index.ts';
import { referencesIn } from '#areas/cases/rules/index.ts';
import { sentTo, type PostOffice } from '#areas/correspondence/server/index.ts';
import { customersReachedAt } from '#areas/customers/server/index.ts';
import type { Facts, Nature, ReadMessage } from '#areas/intake/rules/index.ts';
import type { Db, Tx } from '#platform/db.ts';

/** What makes two messages the same: who, when, what, and what is attached. The path they took does not matter. */
export function contentKeyOf(
  { messageId, from, sentAt, subject, text, html, attachments }: ReadMessage,
  raw: Buffer,
): Buffer {
  const hash = createHash('sha256');
  // Without an id and a date, two messages that say the same may well be two: only the same bytes are the same message.
  const nameless = messageId === null && sentAt === null;
  hash.update(
    JSON.stringify([
      messageId,
      from.map(({ address }) => address),
      sentAt,
      subject,
      text,
      html,
      nameless ? raw.toString('hex') : '',
    ]),
  );
  for (const { name, bytes } of attachments) hash.update(`\0${name}\0${bytes.byteLength}\0`).update(bytes);
  return hash.digest();
}

/** Everything the rule asks of the record before it says where a message belongs. */
export async function factsOfMessage(
  office: PostOffice,
  db: Db | Tx,
  recipients: readonly string[],
  message: ReadMessage,
): Promise<Facts> {
  const addresses = [
    ...recipients,
    ...message.to.map(({ address }) => address),
    ...message.cc.map(({ address }) => address),
  ];
  const answered = [...message.inReplyTo, ...message.references.toReversed()];
  const [from] = message.from;
  const [senders, roots, numbered, bounced] = await Promise.all([
    message.from.length === 1 && from !== undefined ? customersReachedAt(db, 'email', from.address) : [],
    rootsNamed(office, db, addresses, answered),
    numberedInSubject(db, message.subject),
    bouncedOf(db, message.nature),
  ]);
  const referred = [];
  for (const caseId of roots) referred.push({ caseId, senderIsParty: await isParty(db, caseId, senders) });
  return {
    nature: message.nature.kind,
    senders: message.from.length,
    fromOurselves: from !== undefined && isOurs(office, from.address),
    referred,
    numberedInSubject: numbered,
    bounced,
  };
}

/** The cases whose key stands in an address or a Message-ID, then those that hold a message it answers. */
async function rootsNamed(
  { tokens }: PostOffice,
  db: Db | Tx,
  addresses: readonly string[],
  answered: readonly string[],
): Promise<string[]> {
  const numbers = [...addresses, ...answered].flatMap((text) => tokens.findIn(text));
  const found: string[] = [];
  for (const number of new Set(numbers)) {
    const root = await caseNumbered(db, number);
    if (root !== undefined) found.push(root.id);
  }
  for (const caseId of await caseOfMessageIds(db, answered.slice(0, 50))) {
    const root = await rootOf(db, caseId);
    if (root !== undefined) found.push(root.id);
  }
  return [...new Set(found)];
}

const isOurs = ({ address }: PostOffice, from: string): boolean =>
  from.replace(/\+[^@]*(?=@)/, '') === address.toLowerCase();

async function numberedInSubject(db: Db | Tx, subject: string): Promise<string | null> {
  for (const number of referencesIn(subject).slice(0, 3)) {
    const root = await caseNumbered(db, number);
    if (root !== undefined) return root.id;
  }
  return null;
}

async function bouncedOf(db: Db | Tx, nature: Nature): Promise<Facts['bounced']> {
  if (nature.kind !== 'bounce' && nature.kind !== 'delay' && nature.kind !== 'delivery-success') return null;
  const ids = [
    ...(nature.originalMessageId === null ? [] : [nature.originalMessageId]),
    ...nature.originalReferences.toReversed(),
  ];
  const sent = await sentTo(db, ids.slice(0, 20));
  if (sent === undefined) return null;
  const caseId = await caseOfMessage(db, sent.messageId);
  const failed = nature.recipients.map(({ address }) => address.toLowerCase());
  const wentThere = sent.recipients.some((recipient) => failed.includes(recipient.toLowerCase()));
  return caseId === undefined ? null : { caseId, messageId: sent.messageId, wentThere };
}
