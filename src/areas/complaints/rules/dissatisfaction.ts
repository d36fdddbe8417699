import { wordsFound } from './in-text.ts';

/** These are enough by themselves: nobody writes them about a service they are content with. */
const STRONG = [
  {
    sign: /\b(?:i|we) (?:want|wish|would like|need|intend|am writing|are writing)? ?to (?:make|lodge|file|raise|submit) a (?:formal )?complaint\b/,
  },
  { sign: /\b(?:formal|official) complaint\b/ },
  { sign: /\bcomplain(?:ing|ed|t)? (?:about|of|against|to you about)\b/ },
  {
    sign: /\b(?:very |so |deeply |extremely |really |quite )?(?:dissatisfied|disappointed|disgusted|appalled|outraged|fed up) (?:with|by|at|that|in|of)\b/,
  },
  { sign: /\b(?:not|never|isn't|wasn't|far from) (?:acceptable|good enough)\b/ },
  { sign: /\bunacceptable\b/ },
  { sign: /\b(?:disgraceful|appalling|shocking|disgusting|atrocious|incompetent|incompetence|negligent|negligence)\b/ },
  {
    sign: /\b(?:rude|dismissive|condescending|unhelpful|hostile|aggressive|disrespectful)(?:ly)?\b(?: to (?:me|us|my)| staff| officer| manner| and\b| when| on the)?/,
    not: /\b(?:not|never|wasn't|weren't|sorry|mean to be)\b.{0,20}\b(?:rude|dismissive|unhelpful|hostile|aggressive)/,
  },
  {
    sign: /\b(?:treated|spoken to|talked to) (?:me |us |my \w+ )?(?:badly|unfairly|poorly|with contempt|like (?:a|an|rubbish|dirt|nothing)|differently|in (?:a|an) \w+ (?:way|manner))\b/,
  },
  {
    sign: /\b(?:let (?:me|us) down|wasted my time|waste of (?:my|our) time|passed from pillar to post|given the run-?around|fobbed off|hung up on me)\b/,
  },
  {
    sign: /\b(?:i|we) (?:am|are|'m|'re)? ?(?:very |so |extremely |really |quite )?(?:unhappy|frustrated|angry|furious|upset) (?:with|about|by|at|that|because)\b/,
  },
  {
    sign: /\b(?:demand|expect|deserve|owed?) (?:an |a full |a written )?(?:apology|explanation|compensation|answers)\b/,
  },
  {
    sign: /\b(?:ombudsman|my (?:mp|member of parliament|local member|solicitor|lawyer)|the media|the papers|take (?:this|it|the matter) further)\b/,
  },
  {
    sign: /\b(?:poor|terrible|awful|horrible|dreadful|bad|worst|lousy) (?:customer )?(?:service|treatment|experience|communication|handling|attitude|job|advice)\b/,
  },
] as const;

/** One of these may stand in any request; two of them, and somebody has been let down. */
const WEAK = [
  { sign: /\bstill (?:not|no|haven't|hasn't|have not|has not|waiting|nothing|unresolved)\b/ },
  {
    sign: /\b(?:nobody|no one|no-one|noone|none of you) (?:has |have |ever |is |will |seems to )?(?:called|rang|replied|answered|responded|got back|came|come|help|helps|care|cares|listens|listen|contacted|told|bothered|picks up)\b/,
  },
  {
    sign: /\b(?:never|not once) (?:called|rang|replied|answered|responded|got back|received|came|told|heard|contacted|informed)\b/,
  },
  {
    sign: /\b(?:second|third|fourth|fifth|sixth|umpteenth|\d+(?:th|rd|nd)) (?:time|call|e-?mail|letter|request|attempt|message)\b/,
  },
  {
    sign: /\b(?:again and again|over and over|time and (?:time )?again|repeatedly|numerous times|several times|multiple times|many times|countless)\b/,
  },
  { sign: /\b(?:weeks|months|years) (?:ago|later|now|have passed|went by|without)\b/ },
  { sign: /\b(?:ignored|ignoring|neglected|disregarded|refus(?:ed|es|ing) to|failed to|failure to|fails to)\b/ },
  {
    sign: /\b(?:promised|told (?:me|us)|assured (?:me|us)|said) .{0,60}\b(?:but|yet|however|and then|never|nothing)\b/,
  },
  {
    sign: /\b(?:unfair|unjust|wrongly|incorrectly|mistreated|misled|misleading|deceptive|lied|lying|dishonest|ridiculous|absurd|nonsense|joke|farce)\b/,
  },
  {
    sign: /\b(?:stress|stressful|distress|distressing|anxiety|frustrat(?:ed|ing|ion)|upset|upsetting|angry|annoyed|unhappy)\b/,
  },
  { sign: /\b(?:why (?:has|have|did|do|does|is|was|am|are) (?:nobody|no one|i|we|this|it|you|nothing))\b/ },
  { sign: /\b(?:on hold|hours? waiting|waited (?:for )?(?:an |over |more than )?(?:hours?|\d+|days|weeks|months))\b/ },
  { sign: /\b(?:wrong|mistake|error|incorrect|mix-?up) (?:again|by your|on your|you (?:made|sent))\b/ },
  { sign: /\b(?:how (?:can|could|is) (?:it|this|you|that))\b.{0,60}\?/ },
] as const;

export type Dissatisfaction = { readonly words: readonly string[] };

/**
 * Whether somebody says that they are not content with us, whether or not they call it a complaint: with the words that
 * led to it. One plain sign is enough, or two that could each stand in an ordinary request.
 */
export function dissatisfactionIn(text: string): Dissatisfaction | undefined {
  const strong = wordsFound(text, STRONG);
  const weak = wordsFound(text, WEAK);
  return strong.length > 0 || weak.length > 1 ? { words: [...strong, ...weak].slice(0, 6) } : undefined;
}
