import { describe, expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import { approvalOf, letterRefused, noRefused, saysNo, whyVetted, type Leaving, type VettingRule } from './index.ts';

const rule = (more: Partial<VettingRule> = {}): VettingRule => ({
  id: 'r',
  title: 'Money',
  occasion: 'amount',
  from: 50_000,
  among: [],
  approvers: [{ role: 'team leader' }],
  order: 'parallel',
  substituteId: null,
  withinHours: 24,
  ...more,
});
const leaving = (more: Partial<Leaving> = {}): Leaving => ({
  text: 'Hello',
  kind: 'enquiry',
  tags: [],
  sensitive: false,
  decidedCents: 0,
  officerSince: 0,
  now: 400 * DAY,
  ...more,
});
const why = (it: VettingRule, about: Partial<Leaving>) => whyVetted([it], leaving(about)).map(({ because }) => because);

describe('a text is read by somebody else', () => {
  test.each([
    ['We pay you $500.', 'Money: it says “$500”.'],
    ['We pay you $1,250.40 now', 'Money: it says “$1,250.40”.'],
    ['That is 2 thousand dollars', 'Money: it says “2 thousand dollars”.'],
    ['up to £3k, perhaps', 'Money: it says “£3k”.'],
    ['AUD 700 by Friday', 'Money: it says “AUD 700”.'],
    ['First $10, then $499.99', undefined],
    ['In 2026 we had 900 letters', undefined],
  ])('from an amount on: %s', (text, because) => {
    expect(why(rule(), { text })).toEqual(because === undefined ? [] : [because]);
  });

  test('where that much was decided on its case, whatever the text says', () => {
    expect(why(rule(), { decidedCents: 50_000 })).toEqual(['Money: of what was decided on the case.']);
  });

  test('of a sensitive case, of a tag, of a kind, of a new officer, or always', () => {
    expect(why(rule({ occasion: 'sensitive' }), { sensitive: true })).toHaveLength(1);
    expect(why(rule({ occasion: 'sensitive' }), {})).toEqual([]);
    expect(why(rule({ occasion: 'tag', among: ['media'] }), { tags: ['media', 'parks'] })).toEqual([
      'Money: the case is tagged media.',
    ]);
    expect(why(rule({ occasion: 'kind', among: ['complaint'] }), { kind: 'complaint' })).toHaveLength(1);
    const young = rule({ occasion: 'new officer', from: 30 });
    expect(why(young, { officerSince: 371 * DAY })).toHaveLength(1);
    expect(why(young, { officerSince: 370 * DAY })).toEqual([]);
    expect(why(young, { officerSince: null })).toEqual([]);
    expect(why(rule({ occasion: 'everything' }), {})).toEqual(['Money: every answer.']);
  });

  test('by everybody whom any of its rules wants, once, in the stricter order and the shorter time', () => {
    expect(
      approvalOf([
        rule({ approvers: [{ role: 'team leader' }, { officerId: 'jo' }], withinHours: 48 }),
        rule({
          approvers: [{ officerId: 'jo' }, { role: 'complaints manager' }],
          order: 'serial',
          substituteId: 'kim',
          withinHours: 4,
        }),
      ]),
    ).toEqual({
      wanted: [
        { approver: { role: 'team leader' }, substituteId: null },
        { approver: { officerId: 'jo' }, substituteId: 'kim' },
        { approver: { role: 'complaints manager' }, substituteId: 'kim' },
      ],
      order: 'serial',
      withinHours: 4,
    });
  });
});

describe('a “no”', () => {
  const no = {
    alternative: 'You can pay in three parts.',
    noAlternative: '',
    reviewRight: 'Ask us to look again within 28 days.',
  };

  test('is a refusal that is made, a restriction, or anything else that is declined', () => {
    expect([saysNo('refusal', 'approved'), saysNo('waiver', 'declined'), saysNo('restriction', 'approved')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([saysNo('refusal', 'declined'), saysNo('waiver', 'approved')]).toEqual([false, false]);
  });

  test('is not made without another way or the reason there is none, nor without the right to a second look', () => {
    expect(noRefused(no)).toEqual({ ok: true });
    expect(noRefused({ ...no, alternative: ' ', noAlternative: 'The law leaves no choice.' })).toEqual({ ok: true });
    expect(noRefused({ ...no, alternative: ' ' })).toMatchObject({ ok: false, field: 'alternative' });
    expect(noRefused({ ...no, reviewRight: '' })).toMatchObject({ ok: false, field: 'reviewRight' });
  });

  test('does not go out in a letter that leaves either of them out', () => {
    const letter =
      'Dear Peg,\n\nwe cannot waive it. You can pay in\nthree parts.\n\nASK US to look again within 28 days.';
    expect(letterRefused(letter, no)).toEqual({ ok: true });
    expect(letterRefused('We cannot. Ask us to look again within 28 days.', no)).toMatchObject({
      ok: false,
      because: expect.stringContaining('three parts'),
    });
    expect(letterRefused('We cannot. You can pay in three parts.', no)).toMatchObject({
      ok: false,
      because: expect.stringContaining('28 days'),
    });
  });
});
