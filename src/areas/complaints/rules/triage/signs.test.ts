import { expect, test } from 'vitest';
import { flagsIn } from './signs.ts';

const flags = (text: string) => flagsIn(text).map(({ flag }) => flag);

test.each([
  ['I lost my job in May and cannot pay my rent.', 'hardship', 'lost my job'],
  ['We can’t afford to heat the house any more.', 'hardship', 'can’t afford'],
  ['There is no way I can pay this on what I make.', 'hardship', 'no way I can pay'],
  ['I am on a fixed income.', 'hardship', 'fixed income'],
  ['I am 82 years old and the stairs are hard for me.', 'vulnerability', 'am 82 years old'],
  ['My late husband dealt with all of it.', 'vulnerability', 'My late husband'],
  ['I was in hospital, then in a nursing home.', 'vulnerability', 'in hospital'],
  ['I do not speak much English.', 'vulnerability', 'do not speak much English'],
  ['The caller threatened to come to my house.', 'safety', 'threatened to come to my house'],
  ['There are exposed wires beside the playground.', 'safety', 'exposed wires'],
  ['My solicitor will hear of this.', 'legal action', 'My solicitor'],
  ['I will take this to court.', 'legal action', 'take this to court'],
  ['I have written to the local newspaper and to my MP.', 'media or parliament', 'my MP'],
])('“%s” asks for care: %s, because of “%s”', (text, flag, words) => {
  const found = flagsIn(text).find((one) => one.flag === flag);
  expect(found?.words.some((said) => said.includes(words))).toBe(true);
});

test.each([
  'How do I renew my licence?',
  'The rental of the hall is booked for May.',
  'I can pay online or at the counter, which is better?',
  'My current address is different.',
  'Thank you, all is well.',
  'Your senior officer called me back.',
  'The press release on your page has a broken link.',
  'Please send the form to my home.',
])('“%s” asks for none', (text) => expect(flags(text)).toEqual([]));

test('reading a long text takes no longer than its length asks', () => {
  expect(flags(`${'my our the '.repeat(20_000)}lost my job`)).toEqual(['hardship']);
});
