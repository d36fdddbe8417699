/**
 * One change to one field of a session, made on one device, perhaps without a line. It names the changes it was made in sight
 * of, so that whatever it did not see stands beside it and nothing is ever written over.
 */
export type Edit = {
  readonly id: string;
  readonly field: string;
  readonly value: string;
  /** By the clock of the device, in milliseconds: for showing, never for deciding which one holds. */
  readonly at: number;
  readonly device: string;
  readonly replaces: readonly string[];
};

/** Both sets together, each change once, in an order that does not depend on who came first. */
export function merged(...sets: readonly (readonly Edit[])[]): readonly Edit[] {
  const byId = new Map(sets.flat().map((edit) => [edit.id, edit]));
  return [...byId.values()].toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

/** The changes of a field that nothing has replaced: one, or several that were made without sight of each other. */
export function standingOf(edits: readonly Edit[], field: string): readonly Edit[] {
  const own = edits.filter((edit) => edit.field === field);
  const replaced = new Set(own.flatMap(({ replaces }) => replaces));
  return own.filter(({ id }) => !replaced.has(id));
}

export type Field = {
  readonly field: string;
  /** What holds, in the order of the devices' clocks. Several that differ have to be settled by a person. */
  readonly values: readonly Edit[];
  readonly conflict: boolean;
};

/** Every field of a session as it stands now. */
export function fieldsOf(edits: readonly Edit[]): readonly Field[] {
  const names = [...new Set(edits.map(({ field }) => field))].toSorted();
  return names.map((field) => {
    const values = standingOf(edits, field);
    return { field, values, conflict: new Set(values.map(({ value }) => value)).size > 1 };
  });
}

/** The value of a field, where it has one and no two differ. */
export function valueOf(edits: readonly Edit[], field: string): string | undefined {
  const values = new Set(standingOf(edits, field).map(({ value }) => value));
  const [only] = values;
  return values.size === 1 ? only : undefined;
}

/** A change made in sight of everything this device knows of the field. */
export const editOf = (
  known: readonly Edit[],
  change: {
    readonly id: string;
    readonly field: string;
    readonly value: string;
    readonly at: number;
    readonly device: string;
  },
): Edit => ({ ...change, replaces: standingOf(known, change.field).map(({ id }) => id) });
