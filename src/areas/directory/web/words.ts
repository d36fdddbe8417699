import { say } from '#ui/words/say.ts';
import type { Askable, OrganizationKind, Way } from '../rules/index.ts';

export const kindWords = (kind: OrganizationKind): string =>
  ({ agency: say('Agency'), vendor: say('Vendor'), advocate: say('Advocate'), partner: say('Partner') })[kind];

export const wayWords = (way: Way): string =>
  ({
    email: say('By e-mail, with a secure page'),
    kept: say('From desk to desk'),
    api: say('By their own system'),
    phone: say('By telephone'),
  })[way];

export const askWords = (ask: Askable): string =>
  ({
    email: say('E-mail address'),
    phone: say('Telephone number'),
    post: say('Postal address'),
    language: say('Language'),
    needs: say('What makes it easier for them'),
    'their words': say('What they asked, in their words'),
    'what they need': say('What they need'),
    'what they expect': say('What they expect'),
  })[ask];

export const statusWords = (status: string): string => {
  const words: Readonly<Record<string, string>> = {
    active: say('Open'),
    inactive: say('Not offered now'),
    defunct: say('Ended'),
    'temporarily closed': say('Closed for a time'),
  };
  return words[status] ?? status;
};
