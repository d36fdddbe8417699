export { countsOf, sentencesIn, wordsIn } from './count.ts';
export { checkText, readyWords, type Finding, type PlainWord, type PlainWords, type Tone } from './findings.ts';
export { AGREED_GRADE, gradeOf, gradesOf } from './grade.ts';
export { measureOf } from './measure.ts';
export type { Part } from './missing.ts';
export { syllablesOf } from './syllables.ts';
