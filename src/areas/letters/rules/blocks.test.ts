import { expect, test } from 'vitest';
import { blocksOfHtml } from './blocks-of-html.ts';
import { blocksOfText, oneIdeaALine, type Block } from './blocks.ts';

const words = (blocks: readonly Block[]): readonly unknown[] =>
  blocks.map((block) => {
    if (block.kind === 'list') return [block.ordered ? 'numbers' : 'dots', ...block.items.map(words)];
    if (block.kind === 'quote') return ['quote', ...words(block.blocks)];
    return block.runs.map(({ text }) => text).join('');
  });

test('an empty line ends a paragraph, and a line that ends stays one', () => {
  expect(words(blocksOfText('Dear Peg,\r\n\r\nOne.\nTwo.\n\n\n\nThree.'))).toEqual([
    'Dear Peg,',
    'One.\nTwo.',
    'Three.',
  ]);
});

test('lines that begin with a stroke or a number are a list; one number alone is a date or a sum', () => {
  expect(words(blocksOfText('Bring:\n- a card\n• a bill\n\n1. Ring\n2) Wait\n\n3. November suits us.'))).toEqual([
    'Bring:',
    ['dots', ['a card'], ['a bill']],
    ['numbers', ['Ring'], ['Wait']],
    '3. November suits us.',
  ]);
});

test('words with a look keep their headings, lists in lists, links and stress, and nothing else of their markup', () => {
  const html =
    '<h1>What we found</h1><p>We <strong>agree</strong>&nbsp;&amp; <em>say so</em>.<br>Soon.</p><ul><li><p>one</p><ol><li>a</li><li>b</li></ol></li><li>two</li></ul><blockquote><p>You said</p></blockquote><table><tr><td>1</td><td>$5</td></tr></table><p>See <a href="https://a.example/?x=1&amp;y=2">this</a></p>';
  const blocks = blocksOfHtml(html);
  expect(words(blocks)).toEqual([
    'What we found',
    'We agree\u00a0& say so.\nSoon.',
    ['dots', ['one', ['numbers', ['a'], ['b']]], ['two']],
    ['quote', 'You said'],
    '1  $5',
    'See this',
  ]);
  expect(blocks[0]).toMatchObject({ kind: 'heading', level: 2 });
  expect(blocks[1]).toMatchObject({
    runs: [{ text: 'We ' }, { text: 'agree', bold: true }, {}, { italic: true }, {}, {}, {}],
  });
  expect(blocks[5]).toMatchObject({ runs: [{ text: 'See ' }, { text: 'this', link: 'https://a.example/?x=1&y=2' }] });
});

test('markup that was cut short gives its words all the same, and a link that could run something is none', () => {
  expect(words(blocksOfHtml('<ul><li>one<ul><li>two'))).toEqual([['dots', ['one', ['dots', ['two']]]]]);
  expect(blocksOfHtml('<p><a href="javascript:x">go</a></p>')).toEqual([
    { kind: 'paragraph', runs: [{ text: 'go', link: '' }] },
  ]);
});

test('easy read says one idea a line, and knows that an initial or “Dr.” ends no sentence', () => {
  const text = 'We wrote to Dr. Smith. Your card is $4.50 a year. Is that right? Ring us!\n\n- Bring it. Sign it.';
  expect(words(oneIdeaALine(blocksOfText(text), 'en'))).toEqual([
    'We wrote to Dr. Smith.',
    'Your card is $4.50 a year.',
    'Is that right?',
    'Ring us!',
    ['dots', ['Bring it.', 'Sign it.']],
  ]);
});

test('stress that runs over the end of a sentence stays where it was', () => {
  const [first, second] = oneIdeaALine(blocksOfHtml('<p>Ring us <b>today. Or write</b> to us.</p>'), 'en');
  expect(first).toEqual({ kind: 'paragraph', runs: [{ text: 'Ring us ' }, { text: 'today.', bold: true }] });
  expect(second).toEqual({ kind: 'paragraph', runs: [{ text: 'Or write', bold: true }, { text: ' to us.' }] });
});
