import { expect, test } from 'vitest';
import { hostileMessages } from './hostile-messages.fixtures.ts';
import { readMessage } from './read-message.ts';

const WORLD = {
  caseReplyAddress: 'case+k7q2@desk.example',
  caseMessageIds: ['one@desk.example', 'two@desk.example'],
  caseReference: 'K-2026-17',
  partyAddress: 'Karla.Party@example.org',
  strangerAddress: 'mallory@evil.example',
};

test('the true senders of every hostile message are found, none hidden and none invented', async () => {
  const messages = hostileMessages(20261121, 98, WORLD);
  for (const { raw, what, from } of messages) {
    const read = await readMessage(raw);
    expect(
      read.from.map(({ address }) => address),
      what,
    ).toEqual(from);
  }
});

test('the same seed gives the same five hundred messages, in at least twenty-five families', () => {
  const [first, second] = [hostileMessages(5, 500, WORLD), hostileMessages(5, 500, WORLD)];
  expect(second).toEqual(first);
  expect(new Set(first.map(({ what }) => what)).size).toBeGreaterThanOrEqual(25);
});
