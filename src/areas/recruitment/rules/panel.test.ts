import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agreedRefused,
  letterOf,
  missingIn,
  panelAgreement,
  placesOf,
  sheetsSeenBy,
  waitedFor,
  type Sheet,
} from './index.ts';

const sheet = (raterId: string, mark: number, more: Partial<Sheet> = {}): Sheet => ({
  raterId,
  state: 'given',
  marks: { CS: mark },
  notes: { CS: 'x' },
  ...more,
});

describe('a sheet', () => {
  test('is given when every capability has its mark and what was heard', () => {
    expect(missingIn(['CS', 'DR'], { marks: { CS: 0, DR: 2 }, notes: { CS: 'a', DR: ' ' } })).toEqual(['DR']);
    expect(missingIn(['CS'], { marks: {}, notes: { CS: 'a' } })).toEqual(['CS']);
  });
  test('of another is seen only by who has given their own, and never before it was given', () => {
    const sheets = [
      sheet('jo', 2),
      sheet('mira', 1, { state: 'draft' }),
      sheet('dev', 3),
      sheet('di', 0, { state: 'aside' }),
    ];
    const seen = (me: string) => sheetsSeenBy(me, sheets).map(({ raterId }) => raterId);
    expect([seen('jo'), seen('mira'), seen('di'), seen('new')]).toEqual([['jo', 'dev'], ['mira'], ['di'], []]);
    expect(waitedFor(['jo', 'mira', 'dev', 'di', 'new'], sheets)).toEqual(['mira', 'new']);
  });
});

describe('a mark that is agreed on', () => {
  const panel = ['jo', 'mira'];
  test('waits for everybody, and for two at least', () => {
    const it = { code: 'CS', mark: 2, why: '' };
    expect(agreedRefused(panel, [sheet('jo', 2)], it)).toContain('not given');
    expect(agreedRefused(panel, [sheet('jo', 2), sheet('mira', 2, { state: 'aside' })], it)).toContain('Two people');
    expect(agreedRefused(panel, [sheet('jo', 2), sheet('mira', 2)], it)).toBeUndefined();
  });
  test('needs a reason where they differ, or where it is nobody’s', () => {
    const differ = [sheet('jo', 2), sheet('mira', 1)];
    expect(agreedRefused(panel, differ, { code: 'CS', mark: 2, why: '' })).toContain('different marks');
    expect(agreedRefused(panel, differ, { code: 'CS', mark: 2, why: 'The second example.' })).toBeUndefined();
    expect(agreedRefused(panel, [sheet('jo', 2), sheet('mira', 2)], { code: 'CS', mark: 3, why: '' })).toContain(
      'another mark',
    );
  });
});

test('how far a panel agrees does not depend on who is named first, and says nothing where nothing can differ', () => {
  const shown = panelAgreement([
    [sheet('a', 2), sheet('b', 2), sheet('c', 0)],
    [sheet('a', 1), sheet('b', 1, { state: 'draft' })],
  ]);
  expect(shown).toMatchObject({ pairs: 3, same: 1, near: 1 });
  expect(panelAgreement([[sheet('a', 2), sheet('b', 2)]]).kappa).toBeNull();
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
      (rounds) => {
        const sheets = rounds.map((marks) => marks.map((mark, n) => sheet(`r${n}`, mark)));
        expect(panelAgreement(sheets.map((some) => some.toReversed()))).toEqual(panelAgreement(sheets));
      },
    ),
  );
});

test('who is equal in what was shown stands at the same place, and the next place is left out', () => {
  const places = placesOf(
    ['CS', 'DR'],
    [
      { id: 'a', marks: { CS: 2, DR: 2 } },
      { id: 'b', marks: { CS: 3, DR: 1 } },
      { id: 'c', marks: { CS: 2, DR: 2 } },
      { id: 'd', marks: { CS: 3 } },
    ],
  );
  expect(places.map(({ id, place, tied }) => [id, place, tied])).toEqual([
    ['a', 1, true],
    ['c', 1, true],
    ['b', 3, false],
  ]);
});

test('candidates have letters of their own, however many come', () => {
  expect([0, 25, 26, 51, 52].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
});
