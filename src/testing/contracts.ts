import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyEndpoint } from '#kernel/endpoint.ts';
import { isEndpoint } from '#platform/serve.ts';

export type Door = AnyEndpoint & { readonly name: string };

/** Every endpoint of every contract there is, so that a new one cannot be left out of a test by mistake. */
export async function everyEndpoint(): Promise<Door[]> {
  const areas = join(import.meta.dirname, '../areas');
  const found: Door[] = [];
  for (const area of readdirSync(areas).toSorted()) {
    if (!existsSync(join(areas, area, 'contract.ts'))) continue;
    const contract = (await import(`../areas/${area}/contract.ts`)) as Record<string, unknown>;
    for (const [name, it] of Object.entries(contract))
      if (isEndpoint(it)) found.push({ ...it, name: `${area}.${name}` });
  }
  return found;
}

type Schema = { readonly [key: string]: unknown };

/** Where a reply holds a field that its schema does not declare. */
export function undeclaredIn(schema: unknown, value: unknown, path = 'reply'): string[] {
  const { properties, items, anyOf, additionalProperties } = schema as Schema;
  if (Array.isArray(anyOf)) {
    const each = anyOf.map((option) => undeclaredIn(option, value, path));
    return each.find((problems) => problems.length === 0) ?? each[0] ?? [];
  }
  if (Array.isArray(value)) return value.flatMap((one, n) => undeclaredIn(items ?? {}, one, `${path}[${n}]`));
  if (typeof value !== 'object' || value === null || properties === undefined) return [];
  const declared = properties as Schema;
  return Object.entries(value).flatMap(([key, one]) => {
    if (key in declared) return undeclaredIn(declared[key], one, `${path}.${key}`);
    return additionalProperties === false ? [`${path}.${key}`] : [];
  });
}
