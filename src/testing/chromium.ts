import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const ON_THIS_MACHINE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** A real browser. Each test opens a context of its own in it, which is as good as a browser of its own. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: FLAGS });
}

let found: Promise<string> | undefined;

export function findChromium(): Promise<string> {
  return (found ??= search());
}

/**
 * The one the developer names, the one the machine has, the one npm brought along. The machine's own comes before npm's:
 * it has fonts, it is patched with the system, and its libraries are complete.
 */
async function search(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return trouble(named) === undefined ? named : refuse(`CHROMIUM_PATH is “${named}”: ${trouble(named)}.`);
  const [own] = [...ON_THIS_MACHINE, MAC].filter((path) => trouble(path) === undefined);
  if (own !== undefined) return own;
  const brought = await fromNpm();
  const why = brought === undefined ? 'npm has none for this computer' : trouble(brought);
  if (brought !== undefined && why === undefined) return brought;
  return install(why ?? '');
}

/** @sparticuz/chromium is built for Linux on x64 only, and unpacks itself to the temporary folder once. */
async function fromNpm(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}

/** Why this program does not run, in a few words. A browser without its libraries is there and does not start. */
export function trouble(path: string): string | undefined {
  if (!existsSync(path)) return 'there is no such file';
  const { status, error, stderr } = spawnSync(path, ['--version', '--no-sandbox'], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  if (status === 0) return undefined;
  const missing = /error while loading shared libraries: ([^:]+)/.exec(stderr ?? '')?.[1];
  return missing
    ? `it lacks the library ${missing}`
    : `it does not start (${error?.message ?? stderr.trim().split('\n')[0]})`;
}

function install(why: string): string {
  const debian = existsSync('/etc/debian_version');
  if (!debian || process.getuid?.() !== 0) {
    return refuse(
      `The browser tests need Chromium, and none runs here (${why}). Install it with: ` +
        (debian
          ? 'sudo apt-get install -y chromium'
          : process.platform === 'darwin'
            ? 'brew install --cask google-chrome'
            : 'your package manager, and set CHROMIUM_PATH'),
    );
  }
  console.log(`The browser tests need Chromium, and none runs here (${why}): installing it with apt-get…`);
  const name = readFileSync('/etc/os-release', 'utf8').includes('ID=ubuntu') ? 'chromium-browser' : 'chromium';
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', name]]) {
    const { status } = spawnSync('apt-get', words, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0)
      return refuse(`apt-get ${words.join(' ')} failed, see above: install Chromium by hand and set CHROMIUM_PATH.`);
  }
  const installed = ON_THIS_MACHINE.find((path) => trouble(path) === undefined);
  return installed ?? refuse('Chromium was installed and still does not run: set CHROMIUM_PATH to one that does.');
}

function refuse(sentence: string): never {
  throw new Error(sentence);
}
