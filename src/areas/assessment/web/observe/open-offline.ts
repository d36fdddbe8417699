import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { present } from '#ui/time/present.ts';
import { keepAnswers } from '#ui/wire/kept-answers.ts';

const WORKER = '/desk/checklist-worker.js';
const SCOPE = '/desk/assessment/';

/** What this page was made of: every script, style and typeface that was fetched for it. */
function madeOf(): string[] {
  const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
  const named = [...document.querySelectorAll('script[src], link[href]')].map(
    (one) => one.getAttribute('src') ?? one.getAttribute('href') ?? '',
  );
  return [
    ...new Set(
      [...fetched, ...named]
        .map((one) => new URL(one, window.location.href))
        .filter(({ origin, pathname }) => origin === window.location.origin && pathname.startsWith('/assets/'))
        .map(({ pathname }) => pathname),
    ),
  ];
}

async function keepShell(): Promise<void> {
  const { serviceWorker } = navigator;
  // It imports nothing, so it is good as either; a browser that takes it only as a module is asked a second time.
  await serviceWorker
    .register(WORKER, { scope: SCOPE })
    .catch(() => serviceWorker.register(WORKER, { scope: SCOPE, type: 'module' }));
  const { active } = await serviceWorker.ready;
  active?.postMessage(madeOf());
}

/**
 * Makes a page one that can be opened anew without a line: what it is made of is kept by a worker, and what it shows, sealed, by this
 * window. Where a browser has no such thing the page works as ever, and only cannot be opened anew without a line. What is shown is kept
 * again with each new `mark`.
 */
export function useOpensOffline(page: string, needs: readonly (readonly unknown[])[], mark: number): void {
  const client = useQueryClient();
  const named = JSON.stringify(needs);
  useEffect(() => {
    if ('serviceWorker' in navigator) void keepShell().catch(() => undefined);
  }, []);
  useEffect(() => {
    const wanted = client
      .getQueryCache()
      .getAll()
      .filter(({ state, queryKey }) => state.data !== undefined && named.includes(JSON.stringify(queryKey)));
    const answers = wanted.map(({ queryKey, state }) => ({ key: queryKey, data: state.data }));
    // Without it nothing is lost: what this device writes is kept by itself, whatever comes of this.
    void keepAnswers(page, answers, present()).catch(() => undefined);
  }, [client, page, named, mark]);
}
