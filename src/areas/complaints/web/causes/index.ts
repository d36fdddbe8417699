export { Causes, type Cause } from './causes.tsx';
export { becauseWords, findingWords, wentWrongWords } from '../words.ts';
