const BATCH = 1000;

type Read<Row> = (after: string | null, most: number) => Promise<readonly Row[]>;

/** Every row of a statement that reads on from an id, a thousand at a time: memory grows with a batch and not with the table. */
export async function* inBatches<Row>(read: Read<Row>, idOf: (row: Row) => string): AsyncGenerator<readonly Row[]> {
  for (let after: string | null = null; ;) {
    const rows = await read(after, BATCH);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (rows.length < BATCH || last === undefined) return;
    after = idOf(last);
  }
}
