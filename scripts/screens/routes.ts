import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../command.ts';

const ROUTES = ['src/shell/routes.tsx', 'src/shell/routes/*.tsx'];
const OFFICE = 'src/shell/admin/admin-pages.tsx';
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const found = (text: string, what: RegExp) => [...text.matchAll(what)].map(([, name = '']) => name);

/**
 * Every place of the desk that has an address, as the desk itself writes them down. Whatever makes a route in a way that
 * is not understood here is a fault: a screen that nobody counts would be a screen that nobody looks at.
 */
export function deskRoutes(): readonly string[] {
  const paths = ROUTES.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).flatMap((file) => {
    const text = read(file);
    const here = [...found(text, /\.\.\.under\('([^']+)'\)/g), ...found(text, /^\s+path: '([^']+)',$/gm)];
    const frames = found(text, /createRoute\(\{[^}]*\b(id): /g).length;
    const made = found(text, /\b(createRoute)\(\{/g).length;
    if (made !== here.length + frames)
      throw new Error(`${file} makes ${made} routes, of which ${here.length} have a path`);
    return here;
  });
  return paths.flatMap((path) => (path.includes('{-$') ? officePages().map((page) => `/admin/${page}`) : [path]));
}

const officePages = () => found(read(OFFICE), /^\s+path: '([^']+)',$/gm);

/** Which of the routes an address belongs to: the one in plain words before one with a blank to fill in. */
export function routeOf(address: string, routes: readonly string[]): string | undefined {
  const path = new URL(address, 'http://desk').pathname.replace(/^\/desk/, '').replace(/\/$/, '') || '/';
  const parts = path.split('/');
  return [...routes]
    .toSorted((a, b) => a.split('$').length - b.split('$').length)
    .find((route) => {
      const own = route.split('/');
      return own.length === parts.length && own.every((part, n) => part.startsWith('$') || part === parts[n]);
    });
}
