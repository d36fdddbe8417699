import { wordsFound } from './in-text.ts';

/** What has a law of its own, as the kind of case that it becomes, and whether only those who must may see it. */
export const MATTERS = {
  'privacy complaint': { restricted: false },
  'human rights complaint': { restricted: false },
  'safety concern': { restricted: false },
  'corruption report': { restricted: true },
  'public interest disclosure': { restricted: true },
} as const;
export type Matter = keyof typeof MATTERS;
export const MATTER_KINDS = Object.keys(MATTERS) as readonly Matter[];

const SIGNS: Readonly<Record<Matter, readonly { readonly sign: RegExp }[]>> = {
  'privacy complaint': [
    { sign: /\b(?:breach(?:ed)? (?:of )?(?:my |our |her |his |their )?privacy|privacy breach|data breach)\b/ },
    {
      sign: /\b(?:gave|given|giving|disclosed|shared|showed|sent|leaked|read out|told) (?:out )?(?:my|our|her|his) (?:(?:personal|private|new|home|medical|bank) )*(?:details|information|address|records?|file|data|phone number|diagnosis)\b/,
    },
    { sign: /\b(?:somebody|someone|anyone|people) else's (?:letter|details|file|records?|information|statement)\b/ },
    { sign: /\b(?:looked (?:me )?up|looked at my file|accessed my (?:file|records?|account)) (?:without|for no)\b/ },
  ],
  'human rights complaint': [
    { sign: /\b(?:discriminat(?:ed|ion|ing|ory)|racis[tm]|sexis[tm]|homophobi[ac]|transphobi[ac])\b/ },
    {
      sign: /\b(?:because (?:i am|i'm|of my|she is|he is|we are) (?:\w+ ){0,2}(?:disabled|blind|deaf|aboriginal|black|muslim|jewish|gay|pregnant|accent|race|religion|disability|skin|age))\b/,
    },
    { sign: /\bhuman rights?\b/ },
  ],
  'safety concern': [
    {
      sign: /\b(?:unsafe|dangerous|a danger|hazard|someone (?:will|could) (?:be|get) (?:hurt|killed|injured)|in danger|at risk of (?:harm|injury))\b/,
    },
    {
      sign: /\b(?:kill myself|end my life|suicid(?:e|al)|harm myself|hurt myself|going to hurt|afraid for my life|threatened (?:me|us|my))\b/,
    },
    { sign: /\b(?:was|were|got) (?:badly |seriously )?(?:injured|hurt|electrocuted|burnt|burned)\b/ },
  ],
  'corruption report': [
    { sign: /\b(?:brib(?:e|ed|es|ery)|kickbacks?|corrupt(?:ion|ly)?|embezzl\w+|backhanders?)\b/ },
    { sign: /\b(?:asked|wanted|offered) (?:me )?(?:for )?(?:cash|money) (?:to|under|so that|if)\b/ },
    {
      sign: /\b(?:mates' rates|gave (?:the|his|her) (?:job|contract) to (?:his|her|a) (?:friend|mate|brother|sister|cousin|wife|husband))\b/,
    },
  ],
  'public interest disclosure': [
    { sign: /\b(?:whistle-?blow(?:er|ing)?|public interest disclosure|protected disclosure)\b/ },
    {
      sign: /\bi work (?:for|at|in) (?:you|the (?:agency|department|council|office)|your)\b.{0,120}\b(?:cover(?:ed|ing)? up|fals(?:e|ified|ifying)|illegal|fraud|wrongdoing)\b/,
    },
  ],
};

export type FoundMatter = { readonly matter: Matter; readonly words: readonly string[] };

/** What in a text has a law of its own, each with the words that led to it. It is for an officer to start; none is missed in silence. */
export const mattersIn = (text: string): readonly FoundMatter[] =>
  MATTER_KINDS.flatMap((matter) => {
    const words = wordsFound(text, SIGNS[matter]).slice(0, 4);
    return words.length === 0 ? [] : [{ matter, words }];
  });
