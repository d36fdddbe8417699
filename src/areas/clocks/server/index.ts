export { missedSince } from './missed.ts';
export { hasMissed, missedTimes, timesKept } from './kept.ts';
export { extendClock } from './extend.ts';
export { clocksOf } from './store.ts';
export { clockRoutes } from './routes.ts';
export { sweepClocks } from './sweep.ts';
export { tellOfficers } from './tell.ts';
export { joinClocks, turnClocks, undoTurn, withdrawClocks } from './turn.ts';
