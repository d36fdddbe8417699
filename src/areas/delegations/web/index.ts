export { powerWords } from './words.ts';
