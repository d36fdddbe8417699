import { lazy, Suspense } from 'react';
import { createRoute } from '@tanstack/react-router';
import { Waiting } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';
import { ObserveScreen, ProgrammeScreen, ProgrammesScreen, RegisterScreen } from '../screens/assessment-screens.tsx';
import { under } from './under.tsx';

const programmes = createRoute({ ...under('/assessment'), component: ProgrammesScreen });
const register = createRoute({ ...under('/assessment/register'), component: RegisterScreen });
const programme = createRoute({
  ...under('/assessment/$id'),
  component: () => <ProgrammeScreen {...programme.useParams()} />,
});
const observe = createRoute({
  ...under('/assessment/$id/observe'),
  component: () => <ObserveScreen {...observe.useParams()} />,
});
const capability = async () => import('#areas/capability/web/pages/index.ts');
const EvidencePage = lazy(async () => ({ default: (await capability()).EvidencePage }));
const CapabilityPage = lazy(async () => ({ default: (await capability()).CapabilityPage }));
const evidence = createRoute({
  ...under('/evidence'),
  component: () => (
    <Suspense fallback={<Waiting what={say('Your evidence')} />}>
      <EvidencePage />
    </Suspense>
  ),
});
const DevelopmentPage = lazy(async () => ({ default: (await capability()).DevelopmentPage }));
const development = createRoute({
  ...under('/development'),
  component: () => (
    <Suspense fallback={<Waiting what={say('Your development')} />}>
      <DevelopmentPage />
    </Suspense>
  ),
});
const teamCapability = createRoute({
  ...under('/capability'),
  component: () => (
    <Suspense fallback={<Waiting what={say('The capability of the team')} />}>
      <CapabilityPage />
    </Suspense>
  ),
});

const recruiting = async () => import('#areas/recruitment/web/pages/index.ts');
const RecruitmentPage = lazy(async () => ({ default: (await recruiting()).RecruitmentPage }));
const RoundPage = lazy(async () => ({ default: (await recruiting()).RoundPage }));
const recruitment = createRoute({
  ...under('/recruitment'),
  component: () => (
    <Suspense fallback={<Waiting what={say('The rounds')} />}>
      <RecruitmentPage />
    </Suspense>
  ),
});
const round = createRoute({
  ...under('/recruitment/$id'),
  component: () => (
    <Suspense fallback={<Waiting what={say('The round')} />}>
      <RoundPage {...round.useParams()} />
    </Suspense>
  ),
});

/** What work becomes: evidence, development, an apprenticeship. */
export const LEARNING = [
  programmes,
  register,
  programme,
  observe,
  evidence,
  development,
  teamCapability,
  recruitment,
  round,
] as const;
