import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { must } from '#kernel/must.ts';
import { CLOCK_EVENTS } from '#areas/standards/rules/index.ts';
import { reliefOf } from './remedies.ts';
import { RELIEFS, STANDINGS, faultsOfPack, packInForce, standingOf, statusOf, type Pack } from './pack.ts';

const shipped = <T>(folder: string): readonly T[] => {
  const path = join(import.meta.dirname, '../../../../packs', folder);
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(path, name), 'utf8')) as T);
};
type Clocks = { key: string; rules: { key: string; kinds: string[]; on: Record<string, string[]> }[] };

const packs = shipped<Pack>('complaints');
const clocks = shipped<Clocks>('clocks');
const named = (key: string): Pack =>
  must(
    packs.find((pack) => pack.key === key),
    key,
  );

describe.each(packs.map((pack) => [pack.key, pack] as const))('C-15 the pack %s', (_key, pack) => {
  test('names clock rules that are shipped, in the clock packs it brings', () => {
    const brought = clocks.filter(({ key }) => pack.clocks.includes(key)).flatMap(({ rules }) => rules);
    expect(faultsOfPack(pack, new Set(brought.map(({ key }) => key)))).toEqual([]);
  });

  test('has a word of every reporting scheme and of the customer for every standing and every relief', () => {
    expect(Object.keys(pack.statuses).toSorted()).toEqual([...STANDINGS].toSorted());
    for (const standing of STANDINGS)
      for (const relief of RELIEFS) {
        const status = statusOf(pack, standing, relief);
        expect(['open', 'closed']).toContain(status.open311);
        expect(['received', 'further action', 'no further action']).toContain(status.queensland);
        expect(status.cfpb).toMatch(/^(In progress|Closed( with (monetary relief|non-monetary relief|explanation))?)$/);
        expect(status.public).toMatch(/^[A-Z].{10,}\.$/);
      }
  });

  test('says who outside can look at it, and asks for that in the letter of a refusal', () => {
    expect(pack.external.words).toContain('you can');
    expect(pack.notices.refusal).toContain('the external body');
  });
});

test('C-10 what reached us is bound by the version in force on that day', () => {
  const [first] = packs;
  if (first === undefined) throw new Error('no pack is shipped');
  const versions = [first, { ...first, version: 2, effectiveFrom: '2026-07-01' }];
  expect(packInForce(versions, first.key, '2026-06-30')?.version).toBe(1);
  expect(packInForce(versions, first.key, '2026-07-01')?.version).toBe(2);
  expect(packInForce(versions, first.key, '1999-01-01')?.version).toBe(1);
  expect(packInForce(versions, 'elsewhere', '2026-07-01')).toBeUndefined();
});

test('C-15 an answer with money is closed with monetary relief for the CFPB, and open while a remedy is owed', () => {
  expect(statusOf(named('us-cfpb'), 'answered', 'monetary').cfpb).toBe('Closed with monetary relief');
  expect(statusOf(named('us-cfpb'), 'remedies outstanding', 'non-monetary').open311).toBe('open');
});

test('every clock rule listens only to what happens', () => {
  for (const { rules } of clocks)
    for (const { key, on } of rules)
      for (const event of Object.values(on).flat()) expect(CLOCK_EVENTS, key).toContain(event);
});

const NOT_YET = { answeredAt: null, owed: 0, closed: false, outside: false };
test('a complaint stands as received until the customer has heard from us', () => {
  expect(standingOf({ state: 'open', acknowledgedAt: null, stage: 1, ...NOT_YET })).toBe('received');
  expect(standingOf({ state: 'open', acknowledgedAt: 1, stage: 1, ...NOT_YET })).toBe('acknowledged');
  expect(standingOf({ state: 'refused', acknowledgedAt: 1, stage: 1, ...NOT_YET })).toBe('refused');
  expect(standingOf({ state: 'open', acknowledgedAt: 1, stage: 2, ...NOT_YET })).toBe('looked into again');
});

test('C-13 an answered complaint stands with remedies outstanding until the last is done, closed or not', () => {
  const answered = { state: 'open', acknowledgedAt: 1, stage: 1, answeredAt: 2, outside: false } as const;
  expect(standingOf({ ...answered, owed: 1, closed: true, outside: true })).toBe('outside');
  expect(standingOf({ ...answered, owed: 1, closed: false })).toBe('remedies outstanding');
  expect(standingOf({ ...answered, owed: 1, closed: true })).toBe('remedies outstanding');
  expect(standingOf({ ...answered, owed: 0, closed: false })).toBe('answered');
  expect(standingOf({ ...answered, owed: 0, closed: true })).toBe('closed');
});

test('C-15 the CFPB is told what was worth most', () => {
  expect(reliefOf(['apology', 'money', 'action'], true)).toBe('monetary');
  expect(reliefOf(['apology', 'record corrected'], true)).toBe('non-monetary');
  expect(reliefOf(['apology'], true)).toBe('explanation');
  expect(reliefOf([], true)).toBe('explanation');
  expect(reliefOf([], false)).toBe('none');
});
