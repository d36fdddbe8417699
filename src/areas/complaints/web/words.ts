import { locale, say } from '#ui/words/say.ts';
import type {
  ApologyFault,
  Because,
  Closure,
  Finding,
  Flag,
  Grade,
  Matter,
  Outcome,
  RemedyKind,
  SidePart,
  WentWrong,
} from '../rules/index.ts';

export const matterWords = (matter: string): string => {
  const words: Readonly<Record<Matter, () => string>> = {
    'privacy complaint': () => say('Privacy complaint'),
    'human rights complaint': () => say('Human rights complaint'),
    'safety concern': () => say('Safety concern'),
    'corruption report': () => say('Corruption report'),
    'public interest disclosure': () => say('Public interest disclosure'),
  };
  return Object.entries(words).find(([name]) => name === matter)?.[1]() ?? matter;
};

/** “rude to me”, “third time”: what was written, as it was written. */
export const quoted = (words: readonly string[]): string => words.map((one) => `“${one}”`).join(', ');

export const findingWords = (finding: Finding): string =>
  ({
    upheld: say('Upheld'),
    'partly upheld': say('Partly upheld'),
    'not upheld': say('Not upheld'),
    'not determined': say('Not determined'),
  })[finding];

export const gradeWords = (grade: Grade): string =>
  ({ low: say('Little'), medium: say('Middling'), high: say('Very') })[grade];

export const flagWords = (flag: Flag): string =>
  ({
    hardship: say('Hardship'),
    safety: say('Safety'),
    vulnerability: say('Needs more care'),
    'legal action': say('Legal action announced'),
    'media or parliament': say('Media or parliament'),
  })[flag];
export const remedyWords = (kind: RemedyKind): string =>
  ({
    apology: say('Apology'),
    acknowledgement: say('Saying that it went wrong'),
    explanation: say('Explanation or help'),
    action: say('Doing what was not done'),
    'decision changed': say('Decision changed'),
    'record corrected': say('Record corrected'),
    money: say('Money'),
    'practice changed': say('Practice changed'),
  })[kind];

/** What belongs to a remedy of this kind, where people often forget it. */
export const remedyHint = (kind: RemedyKind): string | undefined =>
  ({
    apology: say('Name what it is for, and let somebody senior enough make it.'),
    acknowledgement: undefined,
    explanation: undefined,
    action: undefined,
    'decision changed': say('Who decides it, and what it becomes.'),
    'record corrected': undefined,
    money: say('Put them where they would have been: what was lost, and what it cost them to complain.'),
    'practice changed': say('So that it does not happen to the next person.'),
  })[kind];

/** 240.00, in the manner of the officer’s language. The agency knows its currency. */
export const moneyWords = (cents: number): string =>
  new Intl.NumberFormat(locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(cents / 100);

export const apologyWords = (why: ApologyFault['why']): string =>
  ({
    condition: say('It leaves open whether anything went wrong. Say what did, and that you are sorry for it.'),
    feeling: say('It is about what they feel, not about what we did. Say what we did.'),
    any: say('It names nothing. Say what it was and what it did to them.'),
    nobody: say('Nobody did it. Say that we did.'),
  })[why];

export const sideWords = (part: SidePart): string =>
  ({
    asked: say('what they asked'),
    needs: say('what they need'),
    feels: say('how they feel'),
    expects: say('what they expect'),
  })[part];

export const closureWords = (reason: Closure): string =>
  ({
    answered: say('Answered, and they say nothing further'),
    'settled at once': say('Settled at once, without a letter'),
    withdrawn: say('They took it back'),
    'not reached': say('We could not reach them'),
    outside: say('It is dealt with elsewhere'),
  })[reason];

export const outcomeWords = (outcome: Outcome): string =>
  ({
    'nothing further': say('Nothing further'),
    settled: say('Settled between us'),
    'not upheld': say('Not upheld'),
    upheld: say('Upheld'),
    recommended: say('They recommend something'),
  })[outcome];

export const wentWrongWords = (wrong: WentWrong): string =>
  ({
    access: say('They could not reach it'),
    delay: say('It took too long'),
    information: say('Wrong or half information'),
    decision: say('The decision itself'),
    process: say('The process was not followed'),
    conduct: say('How they were treated'),
    communication: say('They were not told'),
    privacy: say('Privacy'),
    record: say('A wrong record'),
    facility: say('The place'),
    digital: say('A fault online'),
    cost: say('Cost or fee'),
    policy: say('The policy itself'),
    partner: say('Another agency'),
  })[wrong];

export const becauseWords = (because: Because): string =>
  ({
    skill: say('skill'),
    capacity: say('too few people'),
    'process missing': say('there is no process'),
    'process not followed': say('the process was not kept'),
    knowledge: say('an article is wrong or missing'),
    system: say('a fault in a system'),
    data: say('wrong data'),
    law: say('policy or law'),
    handoff: say('lost between agencies'),
    'third party': say('somebody else'),
    customer: say('circumstances of the customer'),
    unavoidable: say('could not be avoided'),
  })[because];
