import type { Mailbox } from '../message.ts';
import { isDaemon } from './bounce-phrases.ts';
import { originalIn, type Original } from './delivery-report.ts';
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

export function first(facts: MailFacts, name: string): string {
  return facts.header(name)[0] ?? '';
}

export function reportType(facts: MailFacts): string {
  return facts.contentType.value === 'multipart/report'
    ? (facts.contentType.params['report-type'] ?? '').toLowerCase()
    : '';
}

export function reportsOf(facts: MailFacts, kind: string): readonly string[] {
  return facts.reports.filter((part) => part.type.endsWith(kind)).map((part) => part.text);
}

export function returnedIn(facts: MailFacts): readonly string[] {
  return facts.reports
    .filter((part) => /rfc822|\/headers|\/global(-headers)?$/.test(part.type))
    .map((part) => part.text);
}

/** The returned copy names the message best; servers that send no copy still thread their notice to it. */
export function originalOf(facts: MailFacts): Original {
  const original = originalIn(returnedIn(facts), facts.text);
  if (original.messageId !== null) return original;
  const parents = messageIdsIn(first(facts, 'in-reply-to'));
  const thread = messageIdsIn(first(facts, 'references'));
  const stated = ownMessageId(/<[^<>]+>/.exec(first(facts, 'x-original-message-id'))?.[0] ?? '');
  return { messageId: stated ?? parents[0] ?? thread.at(-1) ?? null, references: original.references };
}

/** The sender headers as they stand: mail systems often sign with a name and no address. */
export function rawSender(facts: MailFacts): string {
  return [...facts.header('from'), ...facts.header('sender')].join(' ');
}

/** Newsletters have return paths such as bounces@…, so only the daemon's own name counts there. */
export function isFromDaemon(facts: MailFacts): boolean {
  return isDaemon(rawSender(facts)) || /mailer-?daemon/i.test(facts.returnPath ?? '');
}
