import type { DeliveryNotice, DeliveryRecipient, Mailbox, Nature } from '../message.ts';
import { asciiLower } from './address-list.ts';
import { isAutomaticBody, isAutomaticSubject, isAwayBody, isAwaySubject } from './away-phrases.ts';
import { isBounceBody, isBounceSubject, isDaemon, isDelay } from './bounce-phrases.ts';
import { shortened } from './clean-text.ts';
import { originalIn, ownWordsOf, recipientsInProse, recipientsInReport, type Original } from './delivery-report.ts';
import { messageIdsIn, ownMessageId } from './message-ids.ts';

/** A machine-readable or returned part of a report, in the order they stand. */
export type ReportPart = { readonly type: string; readonly text: string };

export type MailFacts = {
  readonly header: (name: string) => readonly string[];
  readonly contentType: { readonly value: string; readonly params: Readonly<Record<string, string>> };
  readonly reports: readonly ReportPart[];
  readonly subject: string;
  readonly text: string;
  readonly from: readonly Mailbox[];
  /** The envelope sender. Empty for bounces, null when nobody knows it. */
  readonly returnPath: string | null;
};

/** Decides what kind of hand sent a message. Doubt ends with `human`: a person must never be taken for a machine. */
export function natureOf(facts: MailFacts): Nature {
  return (
    abuseReportIn(facts) ??
    receiptIn(facts) ??
    deliveryReportIn(facts) ??
    awayNoteIn(facts) ??
    plainBounceIn(facts) ??
    automaticIn(facts) ??
    listIn(facts) ?? { kind: 'human', because: 'Nothing in the headers or the text shows a machine at work.' }
  );
}

function first(facts: MailFacts, name: string): string {
  return facts.header(name)[0] ?? '';
}

function reportType(facts: MailFacts): string {
  return facts.contentType.value === 'multipart/report' ? (facts.contentType.params['report-type'] ?? '').toLowerCase() : '';
}

function reportsOf(facts: MailFacts, kind: string): readonly string[] {
  return facts.reports.filter((part) => part.type.endsWith(kind)).map((part) => part.text);
}

function returnedIn(facts: MailFacts): readonly string[] {
  return facts.reports.filter((part) => /rfc822|\/headers|\/global(-headers)?$/.test(part.type)).map((part) => part.text);
}

/** The returned copy names the message best; servers that send no copy still thread their notice to it. */
function originalOf(facts: MailFacts): Original {
  const original = originalIn(returnedIn(facts), facts.text);
  if (original.messageId !== null) return original;
  const parents = messageIdsIn(first(facts, 'in-reply-to'));
  const thread = messageIdsIn(first(facts, 'references'));
  const stated = ownMessageId(/<[^<>]+>/.exec(first(facts, 'x-original-message-id'))?.[0] ?? '');
  return { messageId: stated ?? parents[0] ?? thread.at(-1) ?? null, references: original.references };
}

function abuseReportIn(facts: MailFacts): Nature | null {
  const [report] = reportsOf(facts, 'feedback-report');
  const because = reportType(facts) === 'feedback-report' || report !== undefined
    ? 'Content-Type: multipart/report; report-type=feedback-report.'
    : first(facts, 'x-hmxmroriginalrecipient') !== ''
      ? 'The header X-HmXmrOriginalRecipient marks a complaint forwarded by Microsoft.'
      : null;
  if (because === null) return null;
  return { kind: 'abuse-report', because, originalMessageId: originalOf(facts).messageId };
}

function receiptIn(facts: MailFacts): Nature | null {
  const [report] = reportsOf(facts, 'disposition-notification');
  if (reportType(facts) !== 'disposition-notification' && report === undefined) return null;
  const stated = /^original-message-id\s*:\s*(<[^<>]+>)/im.exec(report ?? '')?.[1];
  return {
    kind: 'receipt',
    because: 'Content-Type: multipart/report; report-type=disposition-notification.',
    originalMessageId: stated === undefined ? originalOf(facts).messageId : ownMessageId(stated),
  };
}

