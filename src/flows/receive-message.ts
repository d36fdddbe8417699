import {
  addIncoming,
  addNotice,
  addParty,
  caseNamed,
  isParty,
  keepAttachment,
  lockCase,
  openCase,
  rootOf,
  type Locked,
} from '#areas/cases/server/index.ts';
import { KINDS, type Kind } from '#areas/cases/rules/index.ts';
import { acknowledge, type PostOffice } from '#areas/correspondence/server/index.ts';
import { customersReachedAt, ensureCustomerAt } from '#areas/customers/server/index.ts';
import { firstTeam } from '#areas/identity/server/index.ts';
import { placeOf, type Placing, type ReadMessage } from '#areas/intake/rules/index.ts';
import {
  claimMail,
  markDecided,
  olderWaiting,
  originalOf,
  teamOfAddress,
  type Waiting,
} from '#areas/intake/server/index.ts';
import { isMailAddress } from '#kernel/mail-address.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Referring } from '#areas/referrals/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import { SYSTEM, type Work } from '#platform/work.ts';
import type { Scanner } from '#platform/scanner.ts';
import { contentKeyOf, factsOfMessage } from './facts-of-message.ts';
import { hearBeside } from './hear-beside.ts';

export type Receiving = {
  readonly office: PostOffice;
  readonly scanner: Scanner | null;
  readonly referring: Referring;
};
type Mail = Pick<Waiting, 'id' | 'source' | 'returnPath' | 'recipients' | 'receivedAt' | 'hash'>;

/**
 * Puts one message where it belongs, in one transaction. Returns false when it answers something that has not been read
 * yet, so that it must wait a moment.
 */
export async function receiveMessage(
  receiving: Receiving,
  work: Work,
  mail: Mail,
  message: ReadMessage,
): Promise<boolean> {
  const contentKey = contentKeyOf(message, mail.hash);
  const [claimed, original] = await Promise.all([claimMail(work.db, mail.id), originalOf(work.db, contentKey)]);
  if (!claimed) return true;
  const about = aboutOf(message, contentKey);
  if (original !== undefined) {
    await markDecided(work.db, mail.id, work.now, {
      ...about,
      outcome: 'duplicate',
      because: 'The same message came before.',
      duplicateOf: original,
    });
    return true;
  }
  // Whatever carries the key of a referral is said beside a case or to a person, and never on the case.
  const beside = await hearBeside(receiving.referring, work, mail, message);
  if (beside !== null) {
    await markDecided(work.db, mail.id, work.now, { ...about, ...beside });
    work.afterCommit(() => receiving.office.desk.live.tell('intake', mail.id));
    return true;
  }
  const facts = await factsOfMessage(receiving.office, work.db, mail.recipients, message);
  const answersSomethingUnknown =
    facts.referred.length === 0 && message.references.length + message.inReplyTo.length > 0;
  if (answersSomethingUnknown && (await olderWaiting(work.db, mail))) return false;

  const placing = placeOf(facts);
  const caseId = await carryOut(receiving, work, { mail, message }, placing);
  await markDecided(work.db, mail.id, work.now, {
    ...about,
    outcome: placing.outcome,
    because: placing.outcome === 'notice' ? `${placing.because} ${message.nature.because}` : placing.because,
    caseId,
    suggestedCaseId: placing.outcome === 'quarantined' ? placing.suggestedCaseId : null,
  });
  work.afterCommit(() => receiving.office.desk.live.tell('intake', mail.id));
  return true;
}

/** What cannot be read is kept and shown to a person, who sees the original. */
export async function setAsideUnreadable({ office }: Receiving, work: Work, mail: Mail, why: string): Promise<void> {
  if (!(await claimMail(work.db, mail.id))) return;
  await markDecided(work.db, mail.id, work.now, {
    outcome: 'quarantined',
    because: `It could not be read: ${why}`,
    contentKey: null,
    messageId: null,
    nature: 'unreadable',
    fromName: '',
    fromAddress: mail.returnPath ?? '',
    subject: '',
  });
  work.afterCommit(() => office.desk.live.tell('intake', mail.id));
}

const aboutOf = ({ messageId, nature, from, subject }: ReadMessage, contentKey: Buffer) => ({
  contentKey,
  messageId,
  nature: nature.kind,
  fromName: from[0]?.name ?? '',
  fromAddress: from[0]?.address ?? '',
  subject,
});

type Whole = { readonly mail: Mail; readonly message: ReadMessage };

/** Does what was decided, and gives the case it was done on. */
async function carryOut(
  receiving: Receiving,
  work: Work,
  { mail, message }: Whole,
  placing: Placing,
): Promise<string | null> {
  if (placing.outcome === 'new') return openFor(receiving, work, { mail, message });
  if (placing.outcome === 'threaded') return putOn(receiving, work, { mail, message }, placing.caseId);
  if (placing.outcome === 'quarantined' || placing.caseId === null) return null;
  await addNotice(receiving.office.desk, work, placing.caseId, {
    kind: message.nature.kind,
    because: `${message.subject === '' ? '' : `${message.subject}: `}${message.nature.because}`.slice(0, 2000),
    mailId: mail.id,
    undelivered: placing.undelivered ?? undefined,
  });
  return placing.caseId;
}

