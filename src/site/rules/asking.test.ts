import { expect, test } from 'vitest';
import { FIELDS, LONGEST, NOTHING_TYPED, checkAsking, cleanText, type Typed } from './asking.ts';

const WHOLE: Typed = {
  ...NOTHING_TYPED,
  about: 'A fine',
  message: 'I sold the car in June.',
  name: 'Hamish Otto',
  email: 'hamish@post.example',
};
const problemsOf = (typed: Partial<Typed>) => {
  const checked = checkAsking({ ...WHOLE, ...typed });
  return 'problems' in checked ? Object.fromEntries(checked.problems) : {};
};

test('a whole form is taken as it was typed, without the space around it', () => {
  expect(checkAsking({ ...WHOLE, name: '  Hamish   Otto ', phone: ' ' })).toEqual({
    asked: {
      kind: 'question',
      answer: 'email',
      about: 'A fine',
      message: 'I sold the car in June.',
      name: 'Hamish Otto',
      email: 'hamish@post.example',
      phone: null,
      post: null,
      needs: null,
    },
  });
});

test('everything that is wrong is said at once, in the order of the form', () => {
  const checked = checkAsking({ ...NOTHING_TYPED, email: 'not an address', phone: '12' });
  expect('problems' in checked && [...checked.problems.keys()]).toEqual(['about', 'message', 'name', 'email', 'phone']);
});

test('the way somebody wants to be answered must be one that we can use', () => {
  expect(problemsOf({ email: '' })).toEqual({ email: 'needed to answer' });
  expect(problemsOf({ answer: 'phone' })).toEqual({ phone: 'needed to answer' });
  expect(problemsOf({ answer: 'letter', email: '', phone: '' })).toEqual({
    post: 'needed to answer',
    email: 'one of two',
  });
  expect(problemsOf({ answer: 'phone', email: '', phone: '+61 400 000 000' })).toEqual({});
});

test('a kind or a way that the form does not offer is refused, not guessed', () => {
  expect(problemsOf({ kind: 'privacy complaint' })).toEqual({ kind: 'not understood' });
  expect(problemsOf({ answer: 'pigeon' })).toEqual({ answer: 'not understood' });
});

test('whatever is longer than its limit is named', () => {
  for (const field of FIELDS)
    expect(problemsOf({ [field]: 'x'.repeat(LONGEST[field] + 1) }), field).toMatchObject({ [field]: 'too long' });
});

test('an address may hold what addresses hold, and no second address', () => {
  for (const email of ["o'neil+desk@mail.post.example", 'grüße@straße.example'])
    expect(problemsOf({ email }), email).toEqual({});
  for (const email of [
    'a@b',
    'a b@c.example',
    'a@b.example,c@d.example',
    'a@b.example\nBcc: c@d.example',
    '<a@b.example>',
  ])
    expect(problemsOf({ email }), email).toEqual({ email: 'not understood' });
});

test('what a database or a page cannot hold is taken out', () => {
  expect(cleanText('one\0\r\ntwo\rthree')).toBe('one\ntwo\nthree');
});
