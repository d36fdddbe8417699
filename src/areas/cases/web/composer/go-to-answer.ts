type Way = 'reply' | 'note';
const listeners = new Set<(way: Way) => void>();

/** Opens the answer to the customer, wherever the officer was: something was put into it. */
export function goToAnswer(): void {
  for (const listener of listeners) listener('reply');
}

/** The same for a note to colleagues. */
export function goToNote(): void {
  for (const listener of listeners) listener('note');
}

export function onGoToWriting(listener: (way: Way) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
