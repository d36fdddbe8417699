import { expect, test } from 'vitest';
import { clashesOf, isSingle, signsOf, takenBy } from './clashes.ts';

const act = (id: string, keys?: string) => ({ id, keys, does: id });

test('two acts with the same key clash, and one key clashes with two in a row that begin with it', () => {
  expect(
    clashesOf([act('reply', 'r'), act('note', 'i'), act('refer', 'r')]).map((pair) => pair.map(({ id }) => id)),
  ).toEqual([['reply', 'refer']]);
  expect(clashesOf([act('go', 'g'), act('queues', 'g q')])).toHaveLength(1);
  expect(clashesOf([act('queues', 'g q'), act('mine', 'g m'), act('search', 'Control+k'), act('up', 'k')])).toEqual([]);
});

test('Escape is what was opened last, and acts without a key never clash', () => {
  expect(clashesOf([act('back', 'Escape'), act('close', 'Escape'), act('one'), act('two')])).toEqual([]);
});

test('whoever chooses a key is told what it does already, and may choose their own again', () => {
  const acts = [act('reply', 'r'), act('queues', 'g q')];
  expect(takenBy('r', acts, 'note')?.id).toBe('reply');
  expect(takenBy('g', acts, 'note')?.id).toBe('queues');
  expect(takenBy('r', acts, 'reply')).toBeUndefined();
});

test('keys are shown as they stand on the keyboard', () => {
  expect(signsOf('g q')).toEqual(['G', 'Q']);
  expect(signsOf('Shift+x')).toEqual(['Shift', 'X']);
  expect(signsOf('Control+Enter')).toEqual(['Ctrl', '↵']);
  expect(signsOf(' ')).toEqual(['Space']);
  expect(signsOf('+')).toEqual(['+']);
  expect([isSingle('j'), isSingle('g q'), isSingle('Control+k')]).toEqual([true, true, false]);
});
