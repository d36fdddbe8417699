import { findChromium } from './chromium.ts';

/** Once, before any browser test: finding or installing a browser is no part of the time a test takes. */
export default async function setup(): Promise<void> {
  process.env['CHROMIUM_PATH'] = await findChromium();
}
