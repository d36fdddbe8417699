import { lazy, Suspense } from 'react';
import { Waiting } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';

const TemplatesScreen = lazy(() => import('./templates-screen.tsx'));

export const TemplatesPage = () => (
  <Suspense fallback={<Waiting what={say('The list of templates')} />}>
    <TemplatesScreen />
  </Suspense>
);
