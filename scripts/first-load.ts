import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';

export type Loaded = { readonly file: string; readonly bytes: number };

/** What a browser fetches of script before the first screen can be drawn, each as it travels: compressed. */
export function firstLoadOf(built: string): Loaded[] {
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  const begins = [...page.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].flatMap(([, file]) => file ?? []);
  const found = new Set<string>();
  const follow = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const { module } = parseSync(file, readFileSync(join(built, 'assets', file), 'utf8'));
    for (const { moduleRequest } of [...module.staticImports]) follow(moduleRequest.value.replace(/^.*\//, ''));
    for (const { entries } of module.staticExports)
      for (const { moduleRequest } of entries) if (moduleRequest) follow(moduleRequest.value.replace(/^.*\//, ''));
  };
  begins.forEach(follow);
  return [...found].map((file) => ({ file, bytes: statSync(join(built, 'assets', `${file}.gz`)).size }));
}
