import { expect, test } from 'vitest';
import { launchChromium, trouble } from './chromium.ts';

test('a real Chromium opens a page, and closing one context leaves the next one working', async () => {
  const browser = await launchChromium();
  try {
    for (const word of ['first', 'second']) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.setContent(`<h1>${word}</h1>`);
      expect(await page.getByRole('heading').textContent()).toBe(word);
      await context.close();
    }
  } finally {
    await browser.close();
  }
});

test('says in words why a browser does not run', () => {
  expect(trouble('/nowhere/chromium')).toBe('there is no such file');
  expect(trouble('/bin/false')).toMatch(/^it does not start/);
});
