import { expect, test } from 'vitest';
import { isMailAddress } from './mail-address.ts';

test.each([
  'peg@home.example',
  'o’brien+desk@büro.example',
  '"peg of the hill"@home.example',
  'root@localhost',
  'a@[192.0.2.1]',
])('mail can be sent to %s', (text) => {
  expect(isMailAddress(text)).toBe(true);
});

test.each([
  '',
  'root',
  '@home.example',
  'peg@',
  'peg@@home.example',
  'a@b@c',
  'peg @home.example',
  'peg@home.example\r\nRCPT TO:<x@y>',
  '"a\nb"@c',
  'a@b,c@d',
  '<a@b>',
  `${'a'.repeat(320)}@b`,
])('mail cannot be sent to %j', (text) => {
  expect(isMailAddress(text)).toBe(false);
});
