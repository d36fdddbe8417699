import { expect, test } from 'vitest';
import { cleanPaste, paragraphsOf } from './rich-words.ts';

test('what comes from a word processor keeps its words and lists, and loses what only that program reads', () => {
  const pasted = `<html><head><style>p{mso-x:1}</style></head><body><!--[if gte mso 9]><xml>x</xml><![endif]-->
    <p class="MsoNormal">Dear <b>Peg</b><o:p></o:p></p>
    <p class="MsoListParagraph"><span style="mso-list:Ignore">·<span>&nbsp;</span></span>one</p><p class="MsoListParagraph">· two</p></body></html>`;
  const clean = cleanPaste(pasted);
  expect(clean).toContain('Dear <b>Peg</b>');
  expect(clean).toContain('<ul><li>one</li><li>two</li></ul>');
  expect(clean).not.toMatch(/mso-x|xml|o:p|\[if/);
});

test('plain words become paragraphs, and nothing in them becomes markup', () => {
  expect(paragraphsOf('a <b>\nc\n\nd & e')).toBe('<p>a &lt;b&gt;<br>c</p><p>d &amp; e</p>');
});
