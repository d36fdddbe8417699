import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterMerge,
  authorityOn,
  becauseOf,
  partsOfNumber,
  sameNumber,
  withoutAuthority,
  type Known,
} from './index.ts';

describe('telephone numbers', () => {
  test.each([
    ['+61 491 570 156', '0491 570 156', true],
    ['0061 491 570 156', '0491-570-156', true],
    ['(02) 5550 7788', '+61255507788', true],
    ['0491 570 156', '0491 570 157', false],
    ['(02) 5550 7788', '(03) 5550 7788', false],
    ['000', '000', true],
    ['1300 000', '300 000', false],
  ])('%s and %s: the same is %s', (one, other, same) => {
    expect(sameNumber(one, other)).toBe(same);
    expect(sameNumber(other, one)).toBe(same);
  });

  test('any part of a number is looked for as the digits that are stored, and a name is no number', () => {
    expect(partsOfNumber('0491 570 156')).toEqual(['91570156']);
    expect(partsOfNumber('0156')).toEqual(['0156', '156']);
    expect(partsOfNumber('3 Dooley Street')).toEqual([]);
    fc.assert(fc.property(fc.string(), (text) => void partsOfNumber(text)));
  });
});

describe('an authority', () => {
  const given = { from: '2026-11-01', until: '2026-11-30', endedAt: null };
  test.each([
    ['2026-10-31', 'not yet'],
    ['2026-11-01', 'current'],
    ['2026-11-30', 'current'],
    ['2026-12-01', 'lapsed'],
  ])('on %s is %s', (today, standing) => {
    expect(authorityOn(given, today)).toBe(standing);
    expect(authorityOn({ ...given, endedAt: 1 }, today)).toBe('ended');
  });

  test('whoever speaks for a customer without one is named; a witness needs none', () => {
    const ruth = { customerId: 'r', name: 'Ruth', role: 'representative' };
    const witness = { customerId: 'w', name: 'Wim', role: 'witness' };
    expect(withoutAuthority([ruth, witness], [], '2026-11-10')).toEqual([ruth]);
    expect(withoutAuthority([ruth], [{ ...given, customerId: 'r' }], '2026-11-10')).toEqual([]);
    expect(withoutAuthority([ruth], [{ ...given, customerId: 'r' }], '2026-12-10')).toEqual([ruth]);
  });
});

describe('two records', () => {
  const known = (id: string, name: string, post = ''): Known => ({
    id,
    kind: 'person',
    name,
    points: post === '' ? [] : [{ kind: 'post', value: post, normal: post.toLowerCase() }],
  });

  test('of one house are alike only where the names are', () => {
    expect(becauseOf(known('1', 'Peg Doolan', 'A St'), known('2', 'Peg Dolan', 'a st'))).toEqual([
      { same: 'address', value: 'A St' },
    ]);
    expect(becauseOf(known('1', 'Peg Doolan', 'A St'), known('2', 'Ruth Doolan', 'a st'))).toEqual([]);
  });

  test('never lose anything when they are joined but the name of the one that is joined', () => {
    const words = fc.array(fc.string({ minLength: 1 }));
    const side = fc.record({
      name: fc.string(),
      language: fc.constantFrom(null, 'vi', 'ar'),
      needs: words,
      points: words,
      organisations: words,
      representatives: words,
    });
    fc.assert(
      fc.property(side, side, (from, into) => {
        for (const { field, from: a, into: b, becomes } of afterMerge(from, into)) {
          for (const value of b) expect(becomes).toContain(value);
          if (field !== 'name' && field !== 'language') for (const value of a) expect(becomes).toContain(value);
        }
      }),
    );
  });
});
