export { MyRoster } from '../my-roster.tsx';
export { PatternsPage } from '../patterns.tsx';
export { TeamRoster } from '../team-roster.tsx';
