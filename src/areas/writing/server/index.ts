export { gradesOf, keepMeasures, lastMeasured } from './measures.ts';
export { prepareWriting, wordsToFind } from './plain-words.ts';
export { writingRoutes } from './routes.ts';
