import type { Nature } from '../message.ts';
import { isAutomaticSubject, isAwayBody, isAwaySubject, mayBeAwaySubject } from './away-phrases.ts';
import { isBounceSubject } from './bounce-phrases.ts';
import { shortened } from './clean-text.ts';
import { first, isFromDaemon, type MailFacts } from './mail-facts.ts';

/**
 * An absence note. A subject that only an assistant writes needs the words of an absence below it or a machine's
 * mark; a subject that people write too (“Abwesenheit”) needs the mark.
 */
export function awayNoteIn(facts: MailFacts): Nature | null {
  if (isFromDaemon(facts) && isBounceSubject(facts.subject)) return null;
  const header = autoReplyHeader(facts);
  const machine = header !== null || facts.returnPath === '';
  const away = isAwayBody(facts.text);
  const saying = `“${shortened(facts.subject)}”`;
  if (saysAway(facts.subject, machine, away)) {
    return { kind: 'out-of-office', because: `The subject says so: ${saying}.` };
  }
  if (isAutomaticSubject(facts.subject) && (machine || away)) {
    return away
      ? { kind: 'out-of-office', because: `The subject says ${saying} and the text tells of an absence.` }
      : { kind: 'automatic', because: `The subject says so: ${saying}.` };
  }
  // Auto-Submitted alone is also on reports of machines that happen to speak of absences.
  if (header === null || header === 'Auto-Submitted' || !away) return null;
  const because = `The header ${header} marks an automatic answer, and the text tells of an absence.`;
  return { kind: 'out-of-office', because };
}

function saysAway(subject: string, machine: boolean, away: boolean): boolean {
  return (isAwaySubject(subject) && (machine || away)) || (machine && mayBeAwaySubject(subject));
}

/** Headers that only an automatic answer carries. X-Auto-Response-Suppress is not one: Exchange adds it to any mail. */
export function autoReplyHeader(facts: MailFacts): string | null {
  const submitted = first(facts, 'auto-submitted').trim().toLowerCase();
  if (submitted !== '' && !submitted.startsWith('no')) return 'Auto-Submitted';
  for (const name of [
    'X-Autoreply',
    'X-Autorespond',
    'X-Autoresponder',
    'X-Auto-Reply',
    'X-Mail-Autoreply',
    'X-FC-MachineGenerated',
  ]) {
    const value = first(facts, name.toLowerCase());
    if (facts.header(name.toLowerCase()).length > 0 && !/^(no|false|0)$/i.test(value.trim())) return name;
  }
  if (/autorespond|auto-?reply/i.test(first(facts, 'x-post-messageclass'))) return 'X-POST-MessageClass';
  if (/^auto[-_]?(reply|respon)/i.test(first(facts, 'precedence').trim())) return 'Precedence';
  return null;
}
