import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Server } from '#platform/serve.ts';
import type { Parts } from './parts.ts';

const BUILT = join(import.meta.dirname, '../../dist/web');

/** The desk's own pages. Everything under /desk is one page, which reads its address itself. */
export async function webRoutes({ http }: Server, { database }: Parts): Promise<void> {
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
  });
  const page = await readFile(join(BUILT, 'index.html'));
  for (const path of ['/desk', '/desk/*', '/welcome'])
    http.get(path, (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
}
