// The first thing that runs, on whatever Node the machine has: plain JavaScript without dependencies, from Node 20 on.
// It installs what is missing, then hands over to the pinned Node that npm brought along.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NODE_FLAGS } from './node-flags.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SCRIPTS = { test: 'scripts/run-tests.ts', check: 'scripts/check.ts', bench: 'bench/run.ts' };
const LOCK = join(ROOT, 'package-lock.json');
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.kept-lock');

const [command = 'start', ...rest] = process.argv.slice(2);
const script = Object.hasOwn(SCRIPTS, command) ? SCRIPTS[command] : undefined;
if (Number(process.versions.node.split('.')[0]) < 20) {
  quit(`Kept needs Node 20 or newer to begin with, and this is Node ${process.versions.node}: install a newer Node.`);
}
installIfNeeded();
handOver(
  findNode(),
  script ? [join(ROOT, script), ...rest] : [...NODE_FLAGS, join(ROOT, 'src/main/cli.ts'), ...process.argv.slice(2)],
);

function quit(sentence) {
  console.error(sentence);
  process.exit(1);
}

function installIfNeeded() {
  const lock = readFileSync(LOCK, 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  const everything = needsEverything();
  const stamped = existsSync(STAMP) ? readFileSync(STAMP, 'utf8').trim() : '';
  if (stamped === `${hash} everything` || (stamped === `${hash} runtime` && !everything)) return;
  const found = installed(JSON.parse(lock));
  if (found === 'everything' || (found === 'runtime' && !everything)) return stamp(hash, found);

  const size = everything ? 'about 700 MB, a minute or two' : 'about 300 MB, a minute';
  console.log(
    existsSync(MODULES)
      ? 'The list of packages has changed: installing exactly what it says…'
      : `First time here: installing the locked packages, a Node and a PostgreSQL among them (${size})…`,
  );
  npm(['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(everything ? ['--include=dev'] : ['--omit=dev'])]);
  stamp(hash, installed(JSON.parse(lock)) ?? 'partly');
}

/** Running from a finished build takes the runtime packages only; tests, checks and building the desk take all. */
function needsEverything() {
  if (script !== undefined) return true;
  return !existsSync(join(ROOT, 'dist/web/index.html')) && existsSync(join(ROOT, 'src/shell/index.html'));
}

function stamp(hash, what) {
  try {
    writeFileSync(STAMP, `${hash} ${what}\n`);
  } catch (thrown) {
    // An installation that only root may write is looked at anew each time, which costs a few milliseconds.
    if (thrown.code !== 'EACCES' && thrown.code !== 'EROFS') throw thrown;
  }
}

/** What an earlier `npm ci` has put there, by npm's own list, when its versions are the locked ones. */
function installed(lock) {
  const list = join(MODULES, '.package-lock.json');
  if (!existsSync(list)) return undefined;
  const there = JSON.parse(readFileSync(list, 'utf8')).packages;
  const missing = Object.entries(lock.packages).filter(
    ([path, locked]) => path !== '' && !locked.optional && there[path]?.version !== locked.version,
  );
  const wrong = Object.entries(there).some(([path, { version }]) => lock.packages[path]?.version !== version);
  if (wrong || missing.some(([, locked]) => !locked.dev && !locked.devOptional)) return undefined;
  return missing.length === 0 ? 'everything' : 'runtime';
}

function npm(args) {
  const own = process.env.npm_execpath;
  const [program, first] = own && /\.c?js$/.test(own) ? [process.execPath, [own]] : ['npm', []];
  const { status, error } = spawnSync(program, [...first, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32' && program === 'npm',
  });
  if (error?.code === 'ENOENT') quit('npm was not found: install it (it comes with Node) and start again.');
  if (status !== 0)
    quit(
      `The packages could not be installed (npm ${args[0]} failed, see above): check the network and the disk, then start again.`,
    );
}

/** The Node that package.json pins, or this one when it is of the same generation or newer. */
function findNode() {
  const pinned = join(MODULES, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  // npm was told to run no install scripts: this package is the one that cannot do without.
  npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  if (existsSync(pinned)) return pinned;
  return quit(
    'The Node that Kept brings along is not there (npm ran no install scripts): install Node 24 or newer and start again.',
  );
}

/**
 * The child is a session of its own, so that a Ctrl-C reaches it once and through us alone: npm passes signals on too,
 * and a second one means “at once”. The channel tells it when we were killed without a chance to pass anything on.
 */
function handOver(node, args) {
  const child = spawn(node, args, {
    stdio: script ? 'inherit' : ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
    env: {
      ...process.env,
      PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
    },
  });
  const last = {};
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const now = Date.now();
      if (now - (last[signal] ?? 0) > 500) child.kill(signal);
      last[signal] = now;
    });
  }
  if (process.env.npm_lifecycle_event) whenNpmIsGone(() => child.kill('SIGTERM'));
  child.on('error', (error) => quit(`Node could not be started (${error.message}).`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** npm stands behind a shell. Whichever of the two dies, some signals die with it and never get here. */
function whenNpmIsGone(stop) {
  const shell = process.ppid;
  const npm = parentOf(shell);
  const watch = setInterval(() => {
    if (process.ppid === shell && (npm === undefined || parentOf(shell) === npm)) return;
    clearInterval(watch);
    stop();
  }, 100);
  watch.unref();
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    // Not Linux, or gone.
    return undefined;
  }
}
