const listeners = new Set<() => void>();

/** Opens the answer to the customer, wherever the officer was: something was put into it. */
export function goToAnswer(): void {
  for (const listener of listeners) listener();
}

export function onGoToAnswer(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
