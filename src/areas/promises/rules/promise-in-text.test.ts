import { describe, expect, test } from 'vitest';
import { minuteAt, dayAt, momentOf } from '#kernel/zone.ts';
import { dayOfText, textOfDay } from '#kernel/civil.ts';
import { openCalendar } from '#areas/standards/rules/index.ts';
import { promisesIn } from './promise-in-text.ts';

const ZONE = 'Australia/Sydney';
const NINE_TO_FIVE = [1, 2, 3, 4, 5, 6, 7].map((of) => (of <= 5 ? [{ from: 540, to: 1020 }] : []));
const calendar = openCalendar({
  key: 'test',
  name: 'Test',
  zone: ZONE,
  week: NINE_TO_FIVE,
  closures: [{ day: dayOfText('2026-12-25') ?? 0, title: 'Christmas Day', from: 0, to: 1440 }],
});
/** Tuesday 17 November 2026, ten in the morning. */
const now = momentOf(ZONE, dayOfText('2026-11-17') ?? 0, 600);
const found = (text: string) =>
  promisesIn(text, { now, calendar }).map(({ what, dueAt }) => {
    const minute = Math.floor(minuteAt(ZONE, dueAt));
    return `${what} | ${textOfDay(dayAt(ZONE, dueAt))} ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
  });

describe('a promise in what an officer writes', () => {
  test.each([
    ['I will call you by Thursday.', 'call you | 2026-11-19 17:00'],
    ["I'll ring you back tomorrow.", 'ring you back | 2026-11-18 17:00'],
    ['I’ll ring you back tomorrow before 11 am.', 'ring you back | 2026-11-18 11:00'],
    ['We will send you the form by Friday at the latest.', 'send you the form | 2026-11-20 17:00'],
    ['We will write to you within 5 working days.', 'write to you | 2026-11-24 17:00'],
    ['I will get back to you within 48 hours.', 'get back to you | 2026-11-19 10:00'],
    ['I will let you know by 3 December.', 'let you know | 2026-12-03 17:00'],
    ['I will let you know by the 3rd of December, 2026.', 'let you know | 2026-12-03 17:00'],
    ['We will decide by 3 January.', 'decide | 2027-01-03 23:59'],
    ['I am going to check with the depot this afternoon.', 'check with the depot | 2026-11-17 17:00'],
    ['You will hear from me by next Monday.', 'You will hear from me | 2026-11-23 17:00'],
    ['You will have an answer by the end of the week.', 'You will have an answer | 2026-11-20 17:00'],
    ['Your licence will be posted tomorrow.', 'Your licence will be posted | 2026-11-18 17:00'],
    ['The refund will be paid within two weeks.', 'The refund will be paid | 2026-12-01 17:00'],
    ['I promise to email you by 4 pm today.', 'email you | 2026-11-17 16:00'],
    ['I promise that I will email you by Monday.', 'email you | 2026-11-23 17:00'],
    ['We shall repair it next week.', 'repair it | 2026-11-27 17:00'],
    [
      'Somebody from the depot will visit you on Wednesday.',
      'Somebody from the depot will visit you | 2026-11-18 17:00',
    ],
    ['I will update you by 24/11.', 'update you | 2026-11-24 17:00'],
    ['Thanks for your patience. By Friday I will have it ready.', 'have it ready | 2026-11-20 17:00'],
    ['By tomorrow noon I will call you.', 'call you | 2026-11-18 12:00'],
    ['I will call you by 5.', 'call you | 2026-11-17 17:00'],
    ['We will review it in one month.', 'review it | 2026-12-17 17:00'],
    ['I will call Mr. Doolan on Thursday.', 'call Mr Doolan | 2026-11-19 17:00'],
    ['I will call you on Tuesday.', 'call you | 2026-11-24 17:00'],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test.each([
    'Thank you for your letter of 3 December.',
    'I will call you.',
    'I will not be able to call you by Thursday.',
    "I won't call you by Thursday.",
    'I will try to call you by Thursday.',
    'We hope to write by Friday.',
    'We will aim to answer by Friday.',
    'If you send the form by Friday, I will post it.',
    'I will post it on Friday if you send the form.',
    'Will I call you by Thursday?',
    'Could you call us by Thursday?',
    'You will need to call us by Thursday.',
    'You said that I will call you by Thursday.',
    'She told you we will call by Friday.',
    '> I will call you by Thursday.',
    'We would send it by Friday.',
    'I will be away until Monday.',
    'We will close your case on Friday unless we hear from you.',
    'The office will be closed on Friday.',
    'I will only be in the office on Thursday.',
    'I called you on Thursday.',
    'I will happily explain what happened on 3 December 2025.',
  ])('is not found in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('says which words made it one, and when nobody works on that day', () => {
    const [one] = promisesIn('Hello Peg. We will write to you by 25 December. Kind regards', { now, calendar });
    expect(one).toMatchObject({
      quote: 'We will write to you by 25 December.',
      because: { said: 'We will', when: 'by 25 December' },
      closed: true,
    });
  });

  test('is found in each sentence that holds one, and a long text takes no time', () => {
    expect(found('I will call you by Thursday. We will send the form tomorrow.\nRegards')).toHaveLength(2);
    const long = 'I will you will the we will be by on before '.repeat(20_000);
    expect(promisesIn(long, { now, calendar }).length).toBeLessThan(2);
  });
});
