import type { Page, Request } from 'playwright-core';

/** Long enough for what an answer leads to, such as the next question, to begin. */
const STILL_MS = 120;

/**
 * Tells when a page has nothing on its way any more. The live line is always on its way, which is why the browser's own
 * word for it, a network that is idle, never comes.
 */
export function watchRequests(page: Page): { readonly still: () => Promise<void> } {
  const going = new Set<Request>();
  const state = { at: Date.now() };
  const over = (request: Request) => {
    going.delete(request);
    state.at = Date.now();
  };
  page.on('request', (request) => {
    // What a page before this one still had on its way is never answered.
    if (request.isNavigationRequest()) going.clear();
    if (!request.url().includes('/api/live')) going.add(request);
  });
  page.on('requestfinished', over);
  page.on('requestfailed', over);
  page.on('framenavigated', () => (state.at = Date.now()));
  return {
    still: async () => {
      const until = Date.now() + 20_000;
      while ((going.size > 0 || Date.now() - state.at < STILL_MS) && Date.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}
