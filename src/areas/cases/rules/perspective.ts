/**
 * The customer's side of a case (capability row "take the customer's perspective"): what they asked, what they need, how
 * they feel, what they expect, and who else is affected.
 */
export const PERSPECTIVE_PARTS = ['asked', 'needs', 'feels', 'expects', 'affected'] as const;
export type PerspectivePart = (typeof PERSPECTIVE_PARTS)[number];

export const MOST_PERSPECTIVE = 600;

/** One part as it is said: in the officer's words, or word for word as the customer said it somewhere. */
export type SaidPart = { readonly words: string; readonly entryId: string | null };

/** White space is the mail program's, not the customer's; quotation marks are whoever's typed last. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[‘’‚]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Whether a passage stands in a text word for word, whatever its line breaks and quotation marks. */
export const standsIn = (passage: string, text: string): boolean =>
  plain(passage) !== '' && plain(text).includes(plain(passage));

/** Whether saying a part this way changes anything. */
export const differs = (before: SaidPart | undefined, after: SaidPart | null): boolean =>
  before?.words !== after?.words || (before?.entryId ?? null) !== (after?.entryId ?? null);

/**
 * The sentences of what a customer wrote, each of which may be taken as their own words. Greetings and names at the foot
 * say nothing of their side, so very short pieces are passed over.
 */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n{2,}/)
    .flatMap((paragraph) => paragraph.replaceAll(/\s+/g, ' ').split(AFTER_AN_END))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= SHORTEST && sentence.length <= MOST_PERSPECTIVE);
}

const SHORTEST = 12;
/** A full stop inside $9.60 ends nothing: an end is followed by a space. */
const AFTER_AN_END = /(?<=[.!?…]["”’)]*)\s/;
