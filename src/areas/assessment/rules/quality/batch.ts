import type { DayText } from '../plan/dates.ts';

/**
 * What the public Assessor Service takes for an end-point assessment. Its rules are public (an MIT-licensed program of the
 * government), and are said here again in our own words.
 */
export type EpaRecord = {
  readonly requestId: string;
  readonly standard: { readonly standardCode: number | null; readonly standardReference: string };
  readonly learner: { readonly uln: string; readonly familyName: string };
  readonly learningDetails: { readonly version: string; readonly courseOption: string | null };
  readonly epaDetails: {
    readonly epas: readonly {
      readonly epaDate: DayText;
      readonly epaOutcome: 'Pass' | 'Fail' | 'Withdrawn';
      readonly resit: boolean;
      readonly retake: boolean;
    }[];
  };
};

const MOST_IN_A_BATCH = 25;
const FIRST_DAY = '2017-01-01';

/** What keeps a record from being sent, each in a sentence that says what to put right. */
export function faultsOfRecord(it: EpaRecord, today: DayText): readonly string[] {
  const { epas } = it.epaDetails;
  return [
    ...(/^[1-9]\d{9}$/.test(it.learner.uln) ? [] : ['The learner number has to have ten digits.']),
    ...(it.learner.familyName.trim() === '' ? ['The family name is missing.'] : []),
    ...(it.standard.standardReference.trim() === '' && it.standard.standardCode === null
      ? ['The standard is missing.']
      : []),
    ...(epas.length === 0 ? ['There is no assessment to report.'] : []),
    ...epas.filter(({ epaDate }) => epaDate < FIRST_DAY).map(({ epaDate }) => `${epaDate} lies before ${FIRST_DAY}.`),
    ...epas.filter(({ epaDate }) => epaDate > today).map(({ epaDate }) => `${epaDate} has not come yet.`),
    ...epas
      .filter(({ resit, retake }) => resit && retake)
      .map(({ epaDate }) => `${epaDate}: an assessment is a resit or a retake, not both.`),
  ];
}

/** In batches as large as the service takes. */
export const batchesOf = (records: readonly EpaRecord[]): readonly (readonly EpaRecord[])[] =>
  Array.from({ length: Math.ceil(records.length / MOST_IN_A_BATCH) }, (_, at) =>
    records.slice(at * MOST_IN_A_BATCH, (at + 1) * MOST_IN_A_BATCH),
  );

/** The grade on a certificate, or null: a fail has none. */
export const certificateGrade = (grade: 'fail' | 'pass' | 'distinction'): 'Pass' | 'Distinction' | null =>
  grade === 'fail' ? null : grade === 'pass' ? 'Pass' : 'Distinction';
