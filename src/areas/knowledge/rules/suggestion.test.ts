import { describe, expect, test } from 'vitest';
import { askingFor, readSuggestion } from './suggestion.ts';

const reply = (answer: unknown, passages: unknown) => JSON.stringify({ answer, passages });

describe('a draft of a model', () => {
  test('is taken with the passages it cites, wherever it names them', () => {
    expect(readSuggestion(reply('We repair it [2].', [1]), 3)).toEqual({ words: 'We repair it.', cited: [0, 1] });
    expect(readSuggestion(`\`\`\`json\n${reply('Yes.', [3])}\n\`\`\``, 3)).toEqual({ words: 'Yes.', cited: [2] });
  });

  test('is refused when it cites nothing, or what was not given', () => {
    expect(readSuggestion(reply('Yes.', []), 3)).toHaveProperty('refused');
    for (const named of [[4], [0], [1, 4], ['1'], [1.5], [null]])
      expect(readSuggestion(reply('Yes.', named), 3)).toHaveProperty('refused');
    expect(readSuggestion(reply('As it says in [9].', [1]), 3)).toHaveProperty('refused');
  });

  test('is refused when it is not in the form that was asked for', () => {
    for (const one of [
      '',
      'Yes, we do.',
      '{"answer": 5, "passages": [1]}',
      '{"answer": " ", "passages": [1]}',
      '{',
      '[]',
    ])
      expect(readSuggestion(one, 3)).toHaveProperty('refused');
  });

  test('is asked for with the passages by number, and no more of a long letter than can be read', () => {
    const { asked } = askingFor('x'.repeat(9000), [{ title: 'Leaks', text: 'We repair pipes.' }]);
    expect(asked).toContain('Passage 1 (Leaks):\nWe repair pipes.');
    expect(asked.length).toBeLessThan(5000);
  });
});
