/**
 * How many syllables an English word has, as far as its letters tell. There is no rule that is right for every word; the
 * groups of vowels, with what is silent taken away and what parts put in, are right for about nineteen in twenty.
 */
export function syllablesOf(word: string): number {
  const parts = word
    .toLowerCase()
    .replaceAll(/['’]/gu, '')
    .split(/[^a-z]+/u)
    .filter((part) => part !== '');
  // A figure is read out, and nobody can tell from it in how many syllables.
  if (parts.length === 0) return /\p{N}/u.test(word) ? 1 : 0;
  return parts.reduce((sum, part) => sum + inOne(part), 0);
}

/** What the letters do not tell. Each is said as most speakers say it. */
const SAID: Readonly<Record<string, number>> = {
  area: 3,
  being: 2,
  business: 2,
  businesses: 3,
  children: 2,
  colleague: 2,
  colleagues: 2,
  doing: 2,
  evening: 2,
  evenings: 2,
  every: 3,
  everybody: 4,
  everyone: 3,
  everything: 3,
  everywhere: 3,
  going: 2,
  idea: 3,
  ideas: 3,
  league: 1,
  lined: 1,
  marriage: 2,
  people: 2,
  queue: 1,
  queues: 1,
  quiet: 2,
  science: 2,
  seeing: 2,
  something: 2,
  sometimes: 2,
  somewhere: 2,
  therefore: 2,
  unique: 2,
  used: 1,
  wednesday: 2,
  whole: 1,
};

/** Words of our own that keep a silent e inside: cup-boards has two, some-one has two. */
const SILENT_INSIDE =
  /(?<=[aeiouy][b-df-hj-np-tv-z]{1,2})e(?=(?:ly|ful|fully|less|ness|ment|ments|where|thing|body|one|land|side|time|work|ty)s?$)/gu;

/** Two vowels that are said apart: cre-a-tive, sci-ence, so-ci-al is not among them. */
const APART =
  /(?<!^)(?:(?<=[^aeioucstg])i(?:a(?!ge?s?$)|o(?!u)|u)|(?<=r)e(?=ati)|ue(?=l|nc|nt)|u(?=al|ar|at|ous|ity)(?<!q.)|eo(?!us$|n$|ple)|(?<=[^aeiouq])ie(?=t|nc|nt)|yi|[aeo]i?i(?=ng)|uou|ea(?=te|l(?:is|it|m))|oa(?=[lr]$)a|iu)/gu;

function inOne(word: string): number {
  const known = SAID[word];
  if (known !== undefined) return known;
  if (word.length <= 2) return 1;
  const heard = withoutSilent(word.replaceAll(SILENT_INSIDE, ''));
  const groups = heard.match(/[aeiouy]+/gu)?.length ?? 0;
  const apart = heard.match(APART)?.length ?? 0;
  // Rhyth-m, pris-m.
  const swallowed = /[^aeiouy]m$/u.test(heard) && /(?:thm|sm)$/u.test(heard) ? 1 : 0;
  return Math.max(1, groups + apart + swallowed);
}

/** Without the e that is not heard at the end, and without that of -ed and -es where the letter before does not ask for it. */
function withoutSilent(word: string): string {
  if (/(?:[^aeiouy]le|[^aeiouy]les|[^aeiouy]led)$/u.test(word)) return word;
  if (/(?:[sxz]|ch|sh|[cg])es$/u.test(word)) return word;
  if (/[td]ed$/u.test(word)) return word;
  if (/[^aeiouy](?:es|ed)$/u.test(word) && word.length > 3) return word.replace(/e([sd])$/u, '$1');
  if (/[^aeiouy]e$/u.test(word) && word.length > 2) return hasVowel(word.slice(0, -1)) ? word.slice(0, -1) : word;
  if (/[aeiouy]{2}e$/u.test(word)) return word.slice(0, -1);
  return word;
}

const hasVowel = (word: string): boolean => /[aeiouy]/u.test(word);
