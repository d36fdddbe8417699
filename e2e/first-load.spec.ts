import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Response } from 'playwright-core';
import type { TestOfficer } from '#testing/desk.ts';
import { firstLoadOf } from '../scripts/first-load.ts';
import { openBrowserDesk, type BrowserDesk } from './desk-harness.ts';

const MOST_BYTES = 250_000;
const BUILT = join(import.meta.dirname, '../dist/web');

let at: BrowserDesk;
let mira: TestOfficer;
beforeAll(async () => {
  at = await openBrowserDesk();
  mira = await at.desk.officer('Mira Tolentino');
});
afterAll(() => at.close());

test('what the first screen needs of script is under 250 KB, compressed', () => {
  const loaded = firstLoadOf(BUILT);
  expect(loaded.length).toBeGreaterThan(0);
  const sum = loaded.reduce((bytes, one) => bytes + one.bytes, 0);
  expect(sum, JSON.stringify(loaded)).toBeLessThan(MOST_BYTES);
});

test('scripts and styles travel compressed, and may be kept for ever', async () => {
  const page = await at.sit(mira);
  const heard: Response[] = [];
  page.on('response', (response) => void heard.push(response));
  await page.goto('/desk');
  await page.getByRole('navigation').first().waitFor();
  const parts = heard.filter((response) => /\/assets\/.*\.(js|css)$/.test(response.url()));
  expect(parts.length).toBeGreaterThan(1);
  for (const response of parts) {
    expect(response.headers()['content-encoding'], response.url()).toMatch(/^(br|gzip)$/);
    expect(response.headers()['cache-control']).toContain('immutable');
  }
  await page.context().close();
});

test('the page comes as its officer chose it, before any script has run', async () => {
  await mira.post('/api/me/look', { theme: 'dark', density: 'compact', language: 'fr-CA' });
  const { body, headers } = await at.desk.server.http.inject({ url: '/desk', headers: { cookie: mira.cookie } });
  expect(body).toMatch(/<html lang="fr-CA" data-theme="dark" data-density="compact"/);
  expect(headers['cache-control']).toBe('no-store');
  // To somebody else it says nothing of her.
  const { body: strangers } = await at.desk.server.http.inject({ url: '/desk' });
  expect(strangers).toMatch(/<html lang="en-AU">/);
  expect(readFileSync(join(BUILT, 'index.html'), 'utf8')).toContain('<html lang="en-AU">');

  const page = await at.sit(mira);
  await page.goto('/desk/me');
  await page.getByRole('heading', { level: 1, name: 'Mira Tolentino' }).waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
  await page.context().close();
  await mira.post('/api/me/look', { theme: 'system', density: 'usual', language: '' });
});
