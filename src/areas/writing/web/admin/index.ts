export { HowLettersRead } from './how-letters-read.tsx';
export { PlainerWords } from './plainer-words.tsx';
