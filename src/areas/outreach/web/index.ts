import { createElement } from 'react';
import { later } from '#ui/parts/later.tsx';
import { Waiting } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';

export const OutreachPage = later(
  async () => (await import('./outreach-screen.tsx')).OutreachScreen,
  () => createElement(Waiting, { what: say('The outreach') }),
);

/** What a customer asked to be told about. It comes after the first screen is drawn. */
export const OutreachOf = later<{ readonly customer: string }>(async () => (await import('./consents.tsx')).Consents);
