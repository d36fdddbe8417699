import { roleName } from '#areas/identity/web/index.ts';
import { ROLES } from '#areas/identity/rules/index.ts';
import { say } from '#ui/words/say.ts';
import type { Holder, Power } from '../rules/index.ts';

/** What is decided, as a thing. */
export function powerWords(power: Power): string {
  switch (power) {
    case 'waiver':
      return say('Waiver');
    case 'refund':
      return say('Refund');
    case 'ex gratia':
      return say('Ex gratia payment');
    case 'remedy':
      return say('Money as a remedy');
    case 'exception':
      return say('Exception from the rules');
    case 'restriction':
      return say('Restriction of contact');
    case 'refusal':
      return say('Refusal');
  }
}

/** Who holds something: a position or a person. */
export function holderWords(holder: Holder, nameOf: (id: string | null) => string): string {
  if ('officerId' in holder) return nameOf(holder.officerId);
  const role = ROLES.find((one) => one === holder.role);
  return say('Every {{position}}', { position: role === undefined ? holder.role : roleName(role) });
}
