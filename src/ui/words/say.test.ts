import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test } from 'vitest';
import { dayAndHour, span } from '../time/clock.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import { number, say, sayCount, sayWith, speak } from './say.ts';

afterEach(() => speak('en-AU'));

test('without a catalogue the desk says what stands in the code, in the form that the number takes', () => {
  expect(say('Send to {{name}}', { name: 'Peg' })).toBe('Send to Peg');
  expect(sayCount(1, '{{count}} case', '{{count}} cases')).toBe('1 case');
  expect(sayCount(12_345, '{{count}} case', '{{count}} cases')).toBe('12,345 cases');
});

test('a catalogue gives the sentence, its plural forms and its way of writing numbers; what it lacks is said in English', () => {
  speak('fr-CA', {
    'Send to {{name}}': 'Envoyer à {{name}}',
    '{{count}} cases': { one: '{{count}} dossier', other: '{{count}} dossiers' },
  });
  expect(say('Send to {{name}}', { name: 'Peg' })).toBe('Envoyer à Peg');
  // In French nothing is one, and in English it is many.
  expect(sayCount(0, '{{count}} case', '{{count}} cases')).toBe('0 dossier');
  expect(sayCount(12_345, '{{count}} case', '{{count}} cases')).toBe('12\u00A0345 dossiers');
  expect(say('Not translated yet')).toBe('Not translated yet');
  expect(sayCount(2, '{{count}} day', '{{count}} days')).toBe('2 days');
});

test('a sentence can hold an element, wherever the language puts it', () => {
  speak('fr-CA', { 'Read {{policy}} first': 'D’abord, lire {{policy}}' });
  const said = sayWith('Read {{policy}} first', { policy: createElement('b', null, 'the policy') });
  expect(renderToStaticMarkup(createElement('p', null, said))).toBe('<p>D’abord, lire <b>the policy</b></p>');
});

test('a name with braces or marks in it is shown as it is', () => {
  expect(say('Send to {{name}}', { name: '{{name}} $& <b>' })).toBe('Send to {{name}} $& <b>');
});

test('days, hours and numbers are written as the language and the country write them', () => {
  const [at, now] = [Date.UTC(2026, 2, 12, 3, 5), Date.UTC(2026, 10, 22)];
  const told = (locale: string) => {
    speak(locale);
    return [dayAndHour(at, now, 'Australia/Sydney'), number(1234.5), span(3 * DAY), span(5 * HOUR)].join(' | ');
  };
  expect(told('en-AU')).toBe('12 Mar, 2:05 pm | 1,234.5 | 3 days | 5 h');
  expect(told('en-US')).toBe('Mar 12, 2:05 pm | 1,234.5 | 3 days | 5 h');
  expect(told('fr-CA')).toBe('12 mars, 14 h 05 | 1\u00A0234,5 | 3 days | 5 h');
});
