import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KINDS, type MapLine } from '../rules/index.ts';

const SHIPPED = join(import.meta.dirname, '../../../../packs/evidence/work.json');

const line = z.strictObject({
  key: z.string(),
  event: z.string(),
  kind: z.enum(KINDS),
  when: z.strictObject({
    caseKinds: z.array(z.string()).optional(),
    to: z.array(z.string()).optional(),
    is: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    wrote: z.boolean().optional(),
    spoke: z.boolean().optional(),
  }),
  title: z.string(),
  because: z.string(),
  criteria: z.record(z.string(), z.array(z.string())),
  informed: z.record(z.string(), z.array(z.string())).optional(),
});
const shape = z.strictObject({ version: z.number().int(), lines: z.array(line) });

/** Which event of ordinary work is offered as evidence of what. A file with a fault stops the desk before it answers anybody. */
export async function openWorkMap(): Promise<readonly MapLine[]> {
  return shape.parse(JSON.parse(await readFile(SHIPPED, 'utf8'))).lines;
}
