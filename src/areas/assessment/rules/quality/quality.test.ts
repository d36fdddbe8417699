import { describe, expect, test } from 'vitest';
import type { MethodGrade } from '../plan/grade.ts';
import { planNamed } from '../../server/vectors.fixtures.ts';
import { agreementByCriterion, agreementOf, agreementWithOthers } from './agreement.ts';
import { batchesOf, certificateGrade, faultsOfRecord, type EpaRecord } from './batch.ts';
import { sampleReasons, type Sampling } from './sample.ts';

const AP02 = planNamed('st0072-ap02');
const graded = (outcome: MethodGrade['outcome'], met: number): MethodGrade => ({
  method: 'showcase',
  outcome,
  steps: [{ step: 'distinction criteria', met, of: 10, left: 100 * met, right: 700, reached: met >= 7 }],
});
const QUIET: Sampling = {
  seed: '',
  outcome: 'pass',
  grades: [graded('pass', 2)],
  before: 100,
  sampledThisQuarter: 9,
  remote: false,
  firstYear: false,
  changed: false,
};

describe('[Q1] the sample', () => {
  test.each([
    ['a fail', { outcome: 'fail' as const, grades: [graded('fail', 9)] }, 'fail'],
    ['a distinction with none to spare', { grades: [graded('distinction', 7)] }, 'borderline'],
    ['a pass that one criterion more would lift', { grades: [graded('pass', 6)] }, 'borderline'],
    ['a showcase at a distance in the first year', { remote: true, firstYear: true }, 'remote in the first year'],
    ['what was changed after it was opened again', { changed: true }, 'changed after reopening'],
    ['the fifth decision of somebody', { before: 4 }, 'first decisions'],
    ['the second of a quarter', { sampledThisQuarter: 1 }, 'floor of the quarter'],
  ])('always holds %s', (_what, change, reason) => {
    for (let n = 0; n < 100; n += 1)
      expect(sampleReasons(AP02, { ...QUIET, ...change, seed: `seed ${n}` })).toContain(reason);
  });

  test('leaves out what nothing speaks for, but for a fifth that is drawn', () => {
    const drawn = Array.from({ length: 5000 }, (_, n) =>
      sampleReasons(AP02, { ...QUIET, seed: `programme ${n}` }),
    ).filter((reasons) => reasons.length > 0);
    expect(drawn.every((reasons) => reasons.join() === 'drawn')).toBe(true);
    expect(drawn.length).toBeGreaterThan(900);
    expect(drawn.length).toBeLessThan(1100);
  });

  test('is the same for whoever has the seed', () => {
    const reasons = (seed: string) => sampleReasons(AP02, { ...QUIET, seed }).join();
    for (let n = 0; n < 100; n += 1) expect(reasons(`seed ${n}`)).toBe(reasons(`seed ${n}`));
  });
});

describe('[Q8] agreement between assessors', () => {
  const marks = (text: string) => Object.fromEntries([...text].map((mark, at) => [`C${at}`, mark === 'y']));
  test.each([
    // Worked by hand: 50 items, both yes 20, both no 15, 5 and 10 otherwise: 0.7 observed, 0.5 by chance, kappa 0.4.
    [
      'a textbook case',
      'y'.repeat(20) + 'y'.repeat(5) + 'n'.repeat(10) + 'n'.repeat(15),
      'y'.repeat(20) + 'n'.repeat(5) + 'y'.repeat(10) + 'n'.repeat(15),
      700,
      400,
    ],
    ['full agreement', 'yyynn', 'yyynn', 1000, 1000],
    ['full disagreement', 'yynn', 'nnyy', 0, -1000],
    ['no more than chance', 'yynn', 'ynyn', 500, 0],
    ['nobody ever said no', 'yyyy', 'yyyy', 1000, null],
    ['nothing in common', '', '', 0, null],
    ['one always says yes', 'yyyy', 'yynn', 500, 0],
    ['three of four', 'yynn', 'yyny', 750, 500],
    ['two thirds', 'yyn', 'ynn', 667, 400],
    ['one of ten otherwise', 'yyyyynnnnn', 'yyyyynnnny', 900, 800],
  ])('%s', (_what, one, other, ...[share, kappa]) => {
    expect(agreementOf(marks(one), marks(other))).toMatchObject({ share, kappa });
    expect(agreementOf(marks(other), marks(one))).toMatchObject({ share, kappa });
  });

  test('by criterion names the one that is read differently first', () => {
    const sample = [
      { assessor: 'a', marks: { 'COM.P1': true, 'EQU.P1': true } },
      { assessor: 'b', marks: { 'COM.P1': false, 'EQU.P1': true } },
      { assessor: 'c', marks: { 'COM.P1': true, 'EQU.P1': true } },
    ];
    expect(agreementByCriterion([sample]).map(({ code, share }) => [code, share])).toEqual([
      ['COM.P1', 333],
      ['EQU.P1', 1000],
    ]);
    expect(agreementWithOthers(sample, 'b')).toMatchObject({ items: 2, agreed: 1 });
  });
});

const RECORD: EpaRecord = {
  requestId: 'r1',
  standard: { standardCode: 122, standardReference: 'ST0072' },
  learner: { uln: '1234567890', familyName: 'Okafor' },
  learningDetails: { version: '1.0', courseOption: null },
  epaDetails: { epas: [{ epaDate: '2026-02-04', epaOutcome: 'Pass', resit: false, retake: false }] },
};

describe('the batch for the Assessor Service', () => {
  const learner = (uln: string) => ({ ...RECORD, learner: { ...RECORD.learner, uln } });
  const on = (epaDate: string, more: object = {}) => ({
    ...RECORD,
    epaDetails: { epas: [{ epaDate, epaOutcome: 'Pass' as const, resit: false, retake: false, ...more }] },
  });
  test('takes a record that is right', () => {
    expect(faultsOfRecord(RECORD, '2026-11-22')).toEqual([]);
  });
  test.each([
    ['a learner number of nine digits', learner('123456789'), /ten digits/],
    ['one that begins with nothing', learner('0234567890'), /ten digits/],
    ['no family name', { ...RECORD, learner: { uln: '1234567890', familyName: ' ' } }, /family name/],
    ['a day before the service was', on('2016-12-31'), /before 2017/],
    ['a day that has not come', on('2026-11-23'), /not come/],
    ['a resit that is a retake', on('2026-02-04', { resit: true, retake: true }), /not both/],
    ['nothing to report', { ...RECORD, epaDetails: { epas: [] } }, /no assessment/],
    ['no standard', { ...RECORD, standard: { standardCode: null, standardReference: '' } }, /standard is missing/],
  ])('refuses %s', (_what, record, words) => {
    expect(faultsOfRecord(record, '2026-11-22').join(' ')).toMatch(words);
  });
  test('is cut at twenty-five', () => {
    expect(batchesOf(Array.from({ length: 51 }, () => RECORD)).map(({ length }) => length)).toEqual([25, 25, 1]);
  });
  test('gives a fail no certificate', () => {
    expect((['fail', 'pass', 'distinction'] as const).map(certificateGrade)).toEqual([null, 'Pass', 'Distinction']);
  });
});
