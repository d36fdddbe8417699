import { expect, test } from 'vitest';
import { addressesIn } from './address-list.ts';

const addresses = (header: string): string[] => addressesIn(header).mailboxes.map(({ address }) => address);

test.each([
  ['Anna Berg <Anna@Example.ORG>', 'Anna Berg', 'anna@example.org'],
  ['"Berg, Anna" <anna@example.org>', 'Berg, Anna', 'anna@example.org'],
  ['Berg, Anna <anna@example.org>', 'Berg, Anna', 'anna@example.org'],
  ['anna@example.org (Anna Berg)', 'Anna Berg', 'anna@example.org'],
  ['<@relay.example:anna@example.org>', '', 'anna@example.org'],
  ['"anna"@example.org', '', 'anna@example.org'],
  ['MAILER-DAEMON (Mail Delivery System)', 'Mail Delivery System', 'mailer-daemon'],
])('the mailbox in %s has the name “%s” and the address %s', (header, name, address) => {
  expect(addressesIn(header).mailboxes).toEqual([{ name, address }]);
});

test('only characters in the header itself become an address, never a quoted, commented or encoded name', () => {
  expect(addresses('"party@example.org" <mallory@evil.example>')).toEqual(['mallory@evil.example']);
  expect(addresses('party@example.org <mallory@evil.example>')).toEqual(['mallory@evil.example']);
  expect(addresses('mallory@evil.example (party@example.org)')).toEqual(['mallory@evil.example']);
  expect(addresses('=?utf-8?q?=3Cparty=40example.org=3E?=')).toEqual([]);
});

test('a header that could mean two senders gives both, so that one known sender cannot hide another', () => {
  expect(addresses('<party@example.org> <mallory@evil.example>')).toHaveLength(2);
  expect(addresses('party@example.org mallory@evil.example')).toHaveLength(2);
  expect(addresses('Friends: party@example.org, mallory@evil.example;')).toHaveLength(2);
});

test('only ASCII letters are folded, so a Kelvin sign does not become a k', () => {
  expect(addresses('\u212Aarl@example.org')).toEqual(['\u212Aarl@example.org']);
});

test('a group without members names nobody', () => {
  expect(addresses('undisclosed-recipients:;')).toEqual([]);
});

test('a header made of opening brackets takes no time', () => {
  const start = performance.now();
  for (const mark of ['(', '<', '"', '=?', ',', ':']) addressesIn(mark.repeat(20_000));
  expect(performance.now() - start).toBeLessThan(5000);
});
