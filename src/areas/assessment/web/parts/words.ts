import { say } from '#ui/words/say.ts';
import type { Programme } from './types.ts';

const told = (words: Readonly<Record<string, () => string>>, name: string): string => words[name]?.() ?? name;

/** Where a programme stands, in the words people use. */
export const stageWords = (stage: string): string =>
  told(
    {
      'on programme': () => say('Learning'),
      'at the gateway': () => say('At the gateway'),
      'to be booked': () => say('To be booked'),
      'waits for an assessor': () => say('Waits for an assessor'),
      'being assessed': () => say('Being assessed'),
      'to be assured': () => say('With quality assurance'),
      'to be released': () => say('To be released'),
      complete: () => say('Passed'),
      failed: () => say('Not passed yet'),
      'under appeal': () => say('Under appeal'),
      withdrawn: () => say('Withdrawn'),
    },
    stage,
  );

export const partyWords = (party: string): string =>
  told(
    {
      apprentice: () => say('Apprentice'),
      manager: () => say('Line manager'),
      coach: () => say('Coach'),
      provider: () => say('Training provider'),
      organisation: () => say('Assessment organisation'),
      assessor: () => say('Independent assessor'),
      assurer: () => say('Quality assurer'),
      examiner: () => say('External examiner'),
    },
    party,
  );

export const signerWords = (signer: string): string =>
  told(
    {
      employer: () => say('For the employer'),
      provider: () => say('For the provider'),
      apprentice: () => say('Apprentice'),
    },
    signer,
  );

export const gradeWords = (grade: string): string =>
  told(
    {
      fail: () => say('Not passed'),
      pass: () => say('Pass'),
      distinction: () => say('Distinction'),
      incomplete: () => say('Not complete yet'),
    },
    grade,
  );

export const stateWords = (state: string): string =>
  told({ met: () => say('Met'), 'not-met': () => say('Not met'), undecided: () => say('Not decided') }, state);

export const reasonWords = (reason: string): string =>
  told(
    {
      'first decisions': () => say('One of the first decisions of this assessor'),
      fail: () => say('Not passed'),
      borderline: () => say('One criterion more or less would change the grade'),
      'remote in the first year': () => say('Held at a distance in the assessor’s first year'),
      'changed after reopening': () => say('Decided anew after it went back'),
      'floor of the quarter': () => say('Not enough was looked at this quarter'),
      drawn: () => say('Drawn by the system'),
    },
    reason,
  );

export const hindranceWords = (hindrance: string): string =>
  told(
    {
      'I1 sector': () => say('Knowledge of the sector is not approved'),
      'I2 competence': () => say('Less than two years of competence'),
      'I2 current': () => say('Competence is not shown to be current'),
      'I3 declaration': () => say('A declaration is open'),
      'I4 qualification': () => say('No qualification or expertise on record'),
      'I7 standardisation': () => say('No standardisation within a year'),
      'I8 contract': () => say('No contract today'),
      'Q2 qualification': () => say('Not qualified to assure quality'),
    },
    hindrance,
  );

export const linkWords = (link: string): string =>
  told(
    {
      'same reporting line': () => say('Same reporting line'),
      'same team': () => say('Same team'),
      'shared shift': () => say('Worked a shift together'),
      'took part in the programme': () => say('Took part in the programme'),
      'assessed in the programme': () => say('Assessed in the programme'),
      'delivered or assessed in the cohort': () => say('Taught or assessed in the same year’s group'),
      'had to do with the evidence': () => say('Wrote or verified evidence'),
      feedback: () => say('Gave or was given feedback'),
      'same case': () => say('Worked on the same case'),
      'same organisation': () => say('Belongs to the same organisation'),
      'declared conflict': () => say('Declared a conflict'),
    },
    link,
  );

/** A day as people read it. */
export const dayWords = (day: string): string => {
  const at = Date.parse(`${day}T12:00:00Z`);
  return Number.isNaN(at)
    ? day
    : new Intl.DateTimeFormat(document.documentElement.lang || 'en', { dateStyle: 'medium', timeZone: 'UTC' }).format(
        at,
      );
};

type Stage = Programme['stage'];
type Known = { readonly earliestOn: string; readonly assessor: string };

/** What is next, and who does it. */
export const nextWords = (stage: Stage, { earliestOn, assessor }: Known): string =>
  ({
    'on programme': () => say('The gateway can open from {{day}}.', { day: dayWords(earliestOn) }),
    'at the gateway': () => say('Everybody reads the statement, and signs it or says why not.'),
    'to be booked': () => say('The line manager books the assessment.'),
    'waits for an assessor': () => say('The assessment organisation allocates an assessor.'),
    'being assessed': () => say('{{assessor}} assesses.', { assessor }),
    'to be assured': () => say('Quality assurance looks at it.'),
    'to be released': () => say('The assessment organisation releases the result.'),
    failed: () => say('What was not met is learnt, and the method is tried again.'),
    'under appeal': () => say('The assessment organisation answers the appeal.'),
    complete: () => say('It is done.'),
    withdrawn: () => say('It was ended before a result.'),
  })[stage]();
