import { describe, expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import {
  cellAt,
  copyLanguage,
  criteriaOf,
  evidencedLevel,
  gapOf,
  lineFor,
  linesMeant,
  onceEach,
  packCells,
  spokenBy,
  standingOf,
  strengthsIn,
  verdictRefused,
  weigh,
  type Cell,
  type MapLine,
} from './index.ts';

const NOW = Date.UTC(2026, 10, 22);
const cell = (more: Partial<Cell> = {}): Cell => ({ works: 3, kinds: 2, raters: 2, newestAt: NOW - 10 * DAY, ...more });

describe('the strength of evidence', () => {
  test.each([
    [cell(), 'strong'],
    [cell({ raters: 1 }), 'fair'],
    [cell({ kinds: 1, works: 9 }), 'fair'],
    [cell({ works: 1, kinds: 1, raters: 1 }), 'begun'],
    [cell({ newestAt: NOW - 400 * DAY }), 'fair'],
    [cell({ newestAt: NOW - 800 * DAY }), 'begun'],
    [cell({ works: 0, newestAt: null }), 'none'],
  ] as const)('follows from works, kinds, raters and age alone: %o is %s', (it, strength) => {
    expect(weigh(it, NOW).strength).toBe(strength);
    expect(weigh(it, NOW).because.length).toBeGreaterThan(0);
  });

  test('is the same for one and for thousands, whatever the cells hold', () => {
    for (let seed = 0; seed < 400; seed++) {
      const it = cell({
        works: seed % 6,
        kinds: (seed % 4) + 1,
        raters: (seed % 3) + 1,
        newestAt: seed % 6 === 0 ? null : NOW - ((seed * 37) % 1000) * DAY,
      });
      const bytes = packCells(new Map([[1, it]]), 3);
      const back = cellAt(bytes, 1);
      expect([back.works, back.kinds, back.raters]).toEqual(
        it.works === 0 ? [0, it.kinds, it.raters] : [it.works, it.kinds, it.raters],
      );
      expect([...strengthsIn(bytes, 3, NOW)]).toEqual([
        0,
        ['none', 'begun', 'fair', 'strong'].indexOf(weigh(back, NOW).strength),
        0,
      ]);
    }
  });
});

describe('the level that evidence shows', () => {
  const shown = (level: number, workId: string, kind = 'work record', rater = 'jo') => ({
    level,
    workId,
    kind,
    raters: [rater],
  });
  test('is the highest with three works of two kinds and two raters, and what is shown above counts below', () => {
    const some = [shown(2, 'a'), shown(2, 'b', 'review', 'di'), shown(1, 'c')];
    expect(evidencedLevel(some, 5).level).toBe(1);
    expect(evidencedLevel([...some, shown(3, 'd')], 5).level).toBe(2);
    expect(evidencedLevel(some, 5).working[0]).toEqual({ level: 1, works: 3, kinds: 2, raters: 2, enough: true });
  });
  test('counts one work once, however many items rest on it', () => {
    expect(evidencedLevel([shown(1, 'a'), shown(1, 'a', 'review', 'di'), shown(1, 'a', 'document')], 5).level).toBe(0);
  });
  test('leaves a gap only where less is confirmed than the role asks for', () => {
    expect([gapOf(2, null), gapOf(2, 1), gapOf(2, 2), gapOf(1, 3)]).toEqual([2, 1, 0, 0]);
  });
});

describe('a verdict', () => {
  const it = { officerId: 'mira', state: 'claimed', teams: ['fines'], standing: 'whole' } as const;
  const jo = { id: 'jo', teams: ['fines'], leads: true };
  const yes = { verdict: 'accepted', words: '' } as const;
  test('is given by a leader of one of the teams, and never by whoever claimed', () => {
    expect(verdictRefused(it, jo, yes)).toBeUndefined();
    expect(verdictRefused(it, { ...jo, id: 'mira' }, yes)).toContain('Nobody accepts what they claim');
    expect(verdictRefused(it, { ...jo, teams: ['roads'] }, yes)).toContain('A leader of one of their teams');
    expect(verdictRefused(it, { ...jo, leads: false }, yes)).toContain('A leader of one of their teams');
  });
  test('that does not agree says why, and what cannot be looked up is not agreed to', () => {
    expect(verdictRefused(it, jo, { verdict: 'returned', words: ' ' })).toContain('Say what is missing');
    expect(verdictRefused({ ...it, standing: 'gone' }, jo, yes)).toContain('not there any more');
    expect(
      verdictRefused({ ...it, standing: 'gone' }, jo, { verdict: 'declined', words: 'It is gone.' }),
    ).toBeUndefined();
    expect(verdictRefused({ ...it, state: 'accepted' }, jo, yes)).toContain('does not wait');
  });
});

test('what became of the work is found out from its parts, wherever they lie', () => {
  const parts = [
    { id: 'a', hash: '1' },
    { id: 'b', hash: '2' },
  ];
  expect(
    standingOf(
      parts,
      new Map([
        ['a', '1'],
        ['b', '2'],
        ['c', '9'],
      ]),
    ),
  ).toBe('whole');
  expect(
    standingOf(
      parts,
      new Map([
        ['a', '1'],
        ['b', 'x'],
      ]),
    ),
  ).toBe('part gone');
  expect(standingOf(parts, new Map([['a', 'x']]))).toBe('gone');
  expect(standingOf([], new Map())).toBe('whole');
});

test('a copy says who spoke in the language of the desk', () => {
  expect(spokenBy(copyLanguage('fr-CA'), 'in', 'phone')).toBe('Client, téléphone');
  expect(spokenBy(copyLanguage('en-AU'), 'out', 'email')).toBe('We, email');
});

describe('a candidate', () => {
  const line = (more: Partial<MapLine>): MapLine => ({
    key: 'x',
    event: 'case.moved',
    kind: 'work record',
    when: {},
    title: '',
    because: '',
    criteria: {},
    ...more,
  });
  const it = { seq: 1, kind: 'case.moved', at: 0, caseId: 'c', data: { to: 'answered', reason: 'settled' } };
  const about = { caseKind: 'enquiry', wrote: true, spoke: false, informed: false };
  test('is the first line of the map whose every condition is met', () => {
    const map = [
      line({ key: 'complaint', when: { caseKinds: ['complaint'] } }),
      line({ key: 'spoken', when: { spoke: true } }),
      line({ key: 'elsewhere', when: { to: ['done'] } }),
      line({ key: 'reason', when: { is: { reason: 'other' } } }),
      line({ key: 'written', when: { caseKinds: ['enquiry'], to: ['answered'], wrote: true } }),
      line({ key: 'any' }),
    ];
    expect(lineFor(map, it, about)?.key).toBe('written');
    expect(lineFor(map, { ...it, kind: 'other' }, about)).toBeUndefined();
  });
  test('shows that somebody was kept informed only where they heard more than once', () => {
    const both = line({ criteria: { pub: ['F8'], st0072: ['RFT.1.3'] }, informed: { pub: ['F9'] } });
    expect(criteriaOf(both, about)).toEqual({ pub: ['F8'], st0072: ['RFT.1.3'] });
    expect(criteriaOf(both, { ...about, informed: true })).toEqual({ pub: ['F8', 'F9'], st0072: ['RFT.1.3'] });
  });
  test('is offered once for a matter, as it was last', () => {
    const some = [1, 2, 3].map((seq) => ({ key: seq === 2 ? 'other' : 'same', caseId: 'c', seq }));
    expect(onceEach(some).map(({ seq }) => seq)).toEqual([3, 2]);
  });
  test('means the lines below a standard, and the level of a capability that the role asks for', () => {
    const items = [
      { id: 's', code: 'COM.1', parentId: null, claimed: false, level: null },
      { id: 's1', code: 'COM.1.1', parentId: 's', claimed: true, level: null },
      { id: 'sp', code: 'COM.P1', parentId: 's', claimed: false, level: null },
      { id: 'c', code: 'RE.1', parentId: null, claimed: false, level: null },
      { id: 'c1', code: 'RE.1.L1', parentId: 'c', claimed: true, level: 1 },
      { id: 'c2', code: 'RE.1.L2', parentId: 'c', claimed: true, level: 2 },
    ];
    expect(linesMeant(items, ['COM.1', 'RE.1', 'COM.1.1', 'nothing'], () => 2)).toEqual(['s1', 'c2', 's1']);
  });
});
