import { describe, expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import { WAYS, asksAfter, noticeOf, proposalRefused, standingOf, wayRefused } from './index.ts';

const NOW = 1000 * DAY;
const proposal = (more: object = {}) => ({
  incidents: [{ at: NOW - DAY, warned: true }],
  ways: ['letter' as const],
  oneOfficer: false,
  considered: 'A call with an interpreter.',
  needsConsidered: 'None known; asked twice.',
  reasons: 'Three officers were threatened.',
  endsAt: NOW + 90 * DAY,
  urgent: false,
  ...more,
});
const field = (more: object) => proposalRefused(proposal(more), NOW)?.field;

describe('a restriction (C-30)', () => {
  test('is not asked for without an incident, a warning, what else was tried, and what explains it', () => {
    expect(proposalRefused(proposal(), NOW)).toBeUndefined();
    expect(field({ incidents: [] })).toBe('incidentIds');
    expect(field({ incidents: [{ at: NOW, warned: false }] })).toBe('incidentIds');
    expect(field({ considered: ' ' })).toBe('considered');
    expect(field({ needsConsidered: '' })).toBe('needsConsidered');
  });

  test('leaves a way open, restricts something, and ends within twelve months', () => {
    expect(field({ ways: [] })).toBe('ways');
    expect(field({ ways: [...WAYS] })).toBe('ways');
    expect(field({ ways: [...WAYS], oneOfficer: true })).toBeUndefined();
    expect(field({ endsAt: NOW + 367 * DAY })).toBe('endsAt');
    expect(field({ endsAt: NOW })).toBe('endsAt');
  });

  test('goes without a warning only where somebody is in danger', () => {
    expect(field({ urgent: true, incidents: [{ at: NOW, warned: false }] })).toBeUndefined();
  });

  const at = (more: object = {}, now = NOW) =>
    standingOf(
      { madeAt: NOW, endsAt: NOW + 90 * DAY, urgent: false, liftedAt: null, decided: 'waiting', toldAt: null, ...more },
      now,
    );

  test('holds once it is decided and told, and is over by itself at its end', () => {
    expect(at()).toBe('asked');
    expect(at({ decided: 'declined' })).toBe('not made');
    expect(at({ decided: 'approved' })).toBe('to be told');
    expect(at({ decided: 'approved', toldAt: NOW })).toBe('in force');
    expect(at({ decided: 'approved', toldAt: NOW }, NOW + 90 * DAY)).toBe('lapsed');
    expect(at({ decided: 'approved', toldAt: NOW, liftedAt: NOW })).toBe('lifted');
  });

  test('for safety holds at once, for a day, and longer only when somebody senior has decided it', () => {
    expect(at({ urgent: true })).toBe('in force');
    expect(at({ urgent: true }, NOW + DAY)).toBe('lapsed');
    expect(at({ urgent: true, decided: 'approved' }, NOW + DAY)).toBe('to be told');
    expect(at({ urgent: true, decided: 'declined' })).toBe('not made');
  });

  test('does not touch what is urgent or has a law of its own', () => {
    const about = { way: 'email', kind: 'enquiry', priority: 3 };
    expect(wayRefused(['letter'], about)).toBe(true);
    expect(wayRefused(['letter', 'email'], about)).toBe(false);
    expect(wayRefused(['letter'], { ...about, priority: 1 })).toBe(false);
    expect(wayRefused(['letter'], { ...about, kind: 'safety concern' })).toBe(false);
  });

  test('tells what stays open: ways, emergencies, anything new, the body outside, and that it ends', () => {
    const told = noticeOf({
      ways: ['letter'],
      officer: 'Jo Lee',
      times: '',
      place: '',
      until: '2027-02-01',
      outside: 'You can go to the Ombudsman.',
    });
    for (const said of [
      'by letter',
      'Jo Lee will deal with it',
      'emergency',
      'anything new',
      'Ombudsman',
      'ends by itself',
    ])
      expect(told).toContain(said);
  });
});

test('an officer is asked how they are after what was aimed at them', () => {
  expect(asksAfter('behaviour', ['resources'])).toBe(true);
  expect(asksAfter('demands', ['health'])).toBe(true);
  expect(asksAfter('persistence', ['resources'])).toBe(false);
});
