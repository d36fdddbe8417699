import { isAutomaticSubject } from './away-phrases.ts';
import { shortened } from './clean-text.ts';
import { first, type MailFacts } from './mail-facts.ts';

/**
 * Why a message must get no automatic answer although a person may have written it, or null. RFC 3834, section 2, is
 * stricter about answering than a desk may be about opening a case: a wrongly unanswered person still has a case, but an
 * answer to a list or to another machine cannot be taken back.
 */
export function wantsNoAutomaticAnswer(facts: MailFacts): string | null {
  const precedence = first(facts, 'precedence').trim().toLowerCase();
  if (/^(bulk|list|junk)$/.test(precedence)) return `The header Precedence: ${precedence}.`;
  const suppressed = first(facts, 'x-auto-response-suppress');
  if (/\b(all|autoreply)\b/i.test(suppressed)) return `The header X-Auto-Response-Suppress: ${shortened(suppressed)}.`;
  return isAutomaticSubject(facts.subject)
    ? `The subject says that it is automatic: “${shortened(facts.subject)}”.`
    : null;
}
