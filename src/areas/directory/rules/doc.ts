/** One thing of a directory as the standard writes it, with whatever else its publisher put into it. */
export type Doc = Readonly<Record<string, unknown>>;

export const textOf = (doc: Doc, name: string): string => {
  const value = doc[name];
  return typeof value === 'string' ? value : '';
};

export const numberOf = (doc: Doc, name: string): number | null => {
  const value = doc[name];
  return typeof value === 'number' ? value : null;
};

/** The things in a list of a doc; what is no object is passed over. */
export const docsIn = (doc: Doc, name: string): readonly Doc[] => {
  const value = doc[name];
  return Array.isArray(value) ? value.filter((one): one is Doc => typeof one === 'object' && one !== null) : [];
};

export const docIn = (doc: Doc, name: string): Doc | undefined => {
  const value = doc[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Doc) : undefined;
};

/** The same without some of its fields. */
export const without = (doc: Doc, ...names: readonly string[]): Doc =>
  Object.fromEntries(Object.entries(doc).filter(([name]) => !names.includes(name)));
