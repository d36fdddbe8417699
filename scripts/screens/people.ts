import { JO, NADIA, plain, one, open, from, type Shot } from './shot.ts';

const onProgramme = from('/assessment/$id', open('main a[href*="/assessment/"]', 'h1'));
const onRound = from('/recruitment/$id', open('main a[href*="/recruitment/"]', 'h1'));

/** Evidence, development, assessment and recruitment. */
export const PEOPLE: readonly Shot[] = [
  ...plain('evidence', '/desk/evidence'),
  ...plain('development', '/desk/development'),
  ...plain('capability', '/desk/capability', { who: JO }),
  ...plain('programmes', '/desk/assessment', { who: JO }),
  ...plain('programme', '/desk/assessment', { who: JO, ...onProgramme() }),
  one('register', '/desk/assessment/register', { who: 'olu.baker' }),
  ...plain('recruitment', '/desk/recruitment', { who: JO }),
  ...plain('round', '/desk/recruitment', { who: JO, ...onRound() }),
  ...plain('admin-frameworks', '/desk/admin/frameworks', { who: NADIA }),
  ...plain('admin-courses', '/desk/admin/courses', { who: NADIA }),
];
