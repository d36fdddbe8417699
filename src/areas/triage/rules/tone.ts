import { TONES } from '#areas/cases/rules/index.ts';

type Tone = (typeof TONES)[number];

/** What says how somebody sounds, in their own words; the gravest first. */
const SIGNS: readonly (readonly [Tone, readonly RegExp[]])[] = [
  [
    'abusive',
    [
      /\b(?:idiots?|morons?|imbeciles?|bastards?|bitch(?:es)?|scum|arseholes?|assholes?|wankers?)\b/g,
      /\bf[u*]ck\w*|\bsh[i*]t\w*|\bgo to hell\b|\bpiece of (?:dirt|rubbish|garbage|filth)\b/g,
      /\bi(?:'ll| will) (?:find|hurt|kill|get) you\b|\byou(?:'ll| will) (?:regret|pay for) (?:this|it)\b/g,
    ],
  ],
  [
    'angry',
    [
      /\b(?:furious|angry|outraged|livid|disgrace(?:ful)?|outrageous|ridiculous|unacceptable|appalling|shameful|incompetent|pathetic)\b/g,
      /\b(?:sick of|fed up|had enough|how dare|i demand|you people|a joke|an? insult|waste of (?:my )?time|worst)\b/g,
      /!{2,}/g,
    ],
  ],
  [
    'upset',
    [
      /\b(?:upset|disappointed|frustrat(?:ed|ing)|let down|in tears|crying|cried|hurtful|unfair|heartbroken|distressed|devastated)\b/g,
      /\b(?:nobody|no one|none of you) (?:answers?|listens?|cares?|rang|rings|called|replied|helps?)\b/g,
      /\b(?:third|fourth|fifth|tenth) time\b|\bagain and again\b|\bstill (?:waiting|nothing|no answer)\b/g,
    ],
  ],
  [
    'worried',
    [
      /\b(?:worried|worry|worrying|afraid|scared|anxious|nervous|frightened|desperate|panicking|stressed)\b/g,
      /\b(?:don'?t|do not) know what to do\b|\bcan'?t sleep\b|\bwhat (?:will|would) happen (?:to|if)\b|\bplease help\b/g,
    ],
  ],
];

const MOST_SHOWN = 4;
/** One sign may be chance. */
const SURE_FROM = 2;

type ToneSigns = { readonly tone: Tone; readonly words: readonly string[]; readonly sure: boolean };

/** How somebody sounds by the signs in their words, and those signs. Nothing where there are none: then they may be calm, or not say. */
export function toneSigns(text: string): ToneSigns | undefined {
  const lower = text.toLowerCase().replace(/[’‘]/g, "'");
  const found = SIGNS.map(([tone, signs]) => ({
    tone,
    words: [...new Set(signs.flatMap((sign) => lower.match(sign) ?? []))],
  }));
  const [gravest] = found;
  // One word of abuse is abuse; for the rest what is said more often counts, and of the same the graver.
  const best =
    gravest !== undefined && gravest.words.length > 0
      ? gravest
      : found.reduce((one, other) => (other.words.length > one.words.length ? other : one));
  if (best.words.length === 0) return undefined;
  return {
    ...best,
    words: best.words.slice(0, MOST_SHOWN),
    sure: best.tone === 'abusive' || best.words.length >= SURE_FROM,
  };
}
