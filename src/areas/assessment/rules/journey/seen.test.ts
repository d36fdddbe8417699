import { describe, expect, test } from 'vitest';
import { play, readPack, type Scenario } from '../../server/vectors.fixtures.ts';
import type { Party } from './acts.ts';
import { seenBy } from './seen.ts';

const scenarios = readPack<Record<string, Scenario>>('vectors/scenarios');
const at = (from: string) => play({ rule: '', name: from, from, acts: [], expect: {} }, scenarios);
const seen = (from: string, party: Party) => {
  const { plan, journey } = at(from);
  const { decisions, ...rest } = seenBy(plan, journey, [party]);
  return { ...rest, decisions: decisions('showcase') };
};

describe('what is seen of a programme', () => {
  test('an assessor sees what was submitted, and nothing of the year that could sway them', () => {
    expect(seen('interviewed', 'assessor')).toMatchObject({
      learning: false,
      submitted: true,
      questions: true,
      decisions: true,
      history: false,
    });
  });
  test.each<Party>(['apprentice', 'manager', 'coach', 'provider'])(
    'the %s sees neither questions nor decisions before the result is out',
    (party) => {
      expect(seen('confirmed', party)).toMatchObject({
        learning: true,
        questions: false,
        decisions: false,
        result: false,
        samples: false,
      });
      expect(seen('released', party)).toMatchObject({ questions: false, decisions: true, result: true });
    },
  );
  test('a failed method is told once quality assurance has upheld it, so that it can be learnt', () => {
    expect(seen('showcase failed', 'apprentice')).toMatchObject({ decisions: true, result: false });
  });
  test('the organisation sees results and samples, and no decision before they are out', () => {
    expect(seen('sampled', 'organisation')).toMatchObject({
      learning: false,
      decisions: false,
      samples: true,
      result: true,
    });
  });
  test('the examiner from outside sees everything', () => {
    expect(Object.values(seen('sampled', 'examiner'))).not.toContain(false);
  });
});
