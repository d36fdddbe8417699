import { expect, test } from 'vitest';
import { judgeLogo } from './logo.ts';

const svg = (text: string) => judgeLogo(Buffer.from(text), text);
const bytes = (...all: number[]) => judgeLogo(Uint8Array.from(all), '');
const PLAIN =
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><defs><linearGradient id="a"/></defs><path fill="url(#a)" d="M0 0h9v9z"/><use href="#a"/></svg>';
const png = (width: number, height: number) =>
  bytes(
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
    ...[0, 0, width >> 8, width & 255, 0, 0, height >> 8, height & 255, 8, 6, 0, 0, 0, 1, 2, 3, 4],
  );

test('a drawing that only draws is taken, a PNG and a JPEG by what they are', () => {
  expect(svg(PLAIN)).toEqual({ ok: true, type: 'svg' });
  expect(png(600, 200)).toEqual({ ok: true, type: 'png' });
  const frame = [0xff, 0xc0, 0, 17, 8, 0, 100, 1, 0, 3, 1, 0x22, 0, 2, 0x11, 1];
  expect(bytes(0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, ...frame)).toEqual({ ok: true, type: 'jpg' });
});

test.each([
  ['a script', '<svg><script>alert(1)</script></svg>'],
  ['something that happens', '<svg onload="x()"></svg>'],
  ['something that happens, without quotation marks', '<svg onload=x()></svg>'],
  ['something that happens, in capitals', '<svg OnLoad="x()"></svg>'],
  ['a page inside', '<svg><foreignObject><p>x</p></foreignObject></svg>'],
  ['a picture from elsewhere', '<svg><image href="https://evil.example/x.png"/></svg>'],
  ['something used from elsewhere', '<svg><use xlink:href="https://evil.example/x.svg#a"/></svg>'],
  ['a style that fetches', '<svg><rect style="fill:url(https://evil.example/x)"/></svg>'],
  ['a style that is disguised', '<svg><rect style="fill:u\\72l(https://evil.example)"/></svg>'],
  ['a style sheet', '<svg><style>@import "x"</style></svg>'],
  ['an animation', '<svg><set attributeName="href" to="x"/></svg>'],
  ['an entity', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'],
  ['words without their outlines', '<svg><text>Southmark</text></svg>'],
  ['no end of a sign', '<svg><path d="M0 0" <script></svg>'],
  ['no drawing at all', '<?xml version="1.0"?><html></html>'],
])('an SVG with %s is refused', (_, text) => {
  expect(svg(text).ok).toBe(false);
});

test('what is too large, broken or something else is refused in a sentence', () => {
  expect(png(5000, 5000)).toMatchObject({ because: expect.stringContaining('5000 by 5000') });
  expect(bytes(0xff, 0xd8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)).toMatchObject({
    because: expect.stringContaining('broken'),
  });
  expect(bytes(0x47, 0x49, 0x46)).toMatchObject({ because: expect.stringContaining('PNG, a JPEG or an SVG') });
  expect(judgeLogo(new Uint8Array(600_000), '').ok).toBe(false);
});
