export { forgetCandidates } from './forget.ts';
export { addCandidate, openRound } from './rounds.ts';
export { judge } from './sheets.ts';
export { recruitmentRoutes } from './routes.ts';
export { recruitmentToday } from './today.ts';
