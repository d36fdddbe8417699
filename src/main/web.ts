import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { lookOf } from '#areas/identity/server/index.ts';
import { USUAL, worn, type Look } from '#kernel/look.ts';
import { tokenOf, type Server } from '#platform/serve.ts';
import type { Parts } from './parts.ts';

const BUILT = join(import.meta.dirname, '../../dist/web');

/** The desk's own pages. Everything under /desk is one page, which reads its address itself. */
export async function webRoutes({ http, db, whoIs }: Server, { database, config }: Parts): Promise<void> {
  http.get('/healthz', async () => {
    await database.ping();
    return { answers: true };
  });
  if (!existsSync(BUILT)) return;
  await http.register(fastifyStatic, {
    root: join(BUILT, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    cacheControl: true,
    index: false,
    preCompressed: true,
  });
  // A desk that was built before there was one, and is served as it is, has none.
  const worker = await readFile(join(BUILT, 'checklist-worker.js'), 'utf8').catch(() => '');
  http.get('/desk/checklist-worker.js', (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('service-worker-allowed', '/desk/assessment/')
      .send(worker),
  );
  const page = await readFile(join(BUILT, 'index.html'), 'utf8');
  for (const path of ['/desk', '/desk/*', '/welcome'])
    http.get(path, async (request, reply) => {
      const token = tokenOf(request);
      const actor = token === null ? undefined : await whoIs(token);
      const look = actor === undefined ? USUAL : await lookOf(db, actor.id);
      return reply
        .type('text/html; charset=utf-8')
        .send(dressed(page, { look, language: config.deskLanguage, known: actor !== undefined }));
    });
}

type Wearing = { readonly look: Look; readonly language: string; readonly known: boolean };

/** The page as this officer sees it from its first moment on: nothing blinks when the script takes over. */
export function dressed(page: string, { look, language, known }: Wearing): string {
  const tongue = look.language === '' ? language : look.language;
  const { keys, language: chosen } = look;
  const told = known ? { known: 'yes', keys, ...(chosen === '' ? {} : { language: chosen }) } : {};
  const attributes = Object.entries({ ...worn(look), ...told })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` data-${name}="${value}"`);
  return page.replace(/<html[^>]*>/, `<html lang="${tongue}"${attributes.join('')}>`);
}
