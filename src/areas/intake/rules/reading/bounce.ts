import type { DeliveryNotice, DeliveryRecipient, Nature } from '../message.ts';
import { asciiLower } from './address-list.ts';
import { isAutomaticSubject } from './away-phrases.ts';
import { isBounceBody, isBounceSubject, isDelay } from './bounce-phrases.ts';
import { shortened } from './clean-text.ts';
import { ownWordsOf, recipientsInProse, recipientsInReport } from './delivery-report.ts';
import {
  first,
  isFromDaemon,
  originalOf,
  rawSender,
  reportsOf,
  reportType,
  returnedIn,
  type MailFacts,
} from './mail-facts.ts';

/** A report in the standard form (RFC 3464), whoever it claims to be from. */
export function deliveryReportIn(facts: MailFacts): Nature | null {
  const typed = reportType(facts) === 'delivery-status';
  const reports = reportsOf(facts, 'delivery-status');
  const bySender = isFromDaemon(facts) || facts.returnPath === '';
  const asReport = facts.contentType.value === 'multipart/report' && reports.length > 0;
  if (!typed && !asReport && !(reports.length > 0 && bySender)) return null;
  const because = typed
    ? 'Content-Type: multipart/report; report-type=delivery-status.'
    : 'A part of type message/delivery-status reports on a delivery.';
  const recipients = reports.flatMap(recipientsInReport);
  return recipients.length > 0 ? noticeFrom(facts, because, recipients) : proseNotice(facts, because);
}

function noticeFrom(
  facts: MailFacts,
  because: string,
  recipients: readonly DeliveryRecipient[],
  stated: string | null = null,
): Nature {
  const original = originalOf(facts);
  const notice: DeliveryNotice = {
    because,
    recipients,
    permanent: recipients.some(({ action, status }) => action === 'failed' && status?.startsWith('4.') !== true),
    originalMessageId: stated ?? original.messageId,
    originalReferences: original.references,
  };
  if (recipients.some(({ action }) => action === 'failed')) return { kind: 'bounce', ...notice };
  if (recipients.some(({ action }) => action === 'delayed')) return { kind: 'delay', ...notice };
  return recipients.length > 0 ? { kind: 'delivery-success', ...notice } : { kind: 'bounce', ...notice };
}

function proseNotice(facts: MailFacts, because: string): Nature {
  const delayed = isDelay(facts.subject, ownWordsOf(facts.text)) && first(facts, 'x-failed-recipients') === '';
  const others = [...facts.from.map((mailbox) => mailbox.address), ...messageAddresses(facts)];
  const failed = first(facts, 'x-failed-recipients');
  const recipients = recipientsInProse(facts.text, failed, others, delayed ? 'delayed' : 'failed');
  if (recipients.length > 0) return noticeFrom(facts, because, recipients);
  const original = originalOf(facts);
  const notice = {
    because,
    recipients,
    originalMessageId: original.messageId,
    originalReferences: original.references,
  };
  return delayed ? { kind: 'delay', ...notice, permanent: false } : { kind: 'bounce', ...notice, permanent: true };
}

/** The bounce itself is addressed to us: that address is never the one that failed. */
function messageAddresses(facts: MailFacts): readonly string[] {
  return facts.header('to').flatMap((to) => to.toLowerCase().match(/[^\s<>,;:"']+@[^\s<>,;:"']+/g) ?? []);
}

export function plainBounceIn(facts: MailFacts): Nature | null {
  const failed = first(facts, 'x-failed-recipients');
  if (failed !== '') return proseNotice(facts, `The header X-Failed-Recipients names ${shortened(failed)}.`);
  // An automatic answer of a postmaster is not a report about one of our messages unless the daemon itself wrote it.
  const answer = /^auto-replied/i.test(first(facts, 'auto-submitted')) && !/daemon/i.test(rawSender(facts));
  const because = answer ? null : bounceWitness(facts);
  return because === null ? cloudNoticeIn(facts) : proseNotice(facts, because);
}

/** Words alone never make a bounce: a customer may well complain that a message could not be delivered. */
function bounceWitness(facts: MailFacts): string | null {
  const subject = isBounceSubject(facts.subject);
  const body = isBounceBody(facts.text);
  if (!subject && !body) return null;
  if (isFromDaemon(facts)) {
    return `A mail system wrote it (From: ${shortened(first(facts, 'from'))}) about a failed delivery.`;
  }
  if (facts.returnPath === '' && !isAutomaticSubject(facts.subject)) {
    return 'The envelope sender is empty and the words are those of a failed delivery.';
  }
  return subject && body && isFromNobody(facts) && returnsMessage(facts)
    ? 'No person is named as sender, and the message returns another one as undeliverable.'
    : null;
}

function isFromNobody(facts: MailFacts): boolean {
  return facts.from.every(({ address }) => /^(no-?reply|do-?not-?reply|bounces?)\b/.test(address));
}

/** Amazon's mail service reports bounces as a JSON object instead of a delivery report. */
function cloudNoticeIn(facts: MailFacts): Nature | null {
  const match = (pattern: RegExp): string | null => pattern.exec(facts.text)?.[1] ?? null;
  const type = match(/^\s*\{[^]{0,200}?"notificationType"\s*:\s*"(Bounce|Complaint|Delivery)"/);
  if (type === null) return null;
  const because = `The text is a JSON notification of type ${type}.`;
  const originalMessageId = match(/"Message-ID"\s*,\s*"value"\s*:\s*"<?([^"<>]{1,500})>?"/i);
  if (type === 'Complaint') return { kind: 'abuse-report', because, originalMessageId };
  const action = type === 'Delivery' ? 'delivered' : 'failed';
  const status = match(/"status"\s*:\s*"([245]\.\d{1,3}\.\d{1,3})"/);
  const diagnostic = match(/"diagnosticCode"\s*:\s*"((?:[^"\\]|\\.){1,2000})"/);
  const addresses = [...facts.text.matchAll(/"emailAddress"\s*:\s*"([^"]{1,320})"/g)].map(
    ([, address]) => address ?? '',
  );
  const recipients = addresses.map(
    (address) => ({ address: asciiLower(address), action, status, diagnostic }) as const,
  );
  if (recipients.length === 0) return { kind: 'automatic', because };
  return noticeFrom(facts, because, recipients, originalMessageId);
}

function returnsMessage(facts: MailFacts): boolean {
  return returnedIn(facts).length > 0 || ownWordsOf(facts.text) !== facts.text;
}
