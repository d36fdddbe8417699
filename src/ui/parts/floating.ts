import { lazy, type ComponentType } from 'react';

/**
 * What floats is fetched after the first screen is drawn, so that nobody waits for it: not the first screen, and not
 * whoever opens it a moment later.
 */
const waiting: (() => Promise<unknown>)[] = [];

export function fetchFloating(): void {
  for (const fetchIt of waiting.splice(0)) void fetchIt().catch(() => undefined);
}

export function later<Props>(fetchIt: () => Promise<{ default: ComponentType<Props> }>) {
  waiting.push(fetchIt);
  return lazy(fetchIt);
}
