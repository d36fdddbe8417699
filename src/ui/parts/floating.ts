import { createElement, lazy, useState, type ComponentType, type ReactNode } from 'react';

/**
 * What floats, and every screen but the first, is fetched after the first screen is drawn, so that nobody waits for it: not
 * the first screen, and not whoever opens it a moment later.
 */
const waiting: (() => Promise<unknown>)[] = [];

export function fetchFloating(): void {
  for (const fetchIt of waiting.splice(0)) void fetchIt().catch(() => undefined);
}

/** A part that comes later. Once it is there it is drawn at once, so that the key after the one that opens it finds it. */
export function later<Props extends object>(
  fetchIt: () => Promise<{ default: ComponentType<Props> }>,
): (props: Props) => ReactNode {
  const held: { part?: ComponentType<Props> } = {};
  const bring = async () => {
    const fetched = await fetchIt();
    held.part = fetched.default;
    return fetched;
  };
  waiting.push(bring);
  const Coming = lazy(bring);
  return function Later(props: Props) {
    // What began to come stays what it is, or it would be drawn afresh in the middle of somebody's work.
    const [Part] = useState<ComponentType<Props>>(() => held.part ?? Coming);
    return createElement(Part, props);
  };
}
