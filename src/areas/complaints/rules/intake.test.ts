import { describe, expect, test } from 'vitest';
import { dissatisfactionIn } from './dissatisfaction.ts';
import { lateSince } from './late.ts';
import { mattersIn } from './matters.ts';

describe('C-1 dissatisfaction without the word "complaint"', () => {
  test.each([
    ['I am very disappointed with the way I was treated at the counter.', 'very disappointed with'],
    ['This is the third time I write, and nobody has answered.', 'third time'],
    ['You promised to ring me on Friday but nobody called. I am still waiting.', 'promised to ring me on Friday but'],
    ['The officer was rude to me in front of everybody.', 'rude to me'],
    ['I expect an apology.', 'expect an apology'],
    ['It is simply not good enough.', 'not good enough'],
  ])('is found in: %s', (text, words) => {
    expect(dissatisfactionIn(text)?.words).toContain(words);
  });

  test.each([
    'Could you please tell me when the office opens?',
    'Thank you for your help, everything went well.',
    'I moved house last week. What do I have to do about my licence?',
    'I am sorry if I sound rude, I only want to be sure.',
    'My application was sent two weeks ago. How long does it take?',
    'The street light in front of number 12 is broken.',
    '',
  ])('is not found in: %s', (text) => {
    expect(dissatisfactionIn(text)).toBeUndefined();
  });

  test('is told in the words that were written, whatever apostrophes they use', () => {
    expect(dissatisfactionIn('This ISN’T good enough.')?.words).toEqual(['ISN’T good enough']);
  });
});

describe('C-5 what has a law of its own', () => {
  test.each([
    ['He read out my home address in front of the whole line.', 'privacy complaint'],
    ['She refused because I am deaf.', 'human rights complaint'],
    ['The ramp is dangerous and my mother was injured.', 'safety concern'],
    ['The inspector wanted cash under the table.', 'corruption report'],
    ['I am a whistleblower and need to know how I am protected.', 'public interest disclosure'],
  ])('%s is a %s', (text, matter) => {
    expect(mattersIn(text).map((one) => one.matter)).toEqual([matter]);
  });

  test('an ordinary request has none', () => {
    expect(mattersIn('Please change my address to 4 Elm Street.')).toEqual([]);
  });
});

describe('C-4 the time limit', () => {
  test('is counted from the day the customer learned of it, by the month', () => {
    expect(lateSince('2025-04-02', '2026-04-02', 12)).toBeNull();
    expect(lateSince('2025-04-01', '2026-04-02', 12)).toBe('2026-04-01');
    expect(lateSince('2024-02-29', '2025-02-28', 12)).toBeNull();
  });
  test('says nothing where nobody knows that day', () => {
    expect(lateSince(null, '2026-04-02', 12)).toBeNull();
  });
});
