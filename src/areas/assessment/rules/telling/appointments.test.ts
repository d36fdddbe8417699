import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesIn, type Appointment, type Told } from './appointments.ts';
import { reminderDue, wordsOfMoment } from './letters.ts';

const HOUR = 3_600_000;
const appointment = fc.record({
  key: fc.constantFrom('gateway', 'showcase 1', 'observation 1', 'discussion 1', 'discussion 2'),
  what: fc.constantFrom('gateway' as const, 'interview' as const, 'observation' as const, 'discussion' as const),
  at: fc.integer({ min: 0, max: 20 }).map((hours) => hours * HOUR),
  minutes: fc.constantFrom(45, 60),
  place: fc.constantFrom('workplace', 'remote'),
  about: fc.constantFrom('', 'Bring nothing.'),
  people: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
});
const planned = fc.uniqueArray(appointment, { selector: ({ key }) => key, maxLength: 5 });

/** What a calendar program holds of an appointment after it was told of the changes. */
function calendarsAfter(told: readonly Told[], plan: readonly Appointment[], now: number): Map<string, number> {
  const { made, moved, cancelled } = changesIn(plan, told, now);
  const held = new Map(told.map((one) => [one.key, one.at]));
  for (const one of made) held.set(one.key, one.at);
  for (const one of moved) held.set(one.now.key, one.now.at);
  for (const one of cancelled) held.delete(one.key);
  return held;
}

test('whatever was planned before, calendars hold afterwards exactly what is planned and still to come', () => {
  fc.assert(
    fc.property(planned, planned, fc.integer({ min: 0, max: 20 }), (before, after, hours) => {
      const now = hours * HOUR;
      const told = before.map((one) => ({ ...one, id: one.key, revision: 0 }));
      const held = calendarsAfter(told, after, now);
      for (const one of after) if (one.at > now) expect(held.get(one.key)).toBe(one.at);
      for (const [key, at] of held)
        if (at > now) expect(after.some((one) => one.key === key && one.at === at)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('nobody is told anything where nothing changed, and whoever is not expected any more is named', () => {
  fc.assert(
    fc.property(planned, fc.integer({ min: 0, max: 20 }), (before, hours) => {
      const told = before.map((one) => ({ ...one, id: one.key, revision: 3 }));
      expect(changesIn(before, told, hours * HOUR)).toEqual({ made: [], moved: [], cancelled: [] });
    }),
  );
  const one: Told = {
    id: 'x',
    revision: 0,
    key: 'gateway',
    what: 'gateway',
    at: 5 * HOUR,
    minutes: 60,
    place: '',
    about: '',
    people: ['a', 'b'],
  };
  const { id: _id, revision: _revision, ...rest } = one;
  expect(changesIn([{ ...rest, people: ['a', 'c'] }], [one], 0).moved[0]?.left).toEqual(['b']);
});

test('a letter says on whose clock a time is, and a reminder goes three days and one day before', () => {
  expect(wordsOfMoment(Date.UTC(2026, 11, 3, 0, 5), 'Australia/Sydney')).toBe(
    'Thursday 3 December 2026, 11:05 (Australia/Sydney)',
  );
  const sent = [7, 4, 3, 2, 1, 0, -1].reduce<{ days: number[]; sent: number }>(
    ({ days, sent: before }, left) => {
      const due = reminderDue(left, before);
      return due === null ? { days, sent: before } : { days: [...days, left], sent: due };
    },
    { days: [], sent: 0 },
  );
  expect(sent).toEqual({ days: [3, 1], sent: 2 });
});
