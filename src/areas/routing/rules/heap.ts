export type Heap<Item> = { readonly push: (item: Item) => void; readonly pop: () => Item | undefined };

/** The first of many, found again after each change without putting all of them in order. */
export function heapOf<Item>(order: (one: Item, other: Item) => number, items: Item[]): Heap<Item> {
  const swap = (a: number, b: number) => {
    [items[a], items[b]] = [items[b] as Item, items[a] as Item];
  };
  const before = (a: number, b: number) => order(items[a] as Item, items[b] as Item) < 0;
  const down = (from: number) => {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let first = at;
      if (left < items.length && before(left, first)) first = left;
      if (right < items.length && before(right, first)) first = right;
      if (first === at) return;
      swap(at, first);
      at = first;
    }
  };
  for (let n = (items.length >> 1) - 1; n >= 0; n -= 1) down(n);
  return {
    push: (item) => {
      items.push(item);
      let at = items.length - 1;
      while (at > 0 && before(at, (at - 1) >> 1)) {
        swap(at, (at - 1) >> 1);
        at = (at - 1) >> 1;
      }
    },
    pop: () => {
      const [first] = items;
      const last = items.pop();
      if (items.length > 0 && last !== undefined) {
        items[0] = last;
        down(0);
      }
      return first;
    },
  };
}
