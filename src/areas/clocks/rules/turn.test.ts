import { describe, expect, test } from 'vitest';
import type { ClockRule } from '#areas/standards/rules/index.ts';
import { actsOf, isFor } from './turn.ts';

const rule = (on: Partial<ClockRule['on']>, once = false): Pick<ClockRule, 'on' | 'once'> => ({
  once,
  on: { start: ['case opened'], pause: [], resume: [], stop: ['closed'], ...on },
});
const FIRST = rule({ stop: ['we contacted the customer'] }, true);
const UPDATE = rule({
  start: ['case opened', 'we contacted the customer'],
  stop: ['we contacted the customer', 'closed'],
  pause: ['waiting for the customer'],
  resume: ['customer wrote'],
});
const none = { state: 'none', ranBefore: false } as const;
const running = { state: 'running', ranBefore: true } as const;
const paused = { state: 'paused', ranBefore: true } as const;

describe('what happens to a case', () => {
  test('begins and ends the clock of a rule that names it, and no other', () => {
    expect(actsOf(FIRST, none, 'case opened')).toEqual(['begin']);
    expect(actsOf(FIRST, running, 'we contacted the customer')).toEqual(['end']);
    expect(actsOf(FIRST, running, 'customer wrote')).toEqual([]);
    expect(actsOf(FIRST, running, 'case opened')).toEqual([]);
  });

  test('never begins a second time a clock that runs once', () => {
    expect(actsOf(FIRST, { state: 'none', ranBefore: true }, 'case opened')).toEqual([]);
  });

  test('ends an update and begins the next with the same letter, and only ends it with the case', () => {
    expect(actsOf(UPDATE, running, 'we contacted the customer')).toEqual(['end', 'begin']);
    expect(actsOf(UPDATE, paused, 'we contacted the customer')).toEqual(['end', 'begin']);
    expect(actsOf(UPDATE, running, 'closed')).toEqual(['end']);
    expect(actsOf(UPDATE, none, 'closed')).toEqual([]);
  });

  test('pauses what runs and resumes what is paused, and nothing else', () => {
    expect(actsOf(UPDATE, running, 'waiting for the customer')).toEqual(['pause']);
    expect(actsOf(UPDATE, paused, 'waiting for the customer')).toEqual([]);
    expect(actsOf(UPDATE, paused, 'customer wrote')).toEqual(['resume']);
    expect(actsOf(UPDATE, running, 'customer wrote')).toEqual([]);
  });

  test('is for the kinds a rule names, or for all', () => {
    expect([isFor({ kinds: [] }, 'enquiry'), isFor({ kinds: ['complaint'] }, 'enquiry')]).toEqual([true, false]);
  });
});
