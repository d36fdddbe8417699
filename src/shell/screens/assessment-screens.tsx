import { lazy, Suspense, type ReactNode } from 'react';
import { Waiting } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';

/** The pages of apprenticeships are fetched when somebody opens one. */
const pages = async () => import('#areas/assessment/web/pages/index.ts');
const Start = lazy(async () => ({ default: (await pages()).StartPage }));
const Programme = lazy(async () => ({ default: (await pages()).ProgrammePage }));
const Observe = lazy(async () => ({ default: (await pages()).ObservePage }));
const Register = lazy(async () => ({ default: (await pages()).RegisterPage }));

const Later = ({ children }: { children: ReactNode }) => (
  <Suspense fallback={<Waiting what={say('The programme')} />}>{children}</Suspense>
);

type OfProgramme = { readonly id: string };

export const ProgrammesScreen = () => (
  <Later>
    <Start />
  </Later>
);
export const RegisterScreen = () => (
  <Later>
    <Register />
  </Later>
);
export const ProgrammeScreen = ({ id }: OfProgramme) => (
  <Later>
    <Programme key={id} id={id} />
  </Later>
);
export const ObserveScreen = ({ id }: OfProgramme) => (
  <Later>
    <Observe key={id} id={id} />
  </Later>
);
