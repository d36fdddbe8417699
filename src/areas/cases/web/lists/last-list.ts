const state: { ids: readonly string[] } = { ids: [] };

/** Remembers the list an officer came from, so that the next case is one key away. */
export const rememberList = (ids: readonly string[]): void => {
  state.ids = ids;
};

/** The case before or after this one in the list it was opened from. */
export function neighbourOf(id: string, step: 1 | -1): string | undefined {
  const at = state.ids.indexOf(id);
  return at === -1 ? undefined : state.ids[at + step];
}
