import type { Relation } from './profile.ts';

type Wanted = {
  readonly code: string;
  readonly name: string;
  readonly text: string;
  readonly levelName: string;
  readonly relation: Relation;
  readonly indicators: readonly string[];
};

export type GuideQuestion = {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly ask: string;
  readonly listenFor: readonly string[];
  /** What each mark means, from nothing shown to more than was asked. */
  readonly marks: readonly string[];
};

const MARKS: readonly string[] = [
  'No example, or one that shows the contrary',
  'An example that shows a part of it',
  'An example that shows it at this level',
  'An example that goes beyond this level',
];

/** What to ask somebody who applies: one question for each focus capability, what to listen for, and what the marks mean. */
export const interviewGuide = (wanted: readonly Wanted[]): readonly GuideQuestion[] =>
  wanted
    .filter(({ relation }) => relation === 'focus')
    .map(({ code, name, text, levelName, indicators }) => ({
      code,
      name,
      level: levelName,
      ask: `Tell us about a time at work when you had to do this: ${text[0]?.toLowerCase() ?? ''}${text.slice(1)}. What did you do, and what came of it?`,
      listenFor: indicators.length > 0 ? [...indicators] : [text],
      marks: MARKS,
    }));
