import { createElement, type ReactNode } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { ReplyBox, type PictureProps } from '#areas/correspondence/web/index.ts';
import { later } from '#ui/parts/later.tsx';
import { Waiting } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';

export { Delivered } from './delivered.tsx';

const Picture = later<PictureProps>(async () => (await import('./letter-picture.tsx')).LetterPicture);

/** Writing to the customer, with a picture of the page where it goes by letter. */
export const Answer = ({ it }: { it: CaseView }): ReactNode => createElement(ReplyBox, { it, Picture });

export const LettersPage = later(
  async () => (await import('./letters-screen.tsx')).LettersScreen,
  () => createElement(Waiting, { what: say('The letters') }),
);
