export const ADVICE_STATES = ['asked', 'answered', 'used', 'withdrawn'] as const;
export type AdviceState = (typeof ADVICE_STATES)[number];

export type AdviceAct = 'answer' | 'use' | 'withdraw';
type Advice = { readonly state: AdviceState; readonly askedBy: string };

const FROM: Readonly<Record<AdviceAct, AdviceState>> = { answer: 'asked', use: 'answered', withdraw: 'asked' };

const TOO_LATE: Readonly<Record<AdviceState, string>> = {
  asked: 'Nobody has answered this question yet.',
  answered: 'This question has been answered already.',
  used: 'This advice has been used already.',
  withdrawn: 'This question was withdrawn.',
};

/** Why an officer may not do this to a question for advice; undefined when they may. */
export function whyNotAdvice(advice: Advice, act: AdviceAct, officerId: string | null): string | undefined {
  if (advice.state !== FROM[act]) return TOO_LATE[advice.state];
  if (act === 'answer' && advice.askedBy === officerId)
    return 'You asked this yourself. If you know by now, withdraw the question and write a note.';
  if (act === 'withdraw' && advice.askedBy !== officerId) return 'Only whoever asked can withdraw the question.';
  return undefined;
}
