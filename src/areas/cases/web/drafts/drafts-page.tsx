import { later } from '#ui/parts/later.tsx';
import { Waiting } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';

export const DraftsPage = later(
  async () => (await import('./drafts-screen.tsx')).DraftsScreen,
  () => <Waiting what={say('What you have begun')} />,
);
