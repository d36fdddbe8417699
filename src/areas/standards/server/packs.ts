import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '#platform/refusal.ts';
import { ruleText } from '../contract.ts';

const PACKS = join(import.meta.dirname, '../../../../packs');

const shippedCalendar = z.object({
  key: z.string(),
  name: z.string(),
  zone: z.string(),
  holidays: z.array(
    z.object({
      day: z.string(),
      title: z.string(),
      from: z.number().default(0),
      to: z.number().default(1440),
    }),
  ),
});
export type ShippedCalendar = z.infer<typeof shippedCalendar>;

const shippedPack = z.object({ key: z.string(), title: z.string(), told: z.string(), rules: z.array(ruleText) });
export type ShippedPack = z.infer<typeof shippedPack>;

const readAll = async <T>(folder: string, shape: z.ZodType<T>): Promise<readonly T[]> => {
  const names = (await readdir(join(PACKS, folder))).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(
    names.map(async (name) => shape.parse(JSON.parse(await readFile(join(PACKS, folder, name), 'utf8')))),
  );
};

export const shippedCalendars = (): Promise<readonly ShippedCalendar[]> => readAll('calendars', shippedCalendar);
export const shippedPacks = (): Promise<readonly ShippedPack[]> => readAll('clocks', shippedPack);

export async function shippedCalendarNamed(key: string): Promise<ShippedCalendar> {
  const found = (await shippedCalendars()).find((one) => one.key === key);
  if (found === undefined)
    throw new Refusal(404, `No calendar "${key}" is shipped.`, [{ field: 'shipped', problem: 'is not one of them' }]);
  return found;
}

export async function shippedPackNamed(key: string): Promise<ShippedPack> {
  const found = (await shippedPacks()).find((one) => one.key === key);
  if (found === undefined)
    throw new Refusal(404, `No rules "${key}" are shipped.`, [{ field: 'pack', problem: 'is not one of them' }]);
  return found;
}