function deliveryReportIn(facts: MailFacts): Nature | null {
  const typed = reportType(facts) === 'delivery-status';
  const reports = reportsOf(facts, 'delivery-status');
  const bySender = isDaemon(rawSender(facts)) || facts.returnPath === '';
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
  const notice = { because, recipients, originalMessageId: original.messageId, originalReferences: original.references };
  return delayed ? { kind: 'delay', ...notice, permanent: false } : { kind: 'bounce', ...notice, permanent: true };
}

/** The bounce itself is addressed to us: that address is never the one that failed. */
function messageAddresses(facts: MailFacts): readonly string[] {
  return facts.header('to').flatMap((to) => to.toLowerCase().match(/[^\s<>,;:"']+@[^\s<>,;:"']+/g) ?? []);
}

function rawSender(facts: MailFacts): string {
  return [...facts.header('from'), ...facts.header('sender'), facts.returnPath ?? ''].join(' ');
}

function plainBounceIn(facts: MailFacts): Nature | null {
  const failed = first(facts, 'x-failed-recipients');
  if (failed !== '') return proseNotice(facts, `The header X-Failed-Recipients names ${shortened(failed)}.`);
  const daemon = isDaemon(rawSender(facts));
  const empty = facts.returnPath === '';
  const subject = isBounceSubject(facts.subject);
  const body = isBounceBody(facts.text);
  // An automatic answer of a postmaster is not a report about one of our messages unless the daemon itself wrote it.
  const answer = /^auto-replied/i.test(first(facts, 'auto-submitted')) && !/daemon/i.test(rawSender(facts));
  if (answer) return null;
  if (daemon && (subject || body)) {
    return proseNotice(facts, `A mail system wrote it (From: ${shortened(first(facts, 'from'))}) about a failed delivery.`);
  }
  if (empty && (subject || body) && !isAutomaticSubject(facts.subject)) {
    return proseNotice(facts, 'The envelope sender is empty and the words are those of a failed delivery.');
  }
  const nobody = facts.from.length === 0 || facts.from.every(({ address }) => /^(no-?reply|do-?not-?reply|bounces?)\b/.test(address));
  if (subject && body && nobody && returnsMessage(facts)) {
    return proseNotice(facts, 'No person is named as sender, and the message returns another one as undeliverable.');
  }
  return cloudNoticeIn(facts);
}

/** Amazon's mail service reports bounces as a JSON object instead of a delivery report. */
function cloudNoticeIn(facts: MailFacts): Nature | null {
  const type = /"notificationType"\s*:\s*"(Bounce|Complaint|Delivery)"/.exec(facts.text.slice(0, 20_000))?.[1];
  if (type === undefined || !facts.text.trimStart().startsWith('{')) return null;
  const because = `The text is a JSON notification of type ${type}.`;
  const originalMessageId = /"Message-ID"\s*,\s*"value"\s*:\s*"<?([^"<>]{1,500})>?"/i.exec(facts.text)?.[1] ?? null;
  if (type === 'Complaint') return { kind: 'abuse-report', because, originalMessageId };
  const action = type === 'Delivery' ? 'delivered' : 'failed';
  const addresses = [...facts.text.matchAll(/"emailAddress"\s*:\s*"([^"]{1,320})"/g)].map((match) => asciiLower(match[1] ?? ''));
  const status = /"status"\s*:\s*"([245]\.\d{1,3}\.\d{1,3})"/.exec(facts.text)?.[1] ?? null;
  const diagnostic = /"diagnosticCode"\s*:\s*"((?:[^"\\]|\\.){1,2000})"/.exec(facts.text)?.[1] ?? null;
  const recipients = addresses.map((address): DeliveryRecipient => ({ address, action, status, diagnostic }));
  return recipients.length === 0 ? { kind: 'automatic', because } : noticeFrom(facts, because, recipients, originalMessageId);
}

