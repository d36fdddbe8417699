import { describe, expect, test } from 'vitest';
import { centsIn, inMoney, mayDecide, type Acting, type Line, type Matter } from './index.ts';

const NOW = 1_000_000;
const line = (more: Partial<Line> = {}): Line => ({
  id: 'a',
  instrument: 'Delegations 2026',
  holder: { role: 'officer' },
  power: 'refund',
  limitCents: 10_000,
  secondAboveCents: null,
  kinds: [],
  ownTeams: false,
  condition: '',
  from: 0,
  until: null,
  endedAt: null,
  ...more,
});
const mira = { officerId: 'mira', roles: ['officer'], teamIds: ['north'] };
const refund = (amountCents: number, more: Partial<Matter> = {}): Matter => ({
  power: 'refund',
  amountCents,
  kind: 'enquiry',
  teamId: 'north',
  ...more,
});
const asked = (lines: readonly Line[], matter = refund(5000), acting: readonly Acting[] = [], who = mira) =>
  mayDecide({ lines, acting }, who, matter, { now: NOW, sign: '$' });
const whyNot = (...it: Parameters<typeof asked>) => {
  const verdict = asked(...it);
  return verdict.ok ? 'allowed' : verdict.because;
};

describe('who may decide', () => {
  test('is whoever holds a line that reaches the amount, and the line is named', () => {
    expect(asked([line()], refund(10_000))).toMatchObject({
      ok: true,
      lineId: 'a',
      because: 'By “Delegations 2026”, up to $100.',
    });
    expect(whyNot([line()], refund(10_001))).toBe('“Delegations 2026” goes up to $100.');
    expect(whyNot([])).toBe('No delegation gives them a refund.');
    expect(whyNot([line({ power: 'waiver' })])).toBe('No delegation gives them a refund.');
  });

  test('is nobody before it is in force, when it has lapsed or when it was taken back', () => {
    expect(asked([line({ from: NOW })]).ok).toBe(true);
    expect(whyNot([line({ from: NOW + 1 })])).toContain('not in force yet');
    expect(asked([line({ until: NOW + 1 })]).ok).toBe(true);
    expect(whyNot([line({ until: NOW })])).toContain('has lapsed');
    expect(whyNot([line({ endedAt: NOW })])).toContain('was taken back');
  });

  test('depends on the kind of case and on whose team it is, where the line says so', () => {
    expect(whyNot([line({ kinds: ['complaint'] })])).toContain('not for this kind');
    expect(asked([line({ kinds: ['complaint'] })], refund(1, { kind: 'complaint' })).ok).toBe(true);
    expect(whyNot([line({ ownTeams: true })], refund(1, { teamId: 'south' }))).toContain('one’s own teams');
  });

  test('is who acts in the position or in place of the person, for as long as they do', () => {
    const leader = line({ id: 'b', holder: { role: 'team leader' }, limitCents: 100_000 });
    const named = line({ id: 'c', holder: { officerId: 'jo' }, limitCents: 500_000 });
    const acting = (as: Acting['as'], more: Partial<Acting> = {}): Acting => ({
      id: 'x',
      officerId: 'mira',
      as,
      from: 0,
      until: NOW + 1,
      endedAt: null,
      ...more,
    });
    expect(asked([line(), leader], refund(50_000)).ok).toBe(false);
    expect(asked([line(), leader], refund(50_000), [acting({ role: 'team leader' })])).toMatchObject({
      ok: true,
      lineId: 'b',
      actingId: 'x',
    });
    expect(asked([line(), named], refund(200_000), [acting({ officerId: 'jo' })])).toMatchObject({
      ok: true,
      lineId: 'c',
    });
    expect(asked([leader], refund(50_000), [acting({ role: 'team leader' }, { until: NOW })]).ok).toBe(false);
    expect(asked([leader], refund(50_000), [acting({ role: 'team leader' }, { endedAt: NOW })]).ok).toBe(false);
    expect(asked([leader], refund(50_000), [acting({ role: 'team leader' }, { officerId: 'dev' })]).ok).toBe(false);
    // Their own line serves before one they only act under.
    expect(asked([leader, line()], refund(1), [acting({ role: 'team leader' })])).toMatchObject({
      lineId: 'a',
      actingId: null,
    });
  });

  test('needs a second signature above the amount the line names, or always for what has no amount', () => {
    const two = line({ secondAboveCents: 5000 });
    expect(asked([two], refund(5000))).toMatchObject({ second: false });
    expect(asked([two], refund(5001))).toMatchObject({ second: true });
    const restriction = { power: 'restriction' as const, amountCents: null, kind: 'enquiry', teamId: 'north' };
    expect(asked([line({ power: 'restriction', limitCents: null, secondAboveCents: 0 })], restriction)).toMatchObject({
      second: true,
    });
    expect(asked([line({ power: 'restriction', limitCents: null })], restriction)).toMatchObject({ second: false });
  });

  test('is nobody for money without an amount', () => {
    expect(whyNot([line({ limitCents: null })], refund(0))).toBe('A refund needs an amount.');
  });
});

test('an amount reads and is read as people write it', () => {
  expect([120_000, 5, 123_456_789].map((cents) => inMoney(cents, '$'))).toEqual(['$1,200', '$0.05', '$1,234,567.89']);
  expect(['1,200.50', '$1200', ' £ 7.5 ', '12.345', '1,2', '-4', 'ten', ''].map(centsIn)).toEqual([
    120_050,
    120_000,
    750,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(['1 200,50 $', '99,50', '1\u202F200 €', '1,200,50', '1 20', '1 200,5'].map(centsIn)).toEqual([
    120_050,
    9950,
    120_000,
    undefined,
    undefined,
    undefined,
  ]);
});
