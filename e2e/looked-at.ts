import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export const WIDE = { viewport: { width: 1440, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 844 } };
const SHOTS = process.env['KEPT_SHOTS'];

/** A screen as somebody meets it: axe finds nothing, and nothing has to be scrolled sideways. With KEPT_SHOTS a picture of it stays there. */
export async function look(page: Page, name: string, within = '#main'): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBeLessThanOrEqual(0);
}

/** The same on a telephone, in the dark; then as before. */
export async function lookSmall(page: Page, name: string, within = '#main'): Promise<void> {
  await page.setViewportSize(PHONE.viewport);
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  await look(page, `${name}-phone-dark`, within);
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
  await page.setViewportSize(WIDE.viewport);
}
