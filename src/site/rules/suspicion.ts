import { HOUR, SECOND, type Instant } from '#kernel/time.ts';

/** Nobody reads and fills a form in less. Somebody whose browser fills it for them still reads what it filled. */
const TOO_FAST = 3 * SECOND;
/** A form that lay open for longer is given out anew. Nothing typed is lost; the person sends it again. */
export const FORM_LASTS = 48 * HOUR;
const MOST_LINKS = 3;

export type Sending = {
  readonly issuedAt: Instant;
  readonly now: Instant;
  /** What stood in the field that people do not see. */
  readonly trap: string;
  readonly text: string;
};

/**
 * Why a person should look at a message before anything is sent back. It is a case like any other: a wrong suspicion
 * costs an acknowledgement, never a question.
 */
export function suspicionsOf({ issuedAt, now, trap, text }: Sending): string[] {
  const links = text.match(/https?:\/\/(?:www\.)?|www\./gi)?.length ?? 0;
  return [
    ...(trap.trim() === '' ? [] : ['a field that people do not see was filled in']),
    ...(now - issuedAt >= TOO_FAST ? [] : ['it was sent sooner than anybody can type']),
    ...(links <= MOST_LINKS ? [] : [`it holds ${links} links`]),
  ];
}
