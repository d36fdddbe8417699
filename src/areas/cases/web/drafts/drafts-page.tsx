import { lazy, Suspense } from 'react';
import { Waiting } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';

const DraftsScreen = lazy(() => import('./drafts-screen.tsx'));

export const DraftsPage = () => (
  <Suspense fallback={<Waiting what={say('What you have begun')} />}>
    <DraftsScreen />
  </Suspense>
);
