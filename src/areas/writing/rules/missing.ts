/** What an answer says so that nobody has to ask again. */
export const PARTS = ['what happens next', 'by when', 'who to ask', 'review right'] as const;
export type Part = (typeof PARTS)[number];

/** Which of them this text has to have: a private link in the message is a way to ask, and only a refusal needs a way to have it looked at. */
export type Asks = { readonly replies: boolean };

const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';
const DAYS = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const SIGNS: Readonly<Record<Part, RegExp>> = {
  'what happens next':
    /\b(?:(?:we|i) (?:will|shall|are going to|am going to)|(?:we|i)['’]ll|you (?:can|need to|do not need to|don['’]t need to|must|should|will)|next(?: step)?|nothing (?:more|else) to do|please (?:send|bring|call|reply|fill|sign|pay|tell|come|use|go|ask|check|keep|read|write|let))\b/iu,
  'by when': new RegExp(
    String.raw`\b(?:(?:by|on|until|before|from|within|in|after)\s+(?:the\s+)?(?:end of\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:${MONTHS})|(?:${MONTHS})\s+\d|(?:next\s+|this\s+)?(?:${DAYS})|\d{1,2}[/.]\d{1,2}|(?:\d+|two|three|four|five|six|seven|ten|twenty)\s+(?:working\s+|business\s+)?(?:minutes?|hours?|days?|weeks?|months?)|tomorrow|today)|today|tomorrow|already (?:done|sent|paid)|(?:\d{1,2}\s+(?:${MONTHS})))\b`,
    'iu',
  ),
  'who to ask':
    /\b(?:reply to this|write (?:back )?to (?:us|me)|(?:call|ring|phone|telephone|e-?mail|contact|ask|visit) (?:us|me|\p{Lu}\p{L}+|the|our|on|your)|let (?:us|me) know|get in touch|tell (?:us|me))\b|\b(?:1[38]00|13|0\d)[\d ]{4,12}\b|[\w.+-]+@[\w-]+\.\w/iu,
  'review right':
    /\b(?:review|look(?:ed)? (?:at (?:it|this|the decision|our decision) )?again|second look|appeal|ombudsman|tribunal|reconsider|complain(?:t)? (?:to|about)|not happy with|disagree)\b/iu,
};

/** Somebody does not get what they asked for. */
const REFUSES =
  /\b(?:(?:we|i) (?:cannot|can ?not|can['’]t|are unable to|am unable to|will not|won['’]t|have decided not)|not eligible|does not qualify|do not qualify|not entitled|has been (?:refused|declined|rejected)|(?:is|was) (?:refused|declined|rejected|unsuccessful)|not upheld)\b/iu;
/** Below this a text is a line between people who are talking. */
const SHORT = 160;

export function missingIn(text: string, { replies }: Asks): Part[] {
  if (text.trim().length < SHORT) return [];
  return PARTS.filter((part) => {
    if (part === 'who to ask' && replies) return false;
    if (part === 'review right' && !REFUSES.test(text)) return false;
    return !SIGNS[part].test(text);
  });
}
