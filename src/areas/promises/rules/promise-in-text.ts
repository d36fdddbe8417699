import type { Instant } from '#kernel/time.ts';
import { isWorkingDay, type Calendar } from '#areas/standards/rules/index.ts';
import { dateIn } from './date-words.ts';

/**
 * A promise somebody is writing: "I will call you by Thursday". Found by fixed patterns, so that the same words always
 * give the same answer and the officer can be told which words it was. It is offered and never recorded by itself.
 */
export type FoundPromise = {
  /** The sentence as it was written. */
  readonly quote: string;
  /** What is promised, ready to be shown: "call you". */
  readonly what: string;
  readonly dueAt: Instant;
  /** The words that make it a promise, and the words that say when. */
  readonly because: { readonly said: string; readonly when: string };
  /** Nobody works on that day. */
  readonly closed: boolean;
};

const ADVERBS = '(?:also|then|personally|definitely|certainly|of course|gladly|happily|now|still|be able to)';
const OURS = [
  // I will call you, we'll send it, I am going to check, I promise to write
  `(?:I|we)(?:['’]ll| will| shall| promise(?: you)?(?: to| that (?:I|we) will)| undertake to| can promise to| guarantee to|['’]m going to| am going to|['’]re going to| are going to)(?: ${ADVERBS})?`,
  // You will hear from me, you'll have an answer
  `you(?:['’]ll| will| shall|['’]re going to)(?: ${ADVERBS})?(?= (?:hear|have|get|receive)\\b)`,
  // Somebody from my team will ring you, our inspector will visit
  `(?:someone|somebody|a colleague|my colleague|one of us|our [a-z]+|the team|my team(?: leader)?|my manager)(?: from [a-z ]{2,30})?(?:['’]ll| will)(?: ${ADVERBS})?`,
  // Your licence will be posted, the refund will be paid
  `(?:your|the|this|it)(?: [a-z-]+){0,4}? will(?= be (?:sent|posted|mailed|e-?mailed|paid|refunded|fixed|repaired|ready|issued|processed|reviewed|decided|done|sorted|with you)\\b)`,
];
const OUR_PROMISE = new RegExp(`\\b(?:${OURS.join('|')})`, 'i');

/** Words after which nothing is promised: wishes, attempts, refusals, conditions and what was promised before. */
const NOT_SO =
  /^(?: \w+)? (?:not|never|try|attempt|aim|hope|endeavour|do (?:my|our) best|have (?:called|sent|written|posted|to|been)|be (?:away|out|closed|on leave|back|unable|happy|glad|able)|need|consider|close|assume|only|probably|likely|be in the office)\b/i;
const HEDGED =
  /\b(?:if|unless|provided|as long as|in case|assuming|once you|when you|after you|hope|might|may be able|would)\b/i;
const REPORTED = /\b(?:said|told (?:you|me|us)|thought|wrote|stated|asked whether|promised that)(?: that)?[\s"“']*$/i;
const MOST_LENGTH = 20_000;

/** Sentences and lines, without what is quoted from somebody else. */
function sentencesOf(text: string): string[] {
  const own = text
    .slice(0, MOST_LENGTH)
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('>'))
    .join('\n')
    // A point inside a time, a date or a short word ends no sentence.
    .replaceAll(/\b(a|p)\.m\./gi, '$1m')
    .replaceAll(/\b(Mr|Mrs|Ms|Dr|No|St)\./g, '$1');
  return [...own.matchAll(/[^.!?\n]+(?:\.(?=\d)[^.!?\n]+)*[.!?]?/g)].map(([sentence]) => sentence.trim());
}

export function promisesIn(
  text: string,
  place: { readonly now: Instant; readonly calendar: Calendar },
): FoundPromise[] {
  return sentencesOf(text).flatMap((sentence) => promiseIn(sentence, place) ?? []);
}

function promiseIn(sentence: string, place: { now: Instant; calendar: Calendar }): FoundPromise | undefined {
  const ours = OUR_PROMISE.exec(sentence);
  if (ours === null || sentence.endsWith('?')) return undefined;
  const before = sentence.slice(0, ours.index);
  const after = sentence.slice(ours.index + ours[0].length);
  if (NOT_SO.test(after) || REPORTED.test(before) || HEDGED.test(before) || HEDGED.test(after)) return undefined;
  const date = dateIn(sentence, place);
  if (date === undefined) return undefined;
  const what = whatIn({ sentence, ours: ours[0], after, words: date.words });
  if (what === '') return undefined;
  return {
    quote: sentence,
    what,
    dueAt: date.at,
    because: { said: ours[0].trim(), when: date.words },
    closed: !isWorkingDay(place.calendar, date.day),
  };
}

type Parts = { readonly sentence: string; readonly ours: string; readonly after: string; readonly words: string };

/** What is promised without the words that say when: "call you", "hear from me", "your licence will be posted". */
function whatIn({ ours, after, words }: Parts): string {
  const at = after.toLowerCase().indexOf(words.toLowerCase());
  const cut = at < 0 ? after : `${after.slice(0, at)}${after.slice(at + words.length)}`;
  const subject = /^(?:I|we)\b/i.test(ours) ? '' : `${ours.trim()} `;
  return `${subject}${cut}`
    .replaceAll(/\b(?:by|before|at|around|until) (?:\d{1,2}(?:[:.]\d{2})? ?(?:[ap]m)?|noon|midday)\b/gi, '')
    .replace(/\b(?:by|on|before|at|in|first thing|latest|morning|afternoon|at the latest)\s*[.!,]*\s*$/i, '')
    .replaceAll(/\s+([,.!])/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s,.!;:-]+$/, '')
    .trim()
    .slice(0, 280);
}