async function openFor(receiving: Receiving, work: Work, whole: Whole, inTeam?: string): Promise<string> {
  const { mail, message } = whole;
  const { office } = receiving;
  const [from = { name: '', address: mail.returnPath ?? '' }] = message.from;
  const [mailbox, customerId] = await Promise.all([
    teamOfAddress(work.db, [...mail.recipients, ...message.to.map(({ address }) => address)]),
    isMailAddress(from.address) ? ensureCustomerAt(work, { email: from.address, name: from.name }) : null,
  ]);
  const kind = KINDS.find((one): one is Kind => one === mailbox?.caseKind) ?? 'enquiry';
  const opened = await openCase(office.desk, work, {
    kind,
    subject: message.subject === '' ? 'No subject' : message.subject,
    teamId: inTeam ?? mailbox?.teamId ?? (await firstTeam(work)),
    customerId,
    channel: 'email',
    gist: message.newText,
  });
  await record(receiving, work, whole, { id: opened.id, kind, state: 'new', phase: 'open', customerId });
  if (customerId !== null)
    await acknowledge(office, work, {
      caseId: opened.id,
      caseNumber: opened.number,
      customerId,
      subject: message.subject,
      nature: message.nature.kind,
      returnPath: mail.returnPath,
      from: from.address,
      live: mail.source !== 'import' && (message.noAutomaticAnswer ?? null) === null,
    });
  return opened.id;
}

async function putOn(receiving: Receiving, work: Work, whole: Whole, caseId: string): Promise<string> {
  const at = await lockRoot(work, caseId);
  const [from] = whole.message.from;
  const senders = from === undefined ? [] : await customersReachedAt(work.db, 'email', from.address);
  const customerId = await firstParty(work, caseId, senders);
  await record(receiving, work, whole, { ...at, customerId });
  return at.id;
}

/** The case that answers, locked. It may have been joined to another in the moment before we had the lock. */
async function lockRoot(work: Work, caseId: string): Promise<Locked> {
  const at = await lockCase(work, caseId);
  if (at.mergedInto === null) return at;
  const root = await rootOf(work.db, caseId);
  return lockRoot({ ...work, actor: SYSTEM }, root?.id ?? at.mergedInto);
}

/** Of several who share an address, the one who is on the case. */
async function firstParty(work: Work, caseId: string, customerIds: readonly string[]): Promise<string | null> {
  for (const customerId of customerIds) if (await isParty(work.db, caseId, [customerId])) return customerId;
  return customerIds[0] ?? null;
}

type On = Parameters<typeof addIncoming>[2] & { readonly customerId: string | null };

async function record({ office, scanner }: Receiving, work: Work, { mail, message }: Whole, on: On): Promise<void> {
  const [from] = message.from;
  const wroteMore = message.text.trim() !== message.newText.trim();
  const { id: messageId } = await addIncoming(office.desk, work, on, {
    channel: 'email',
    customerId: on.customerId,
    fromName: from?.name ?? '',
    fromAddress: from?.address ?? '',
    to: message.to.map(({ address }) => address),
    cc: message.cc.map(({ address }) => address),
    subject: message.subject,
    body: message.newText,
    fullBody: wroteMore ? message.text : null,
    html: message.html,
    messageId: message.messageId,
    mailId: mail.id,
    ...(mail.source === 'import' && message.sentAt !== null && message.sentAt < work.now ? { at: message.sentAt } : {}),
  });
  for (const { name, mediaType, bytes, contentId, inline } of message.attachments) {
    const scan = scanner === null ? 'not scanned' : await scanner.scan(bytes);
    await keepAttachment(
      office.desk,
      work,
      { caseId: on.id, messageId },
      { name, mediaType, bytes, contentId, inline, scan },
    );
  }
}

const NO_ADDRESS = 'This mail names no address that can be answered, so its sender cannot become a party.';

/** An officer says where a message belongs: on a case, whose party the sender may become, or in a case of its own. */
export async function placeByOfficer(
  receiving: Receiving,
  work: Work,
  whole: Whole,
  to: { readonly into: string; readonly addParty: boolean } | { readonly newInTeam: string },
): Promise<string> {
  const [from] = whole.message.from;
  if ('newInTeam' in to) return openFor(receiving, work, whole, to.newInTeam);
  const caseId = await caseNamed(work, to.into);
  if (to.addParty && from !== undefined) {
    if (!isMailAddress(from.address))
      throw new Refusal(422, NO_ADDRESS, [{ field: 'addParty', problem: 'is not possible for this sender' }]);
    const customerId = await ensureCustomerAt(work, { email: from.address, name: from.name });
    if (!(await isParty(work.db, caseId, [customerId])))
      await addParty(receiving.office.desk, work, caseId, { customerId, role: 'representative', authority: '' });
  }
  const placedOn = await putOn(receiving, work, whole, caseId);
  await announce(work, { kind: 'mail.placed', caseId: placedOn, data: { mailId: whole.mail.id } });
  return placedOn;
}
