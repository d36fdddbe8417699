import { inMoney, type Power } from '#areas/delegations/rules/index.ts';
import { powerWords } from '#areas/delegations/web/index.ts';
import { say } from '#ui/words/say.ts';
import type { Occasion, SigningState } from '../rules/index.ts';

/** "Waiver, $500", or what is not about money by its name. */
export const matterWords = (power: Power, amountCents: number | null, sign: string): string =>
  amountCents === null
    ? powerWords(power)
    : say('{{what}}, {{amount}}', { what: powerWords(power), amount: inMoney(amountCents, sign) });

export function stateWords(state: SigningState): string {
  switch (state) {
    case 'waiting':
      return say('Waits for a decision');
    case 'approved':
      return say('Approved');
    case 'declined':
      return say('Declined');
    case 'returned':
      return say('Sent back');
    case 'withdrawn':
      return say('Taken back');
  }
}

export function occasionWords(occasion: Occasion): string {
  switch (occasion) {
    case 'sensitive':
      return say('The case is sensitive or restricted');
    case 'amount':
      return say('It names, or the case was decided for, at least so much money');
    case 'tag':
      return say('The case has one of these tags');
    case 'kind':
      return say('The case is of one of these kinds');
    case 'new officer':
      return say('Its writer has been here for fewer days than');
    case 'everything':
      return say('Always');
  }
}

/** The right to a second look, as most agencies give it. Whoever decides makes it theirs. */
export const usualReview = (): string =>
  say('If you do not agree, you can ask us to look at this again within 28 days. Somebody else will look at it.');
