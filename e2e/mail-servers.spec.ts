import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestOfficer } from '#testing/desk.ts';
import { openPeer, type Peer } from '../src/areas/correspondence/server/smtp-peer.fixtures.ts';
import { hasDovecot, openDovecot, type Dovecot } from '../src/areas/intake/server/dovecot.fixtures.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

/** The settings screen on which somebody asks whether the mail servers answer, with real ones behind it. */
const imap = hasDovecot();
const UNREAD =
  'From: bo@mail.example\nTo: desk@agency.example\nSubject: A bench\nMessage-ID: <b@mail.example>\n\nHello.';

let peer: Peer;
let dovecot: Dovecot | undefined;
let at: BrowserDesk;
let nadia: TestOfficer;

beforeAll(async () => {
  peer = await openPeer();
  dovecot = imap ? await openDovecot() : undefined;
  await dovecot?.deliver(UNREAD);
  const place = `127.0.0.1:${dovecot?.mailbox.port ?? 1}/INBOX`;
  const mailboxes = [
    `imap://desk%40agency.example:a-secret-word@${place}`,
    `imap://archive%40agency.example:an-old-word@${place}`,
  ];
  at = await openBrowserDesk({ SMTP_URL: peer.url, IMAP_URL: mailboxes.join(' ') });
  nadia = await at.desk.officer('Nadia Osman', { roles: ['administrator'] });
});
afterAll(async () => {
  await at.close();
  await dovecot?.remove();
  await peer.close().catch(() => undefined);
});

test('an administrator tests the connections with the keyboard: each server is named, with why it does not answer, and nothing is taken or sent', async () => {
  const page = await at.sit(nadia, { viewport: { width: 1440, height: 900 } });
  await page.goto('/desk/admin/addresses');
  const asks = page.getByRole('button', { name: 'Test the connections' });
  await asks.focus();
  await page.keyboard.press('Enter');
  const out = page.getByRole('listitem').filter({ hasText: 'Mail goes out by' });
  await out.getByText('Answers', { exact: true }).waitFor();
  expect(await out.innerText()).toContain(new URL(peer.url).host);
  const desk = page.getByRole('listitem').filter({ hasText: 'desk@agency.example' });
  const archive = page.getByRole('listitem').filter({ hasText: 'archive@agency.example' });
  if (imap) await desk.getByText('Answers', { exact: true }).waitFor();
  await archive.getByText('Does not answer', { exact: true }).waitFor();
  // What opens a mailbox is on no screen, right or wrong.
  expect(await page.locator('main').innerText()).not.toMatch(/a-secret-word|an-old-word/);
  expect(await asks.evaluate((it) => it === document.activeElement)).toBe(true);

  // A server that has gone is said to be gone, and the one that is there still answers.
  await peer.close();
  await page.keyboard.press('Enter');
  await out.getByText('Does not answer', { exact: true }).waitFor();
  expect(await out.innerText()).toMatch(/refused|not answer|closed/i);
  if (imap) await desk.getByText('Answers', { exact: true }).waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.context().close();

  expect(peer.received).toEqual([]);
  const left = (await dovecot?.flags()) ?? [];
  expect(left.map(({ flags }) => flags.includes('\\Seen'))).toEqual(imap ? [false] : []);
});
