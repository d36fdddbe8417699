import { expect, test } from 'vitest';
import { splitMbox } from './split-mbox.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < text.length; at += size) yield new Uint8Array(Buffer.from(text.slice(at, at + size)));
}

const MBOX = [
  'From anna@example.org Sat Nov 21 10:00:00 2026',
  'Subject: one',
  '',
  'From here on it is prose.',
  '>From a quoted line',
  '>>From a doubly quoted line',
  '',
  'From berg@example.org Sat Nov 21 11:00:00 2026',
  'Subject: two',
  '',
  'text',
  '',
].join('\n');

test.each([1, 7, 1000])('an mbox is cut into its messages, whatever pieces of %i bytes it comes in', async (size) => {
  const messages: string[] = [];
  for await (const raw of splitMbox(inPieces(MBOX, size))) messages.push(Buffer.from(raw).toString());
  expect(messages).toEqual([
    'Subject: one\n\nFrom here on it is prose.\nFrom a quoted line\n>From a doubly quoted line\n',
    'Subject: two\n\ntext\n',
  ]);
});

test('a file that is a single message without a separator is that message', async () => {
  const messages: string[] = [];
  for await (const raw of splitMbox(inPieces('Subject: a\n\nb', 5))) messages.push(Buffer.from(raw).toString());
  expect(messages).toEqual(['Subject: a\n\nb']);
});

test('an empty file holds no message', async () => {
  for await (const raw of splitMbox(inPieces('\n\n', 1))) expect.unreachable(String(raw));
});
