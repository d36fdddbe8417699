import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = process.env['KEPT_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const FOLDER = join(ROOT, 'hsds_service_directory');

/** The published examples of the standard and its schemas. Null, and said aloud, where they are not here. */
export function published(): { readonly dev: string; readonly shared: string } | null {
  const [dev, shared] = [join(FOLDER, 'dev'), join(FOLDER, 'shared')];
  if (existsSync(dev) && existsSync(shared)) return { dev, shared };
  console.warn(
    'SKIPPED: the published directories are not here; set KEPT_DATA to the folder that holds hsds_service_directory.',
  );
  return null;
}

export const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

export const jsonIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.json'))
    .toSorted();
