import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { textOfDay } from '#kernel/civil.ts';
import { must } from '#kernel/must.ts';
import type { Instant } from '#kernel/time.ts';
import { dayAt } from '#kernel/zone.ts';
import { OPEN311, QUEENSLAND, RELIEFS, STANDINGS, packInForce, type Pack } from '../rules/index.ts';

const SHIPPED = join(import.meta.dirname, '../../../../packs/complaints');

const source = z.strictObject({ title: z.string(), passage: z.string(), url: z.string() });
const status = z.strictObject({
  open311: z.enum(OPEN311),
  cfpb: z.string().min(1),
  queensland: z.enum(QUEENSLAND),
  public: z.string().min(1),
});
const says = z.array(z.string());
const shape: z.ZodType<Pack> = z.strictObject({
  key: z.string(),
  version: z.number().int().positive(),
  effectiveFrom: z.iso.date(),
  title: z.string(),
  told: z.string(),
  source,
  clocks: z.array(z.string()),
  stages: z.array(
    z.strictObject({ key: z.string(), title: z.string(), independent: z.boolean(), clocks: z.array(z.string()) }),
  ),
  external: z.strictObject({ name: z.string(), words: z.string().min(20), url: z.url() }),
  notices: z.strictObject({ acknowledgement: says, extension: says, answer: says, refusal: says }),
  refusals: z.array(z.strictObject({ code: z.string(), words: z.string() })).min(1),
  late: z.strictObject({ months: z.number().int().positive(), words: z.string(), source }),
  // An enum as the key asks for every one of its words.
  relief: z.record(z.enum(RELIEFS), z.string().min(1)),
  statuses: z.record(z.enum(STANDINGS), status),
});

/** Every pack that is shipped, each read in full: one with a fault stops the desk before it answers anybody. */
export async function shippedPacks(): Promise<readonly Pack[]> {
  const names = (await readdir(SHIPPED)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(names.map(async (name) => shape.parse(JSON.parse(await readFile(join(SHIPPED, name), 'utf8')))));
}

export type Complaints = {
  readonly packs: readonly Pack[];
  /** The pack this agency has chosen for what comes now. */
  readonly chosen: string;
  readonly zone: string;
};

export const openComplaints = async ({ chosen, zone }: Omit<Complaints, 'packs'>): Promise<Complaints> => ({
  packs: await shippedPacks(),
  chosen,
  zone,
});

/** The version of the chosen pack that binds what reached us at this moment. */
export const packAt = ({ packs, chosen, zone }: Complaints, at: Instant): Pack =>
  must(packInForce(packs, chosen, textOfDay(dayAt(zone, at))), 'the pack that was chosen');

/** The pack a complaint is bound by. */
export const packOf = ({ packs }: Complaints, it: { readonly pack: string; readonly packVersion: number }): Pack =>
  must(
    packs.find(({ key, version }) => key === it.pack && version === it.packVersion),
    'the pack of a complaint',
  );

/** Who outside can be turned to, in the words customers read, by the newest version of the pack that is chosen. */
export function bodyOutside({ packs, chosen }: Complaints): string {
  const newest = packs.filter(({ key }) => key === chosen).toSorted((a, b) => b.version - a.version)[0];
  return newest?.external.words ?? '';
}
