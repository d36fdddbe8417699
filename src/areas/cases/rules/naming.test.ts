import { expect, test } from 'vitest';
import { namedIn, stillNamed } from './index.ts';

test.each([
  ['Ask @Jo Hall, please', 'Jo Hall', true],
  ['ask @jo hall', 'Jo Hall', true],
  ['(@Jo Hall)', 'Jo Hall', true],
  ['@Jo Halliday', 'Jo Hall', false],
  ['write to jo@fines.example', 'Fines', false],
  ['Jo Hall', 'Jo Hall', false],
])('“%s” names %s: %s', (text, name, named) => expect(namedIn(text, name)).toBe(named));

test('whoever was chosen and then deleted from the text is named no more', () => {
  const chosen = [{ name: 'Jo Hall' }, { name: 'Dev Raman' }];
  expect(stillNamed('Only @Dev Raman now', chosen)).toEqual([{ name: 'Dev Raman' }]);
});
