import type { Nature } from '../message.ts';
import { autoReplyHeader, awayNoteIn } from './away.ts';
import { isAutomaticBody, isAutomaticSubject } from './away-phrases.ts';
import { deliveryReportIn, plainBounceIn } from './bounce.ts';
import { shortened } from './clean-text.ts';
import { first, originalOf, rawSender, reportsOf, reportType, type MailFacts } from './mail-facts.ts';
import { ownMessageId } from './message-ids.ts';

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

function abuseReportIn(facts: MailFacts): Nature | null {
  const [report] = reportsOf(facts, 'feedback-report');
  const because =
    reportType(facts) === 'feedback-report' || report !== undefined
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
    return {
      kind: 'automatic',
      because: 'The header X-MLServer and the sender show the program that runs a mailing list.',
    };
  }
  return /mailer-?daemon/i.test(`${rawSender(facts)} ${facts.returnPath ?? ''}`)
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
