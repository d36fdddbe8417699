import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KINDS, RELATIONS, type Framework, type Item, type Profile } from '../rules/index.ts';

const SHIPPED = join(import.meta.dirname, '../../../../packs/frameworks');

const item = z
  .strictObject({
    code: z.string().min(1),
    kind: z.enum(KINDS),
    parent: z.string().optional(),
    name: z.string().default(''),
    text: z.string().min(1),
    level: z.number().int().positive().optional(),
    facts: z.record(z.string(), z.unknown()).default({}),
  })
  .transform(({ parent = null, level = null, ...rest }): Item => ({ ...rest, key: rest.code, parent, level }));

const shape = z
  .strictObject({
    key: z.string(),
    version: z.number().int().positive(),
    short: z.string(),
    title: z.string(),
    issuer: z.string(),
    licence: z.string(),
    source: z.strictObject({ title: z.string(), url: z.string() }),
    told: z.string(),
    claimed: z.array(z.enum(KINDS)),
    levels: z.array(z.string()),
    items: z.array(item),
  })
  .transform((it): Framework => ({ ...it, links: [], facts: {} }));

const profile: z.ZodType<Profile> = z.strictObject({
  key: z.string(),
  framework: z.string(),
  name: z.string(),
  told: z.string(),
  entries: z.array(
    z.strictObject({ capability: z.string(), level: z.number().int().positive(), relation: z.enum(RELATIONS) }),
  ),
});

const walk = z.strictObject({
  kind: z.string(),
  links: z.array(z.strictObject({ from: z.string(), to: z.array(z.string()) })),
});
/** Which lines of one framework are like which of another: `st0072:COM.1` to `nsw:RE.1`. */
export type CrossWalk = z.infer<typeof walk>;

async function readAll<T>(folder: string, read: z.ZodType<T>): Promise<readonly T[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(names.map(async (name) => read.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))));
}

/** Everything that is shipped, each read in full: one with a fault stops the desk before it answers anybody. */
export const shippedFrameworks = (): Promise<readonly Framework[]> => readAll(SHIPPED, shape);
export const shippedProfiles = (): Promise<readonly Profile[]> => readAll(join(SHIPPED, 'profiles'), profile);
export const shippedWalks = (): Promise<readonly CrossWalk[]> => readAll(join(SHIPPED, 'walks'), walk);
