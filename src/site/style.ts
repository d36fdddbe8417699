import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Stylesheet = { readonly path: string; readonly text: string };

/** The colours and sizes are the desk's own; the rest is the public site's. */
const FILES = [join(import.meta.dirname, '../ui/styles/tokens.css'), join(import.meta.dirname, 'site.css')];

/** The stylesheet under a name made from its content, so that a browser may keep it for ever. */
export function readStylesheet(): Stylesheet {
  const text = FILES.map((file) => readFileSync(file, 'utf8'))
    .join('\n')
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\n\s*/g, '\n');
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  return { path: `/site/${hash}.css`, text };
}