function returnsMessage(facts: MailFacts): boolean {
  return returnedIn(facts).length > 0 || ownWordsOf(facts.text) !== facts.text;
}

function awayNoteIn(facts: MailFacts): Nature | null {
  const header = autoReplyHeader(facts);
  if (isDaemon(rawSender(facts)) && isBounceSubject(facts.subject)) return null;
  if (isAwaySubject(facts.subject) && (header !== null || isAwayBody(facts.text) || facts.text.trim().length < 400)) {
    return { kind: 'out-of-office', because: `The subject says so: “${shortened(facts.subject)}”.` };
  }
  if (isAutomaticSubject(facts.subject) && (header !== null || facts.returnPath === '' || isAwayBody(facts.text))) {
    if (isAwayBody(facts.text)) {
      return { kind: 'out-of-office', because: `The subject says “${shortened(facts.subject)}” and the text tells of an absence.` };
    }
    return { kind: 'automatic', because: `The subject says so: “${shortened(facts.subject)}”.` };
  }
  if (header !== null && header !== 'Auto-Submitted' && isAwayBody(facts.text)) {
    return { kind: 'out-of-office', because: `The header ${header} marks an automatic answer, and the text tells of an absence.` };
  }
  return null;
}

/** Headers that only an automatic answer carries. X-Auto-Response-Suppress is not one: Exchange adds it to any mail. */
function autoReplyHeader(facts: MailFacts): string | null {
  const submitted = first(facts, 'auto-submitted').trim().toLowerCase();
  if (submitted !== '' && !submitted.startsWith('no')) return 'Auto-Submitted';
  for (const name of ['X-Autoreply', 'X-Autorespond', 'X-Autoresponder', 'X-Auto-Reply', 'X-Mail-Autoreply', 'X-FC-MachineGenerated']) {
    const value = first(facts, name.toLowerCase());
    if (facts.header(name.toLowerCase()).length > 0 && !/^(no|false|0)$/i.test(value.trim())) return name;
  }
  if (/autorespond|auto-?reply/i.test(first(facts, 'x-post-messageclass'))) return 'X-POST-MessageClass';
  if (/^auto[-_]?(reply|respon)/i.test(first(facts, 'precedence').trim())) return 'Precedence';
  return null;
}

function automaticIn(facts: MailFacts): Nature | null {
  const header = autoReplyHeader(facts);
  if (header !== null) {
    return { kind: 'automatic', because: `The header ${header}: ${shortened(first(facts, header.toLowerCase()))}.` };
  }
  if (isAutomaticSubject(facts.subject) && isAutomaticBody(facts.text)) {
    return { kind: 'automatic', because: `The subject says so: “${shortened(facts.subject)}”.` };
  }
  if (facts.returnPath === '') {
    return { kind: 'automatic', because: 'The envelope sender is empty, so nobody expects an answer.' };
  }
  if (first(facts, 'x-mlserver') !== '' && /-(admin|owner|request|help|ctl)@/.test(facts.from[0]?.address ?? '')) {
    return { kind: 'automatic', because: 'The header X-MLServer and the sender show the program that runs a mailing list.' };
  }
  return /mailer-?daemon/i.test(rawSender(facts))
    ? { kind: 'automatic', because: 'The mail system itself wrote it (MAILER-DAEMON).' }
    : null;
}

/** A list needs two witnesses: mail to an agency's own group address carries List-Id too and is ordinary mail. */
function listIn(facts: MailFacts): Nature | null {
  const precedence = first(facts, 'precedence').trim().toLowerCase();
  if (!/^(bulk|list|junk)$/.test(precedence)) return null;
  const listed = ['list-id', 'list-unsubscribe', 'list-post'].find((name) => first(facts, name) !== '');
  if (listed === undefined || (precedence === 'list' && first(facts, 'x-google-group-id') !== '')) return null;
  return { kind: 'list', because: `The headers Precedence: ${precedence} and ${listed} mark mail sent to many.` };
}
