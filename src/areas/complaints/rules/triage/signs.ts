import { wordsFound } from '../in-text.ts';

/** Who or what asks for more care with a complaint. Said by the text, about whoever speaks or somebody in their care. */
export const FLAGS = ['hardship', 'safety', 'vulnerability', 'legal action', 'media or parliament'] as const;
export type Flag = (typeof FLAGS)[number];

const MY = String.raw`(?:my|our|his|her)`;
const AM = String.raw`(?:i am|i'm|im|we are|we're|i was|we were|he is|she is|my (?:husband|wife|mother|father|mom|mum|dad|son|daughter|partner|brother|sister) is)`;
const NOT_TOO = String.raw`(?:can't|cannot|can not|cant|couldn't|could not|couldnt|unable to|not able to|struggl\w+ to|no longer|barely)`;
const CLOSE = String.raw`(?:husband|wife|mother|father|mom|mum|dad|son|daughter|brother|sister|partner|spouse|child|baby|parents?|grandmother|grandfather|aunt|uncle)`;

const of = (...signs: string[]) => signs.map((sign) => ({ sign: new RegExp(String.raw`\b(?:${sign})\b`) }));

const SIGNS: Readonly<Record<Flag, readonly { readonly sign: RegExp; readonly not?: RegExp }[]>> = {
  hardship: [
    ...of(
      String.raw`(?:financial|severe|extreme|economic|undue) hardships?`,
      String.raw`${NOT_TOO} (?:be able to )?(?:even )?(?:afford|pay (?:my|our|the|for) (?:\w+ )?(?:rent|mortgage|bills?|food|groceries|medication|electricity)|make ends meet|feed|buy (?:food|groceries)|keep up with (?:the |my |these )?payments|put food)`,
      String.raw`(?:can't|cannot|can not|cant|couldn't|could not|unable to|not able to|don't have (?:the )?money to|no money to) (?:make (?:(?:my|the|any|a|those|these|this) )?(?:\w+ )?payments?|pay (?:it |them |this |the loan )?(?:back|off)|repay)`,
      String.raw`(?:lost|losing) ${MY} (?:job|jobs|home|house|apartment|income|employment)`,
      String.raw`no (?:possible |realistic )?way (?:i |we |to |for me to |i can )(?:can )?(?:realistically )?pay|(?:out of|beyond|outside) (?:my|our) means`,
      String.raw`(?:heat|cool|light) (?:my|our|the) (?:home|house|flat|apartment)(?: any more)?|choos\w+ between (?:food|rent|heating|eating)`,
      String.raw`(?:my|our|in|severe|serious) (?:financial|money) (?:crisis|problems?|pressures?|strain|struggles?)`,
      String.raw`(?:lost|losing) (?:everything|all (?:of )?(?:my|our) income)`,
      String.raw`${AM} (?:currently |now |recently |still )?(?:unemployed|homeless|out of work|laid off|broke|destitute)`,
      String.raw`(?:have |has |had |been |was |got |being )(?:recently )?(?:laid off|furloughed|evicted)`,
      String.raw`(?:became|becoming|being|rendered|be|was) homeless`,
      String.raw`(?:an? |the |facing |start(?:ing|ed)? (?:an? )?|threatened with )evict(?:ion|ed)`,
      String.raw`(?:behind on|behind with|behind in) (?:my|our|the) (?:\w+ )?(?:rent|mortgage|bills|payments|loan)`,
      String.raw`(?:on|my|our|a|have|with|live on|having|of my) (?:\w+ )?(?:fixed|low|limited|very little|no) income|(?:have|had|with) no income`,
      String.raw`paycheck to paycheck|week to week|hand to mouth`,
      String.raw`(?:in|into) (?:serious |severe |a lot of |heavy |more )?(?:debt|financial (?:trouble|difficult(?:y|ies)|distress|crisis|ruin))`,
      String.raw`(?:single|sole) (?:mother|father|mom|mum|dad|parent)`,
      String.raw`no (?:money|food|groceries)(?: left)? (?:for|to (?:feed|eat|live|pay|buy)|until|in (?:my|the) (?:fridge|account|bank))`,
      String.raw`(?:hours|pay|wages|income|salary) (?:was|were|has been|have been|got|is) (?:cut|reduced|slashed)`,
      String.raw`(?:food stamps|on welfare|food bank|on section 8|on centrelink|on jobseeker|on universal credit|on benefits)`,
      String.raw`(?:i|we|i'm|am|are|was|were|been|still|and|me) struggl(?:e|ed|ing) (?:financially|to (?:pay|survive|live|make|feed|get by|keep))`,
      String.raw`(?:i|we|me|us|to|i've|we've|be|am|have) (?:file|filed|filing|declare|declared) (?:for )?bankruptcy`,
      String.raw`(?:on|to) (?:a )?payday loans? to (?:pay|cover|feed|buy)`,
    ),
  ],
  safety: of(
    String.raw`(?:kill|hurt|harm) (?:my|him|her|them)(?:self|selves)`,
    String.raw`suicid(?:e|al)|(?:end|take|ending|taking) my (?:own )?life|don't want to (?:live|be here) any ?more`,
    String.raw`(?:physically|violently) (?:attacked|assaulted|threatened|hurt)|assault(?:ed|ing)? (?:me|us|my)`,
    String.raw`threat(?:en|ened|ening|ens)? (?:me |us |my \w+ |him |her )(?:with (?:violence|jail|arrest|physical|a gun|a knife)|physically)`,
    String.raw`threat(?:en|ened|ening|ens)? to (?:hurt|harm|kill|beat|come to my (?:house|home|work|job)|have me arrested|arrest)`,
    String.raw`(?:fear|afraid|scared|fearful|feared) (?:for|of) (?:my|our|her|his|their) (?:life|safety|lives|children|kids|family)`,
    String.raw`(?:domestic|family) violence|restraining order|stalk(?:ed|ing|er)`,
    String.raw`unsafe|(?:safety|fire|electrical) hazard|gas leak|carbon monoxide|exposed (?:wires|wiring)|caught fire`,
    String.raw`(?:was|were|got|been) (?:badly |seriously |severely )?(?:injured|electrocuted|burn(?:ed|t)|poisoned)`,
    String.raw`no (?:heat|heating|water|hot water|electricity|power) (?:for|in|since)`,
  ),
  vulnerability: [
    ...of(
      String.raw`(?:senior citizens?|pensioners?|elderly)`,
      String.raw`(?:i am|i'm|im|she is|he is|who is|as) a (?:\w+ )?senior`,
      String.raw`(?:i am|i'm|im|is|as an?|at|age|aged) (?:6[5-9]|[789]\d)(?: years?(?: old)?| yrs?|[- ]year[- ]old)`,
      String.raw`(?:6[5-9]|[789]\d)[- ]years?[- ]old`,
      String.raw`(?:i am|i'm|im|(?<!account )is|am a|i was|she was|he was|being|both) (?:\w+ )?(?:disabled|handicapped|legally blind|hard of hearing|bedridden|wheelchair bound)`,
      String.raw`(?:my|a|his|her|with|on|physical|mental|intellectual|learning|permanent) (?:\w+ )?disabilit(?:y|ies)|disability (?:check|income|benefits?|pension|payments?)`,
      String.raw`on (?:disability|ssi|ssdi)|(?:living|live|rely|depend) (?:on|off) (?:of )?(?:my )?(?:disability|social security|ssi|ssdi|the pension)`,
      String.raw`on (?:a )?(?:fixed income|social security|the (?:age |aged )?pension)`,
      String.raw`(?:visual|hearing|cognitive|vision) (?:impairments?|loss)|visually impaired|hearing impaired`,
      String.raw`(?:in|into|to|from) (?:the |a )?(?:hospital|nursing home|intensive care|rehab|hospice)|hospitali[sz]ed`,
      String.raw`(?:(?:my|his|her|had|have|having|from|after|need|needed|needs|underwent|for) (?:\w+ )?(?:surgery|surgeries)|chemotherapy|chemo|dialysis|cancer|dementia|alzheimer'?s?|heart attack|a stroke|terminal(?:ly)? ill(?:ness)?|seriously ill|very ill|became (?:very |seriously )?ill|got (?:very |seriously |so )sick)`,
      String.raw`(?:mental|poor|bad|failing|declining) health|mental illness|ptsd|bipolar|severe (?:anxiety|depression)|suffer\w* (?:from )?(?:\w+ )?(?:anxiety|depression)|so depressed|panic attacks?|nervous breakdown`,
      String.raw`medical (?:condition|issues?|emergency|problems?|leave|reasons?)|medically unable|health (?:issues?|problems?|conditions?)`,
      String.raw`${MY} (?:late |deceased |recently widowed )?${CLOSE} (?:had |has |just |recently |sadly |also |suddenly |unexpectedly )*(?:died|passed(?: away)?)`,
      String.raw`${MY} (?:late|deceased) ${CLOSE}|death of ${MY} ${CLOSE}|(?:lost|losing) ${MY} ${CLOSE}`,
      String.raw`${CLOSE}(?:'s)? (?:death|passing|funeral)|griev(?:ing|ed)|bereave(?:d|ment)|widow(?:ed|er)?`,
      String.raw`(?:domestic|family|elder|financial) (?:violence|abuse)|abusive (?:husband|wife|partner|relationship|ex)|fle(?:d|eing) (?:from )?(?:an? )?(?:abusive|violent)`,
      String.raw`(?:pregnant|newborn|foster child(?:ren)?|an orphan)`,
      String.raw`(?:do not|don't|doesn't|does not|cannot|can't|couldn't|could not) (?:speak|read|understand|write) (?:much |any |good |very good )?english|(?:english is (?:not|my second)|(?:her|his|my|their) english is)|need(?:ed|s)? an interpreter|illiterate`,
      String.raw`${AM} (?:currently )?(?:homeless|terminally ill|incarcerated)|(?:in|from|to) prison|in jail`,
      String.raw`power of attorney|(?:her|his|my \w+'s) (?:carer|caregiver)|take care of my (?:\w+ )?(?:mother|father|mom|mum|dad|parents|grandmother|disabled|sick|ill)`,
      String.raw`(?:i am|i'm|im|as|am) an? (?:\w+ |\d+ ?% ){0,2}(?:veteran|service ?member)|(?:active duty|deployed|deployment)`,
    ),
  ],
  'legal action': of(
    String.raw`${MY} (?:own |\w+ )?(?:attorney|lawyer|solicitor|barrister)s?`,
    String.raw`(?:hir(?:e|ed|ing)|retain(?:ed|ing)?|contact(?:ed|ing)?|consult(?:ed|ing)?(?: with)?|reach(?:ed)? out to|spoken? (?:to|with)|speak(?:ing)? (?:to|with)|see(?:ing)?|advi[cs]ed? (?:of|by|from)) (?:an? )?(?:\w+ )?(?:attorney|lawyer|solicitor|barrister)s?`,
    String.raw`(?:i|we|to|be|am|i'm|no choice but to|considering|reserve the right to) (?:take|taking|pursue|pursuing|seek|seeking|begin|commence|initiate) (?:\w+ )?(?:legal|court) (?:action|proceedings|remedies|recourse)`,
    String.raw`(?:i|we) (?:will|want to|plan to|intend to|may|might|could|am going to|'m going to|are going to|am ready to) (?:\w+ )?sue|(?:i|we) (?:am|are) suing`,
    String.raw`(?:i|we|i'll|will|be|to|am|prepared to) (?:be )?(?:fil(?:e|ing)|bring(?:ing)?|join(?:ing)?|start(?:ing)?) (?:an? )?(?:class[- ]action )?(?:law ?suit|class[- ]action)`,
    String.raw`(?:in|to|into) (?:a )?small claims(?: court)?|see (?:you|them) in court|(?:take|taking) (?:you|them|this|it) to court`,
  ),
  'media or parliament': of(
    String.raw`(?:the|local|national|to the|contact(?:ing|ed)?) (?:media|newspapers?|press(?! release)|news (?:station|channel|outlets?)|tv|television)`,
    String.raw`(?:go|going|went) (?:public|viral)|a (?:reporter|journalist)`,
    String.raw`${MY} (?:local )?(?:mp|member of parliament|congress(?:man|woman|person)|senator|councillor|representative in|member)|(?:attorney general|governor'?s? office|minister)`,
  ),
};

type FoundFlag = { readonly flag: Flag; readonly words: readonly string[] };

/** What in a text asks for more care, each with the words of the writer that say so. It is a suggestion, whatever it says. */
export const flagsIn = (text: string): readonly FoundFlag[] =>
  FLAGS.flatMap((flag) => {
    const all = wordsFound(text, SIGNS[flag]);
    const words = all.filter((one) => !all.some((other) => other !== one && other.includes(one))).slice(0, 4);
    return words.length === 0 ? [] : [{ flag, words }];
  });
