import { later } from '#ui/parts/later.tsx';
import { Waiting } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';

export const TemplatesPage = later(
  async () => (await import('./templates-screen.tsx')).TemplatesScreen,
  () => <Waiting what={say('The list of templates')} />,
);
