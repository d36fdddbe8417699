export type { SendNotice } from './extend.ts';
export type { Agency } from './read.ts';
export { clockRoutes } from './routes.ts';
export { sweepClocks } from './sweep.ts';
export { tellOfficers } from './tell.ts';
export { joinClocks, turnClocks, undoTurn } from './turn.ts';
