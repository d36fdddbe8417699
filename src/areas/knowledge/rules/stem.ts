/**
 * The stem of an English word, by the algorithm that Martin Porter published in 1980 ("An algorithm for suffix stripping"), in
 * its five steps. It takes no dictionary and gives the same stem for the same word for ever.
 */
const CONSONANTS = '[^aeiou][^aeiouy]*';
const VOWELS = '[aeiouy][aeiou]*';
const ONCE = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}`);
const ONCE_ONLY = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}(?:${VOWELS})?$`);
const TWICE = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}${VOWELS}${CONSONANTS}`);
const VOWEL_IN = new RegExp(`^(?:${CONSONANTS})?[aeiouy]`);
const SHORT_END = new RegExp(`^${CONSONANTS}[aeiouy][^aeiouwxy]$`);

const SECOND: Readonly<Record<string, string>> = {
  ational: 'ate',
  tional: 'tion',
  enci: 'ence',
  anci: 'ance',
  izer: 'ize',
  bli: 'ble',
  alli: 'al',
  entli: 'ent',
  eli: 'e',
  ousli: 'ous',
  ization: 'ize',
  ation: 'ate',
  ator: 'ate',
  alism: 'al',
  iveness: 'ive',
  fulness: 'ful',
  ousness: 'ous',
  aliti: 'al',
  iviti: 'ive',
  biliti: 'ble',
  logi: 'log',
};
const THIRD: Readonly<Record<string, string>> = {
  icate: 'ic',
  ative: '',
  alize: 'al',
  iciti: 'ic',
  ical: 'ic',
  ful: '',
  ness: '',
};

const endsIn = (endings: readonly string[]) => new RegExp(`^(.+?)(${endings.join('|')})$`);
const IS_SECOND = endsIn(Object.keys(SECOND));
const IS_THIRD = endsIn(Object.keys(THIRD));
const IS_FOURTH = /^(.+?)(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize|(?<=[st])ion)$/;

export function stemOf(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  // A "y" at the beginning is a consonant; in capitals it is not taken for a vowel.
  const begun = word.startsWith('y') ? `Y${word.slice(1)}` : word;
  return lastStep(fourthStep(thirdStep(secondStep(yToI(withoutPast(withoutPlural(begun))))))).toLowerCase();
}

function withoutPlural(word: string): string {
  if (/^.+?(?:ss|i)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutPast(word: string): string {
  const eed = /^(.+?)eed$/.exec(word)?.[1];
  if (eed !== undefined) return ONCE.test(eed) ? word.slice(0, -1) : word;
  const stem = /^(.+?)(?:ed|ing)$/.exec(word)?.[1];
  if (stem === undefined || !VOWEL_IN.test(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/([^aeiouylsz])\1$/.test(stem)) return stem.slice(0, -1);
  return SHORT_END.test(stem) ? `${stem}e` : stem;
}

function yToI(word: string): string {
  const stem = /^(.+?)y$/.exec(word)?.[1];
  return stem !== undefined && VOWEL_IN.test(stem) ? `${stem}i` : word;
}

function replaced(word: string, ends: RegExp, by: Readonly<Record<string, string>>): string {
  const [, stem, ending = ''] = ends.exec(word) ?? [];
  return stem !== undefined && ONCE.test(stem) ? stem + (by[ending] ?? '') : word;
}
const secondStep = (word: string): string => replaced(word, IS_SECOND, SECOND);
const thirdStep = (word: string): string => replaced(word, IS_THIRD, THIRD);

function fourthStep(word: string): string {
  const stem = IS_FOURTH.exec(word)?.[1];
  return stem !== undefined && TWICE.test(stem) ? stem : word;
}

function lastStep(word: string): string {
  const stem = /^(.+?)e$/.exec(word)?.[1];
  const bare =
    stem !== undefined && (TWICE.test(stem) || (ONCE_ONLY.test(stem) && !SHORT_END.test(stem))) ? stem : word;
  return bare.endsWith('ll') && TWICE.test(bare) ? bare.slice(0, -1) : bare;
}
