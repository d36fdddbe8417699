import { useEffect, useRef, type RefObject } from 'react';

/** On a telephone a row of tabs is wider than the screen: the chosen one is moved to where it can be seen. */
export function useTabInView(chosen: string | undefined): RefObject<HTMLElement | null> {
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    const [row, tab] = [tabs.current, tabs.current?.querySelector<HTMLElement>('[aria-current]')];
    if (row === null || !tab) return;
    // The row alone moves, and the page stays where it is read.
    row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  }, [chosen]);
  return tabs;
}
