import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { CannotStart, codeOf, messageOf } from '../src/platform/cannot-start.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** Everything that can end up in the browser: its own rooms, and the contracts and rules it shares with the server. */
const SOURCES = [
  'src/{shell,ui,kernel}/**/*',
  'src/areas/*/contract.ts',
  'src/areas/*/contract/**/*',
  'src/areas/*/{web,rules}/**/*',
  'vite.config.ts',
  'package-lock.json',
];

/** Builds the officers' desk when its sources are not those of the last build. Answers whether it built. */
export async function buildWeb(say: (sentence: string) => void, root = ROOT): Promise<boolean> {
  if (!existsSync(join(root, 'src/shell/index.html'))) return false;
  const mark = join(root, 'dist/web/.built-from');
  const built = existsSync(mark) ? readFileSync(mark, 'utf8') : undefined;
  const sources = hashOfSources(root);
  if (built === sources) return false;

  const vite = await import('vite').catch((thrown: unknown) => {
    if (codeOf(thrown) === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw thrown;
  });
  if (vite === undefined) return withoutTools(built, say);
  say('Building the desk (a few seconds)…');
  const aside = join(root, `dist/web.building-${process.pid}`);
  try {
    await build(vite, root, aside);
    await compress(join(aside, 'assets'));
    putInPlace(aside, join(root, 'dist/web'), sources);
  } catch (thrown) {
    throw new CannotStart(`The desk could not be built: ${messageOf(thrown)}`);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return true;
}

async function build({ build: run }: typeof import('vite'), root: string, outDir: string): Promise<void> {
  // Tests run under another name, and would leave a desk behind that is made for finding faults, twice the size.
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    await run({
      root: join(root, 'src/shell'),
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir, emptyOutDir: true },
    });
  } finally {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  }
}

const [asGzip, asBrotli] = [promisify(gzip), promisify(brotliCompress)];

/**
 * Once, here, instead of at every request: the server hands out whichever of the three a browser can read. It takes longer than
 * the build itself, so every processor helps.
 */
async function compress(folder: string): Promise<void> {
  const files = readdirSync(folder).filter((name) => /\.(js|css|svg)$/.test(name));
  await Promise.all(
    files.map(async (file) => {
      const bytes = readFileSync(join(folder, file));
      const [zipped, smallest] = await Promise.all([asGzip(bytes, { level: 9 }), asBrotli(bytes)]);
      writeFileSync(join(folder, `${file}.gz`), zipped);
      writeFileSync(join(folder, `${file}.br`), smallest);
    }),
  );
}

/**
 * Puts a finished build where it is served from, while a server may be serving the one before: files are named by their
 * content, so the new ones stand beside the old, and the page that names them comes last. What only the build before the
 * last one had goes.
 */
function putInPlace(from: string, to: string, sources: string): void {
  mkdirSync(join(to, 'assets'), { recursive: true });
  const made = readdirSync(join(from, 'assets'));
  for (const file of made) renameSync(join(from, 'assets', file), join(to, 'assets', file));
  for (const file of readdirSync(from).filter((name) => name !== 'assets'))
    renameSync(join(from, file), join(to, file));
  const list = join(to, '.assets');
  const before = existsSync(list) ? readFileSync(list, 'utf8').split('\n') : [];
  for (const file of readdirSync(join(to, 'assets')))
    if (!made.includes(file) && !before.includes(file)) rmSync(join(to, 'assets', file), { force: true });
  writeFileSync(list, made.join('\n'));
  writeFileSync(join(to, '.built-from'), sources);
}

/** An installation without the build tools serves what was built for it. */
function withoutTools(built: string | undefined, say: (sentence: string) => void): false {
  if (built === undefined) {
    throw new CannotStart(
      'The desk has not been built and the tools to build it are not installed: run “npm ci --include=dev” once.',
    );
  }
  say(
    'The desk was built from other sources than these, and the tools to build it are not installed: serving it as it is.',
  );
  return false;
}

function hashOfSources(root: string): string {
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

if (import.meta.main) await buildWeb((sentence) => console.log(sentence));
