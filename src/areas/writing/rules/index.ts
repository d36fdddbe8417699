export { countsOf, sentencesIn, wordsIn, type Counts, type Stretch } from './count.ts';
export { checkText, readyWords, type Finding, type PlainWord, type PlainWords, type Tone } from './findings.ts';
export { AGREED_GRADE, gradeOf, gradesOf, type Grades } from './grade.ts';
export { measureOf, type Measure } from './measure.ts';
export { PARTS, type Part } from './missing.ts';
export { syllablesOf } from './syllables.ts';
