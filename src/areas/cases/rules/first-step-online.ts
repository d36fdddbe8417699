import { FIRST_STEP } from './next-step.ts';

export type WantedOnline = {
  readonly answer: 'email' | 'phone' | 'letter';
  readonly phone: string | null;
  readonly needs: string | null;
  /** The e-mail address belongs to somebody we know, and nothing shows that it was they who typed it. */
  readonly addressKnown: boolean;
};

const STEPS = {
  email: () => FIRST_STEP,
  phone: ({ phone }: WantedOnline) => `Ring the customer on ${phone ?? 'the number they gave'}, as they asked`,
  letter: () => 'Answer the customer by letter, as they asked: their address is under their message',
} as const;

const LONGEST = 280;

/** What is next on a case that was opened on the web: how they asked to be answered, what they need, and what to check. */
export function firstStepOnline(it: WantedOnline): string {
  const step = [
    STEPS[it.answer](it),
    ...(it.needs === null ? [] : [`They need: ${it.needs.replace(/\s+/g, ' ')}`]),
    ...(it.addressKnown
      ? ['Anybody can type an address on the web: make sure who it is before you say anything personal']
      : []),
  ].join('. ');
  return [...step].length <= LONGEST ? step : `${[...step].slice(0, LONGEST - 1).join('')}…`;
}
