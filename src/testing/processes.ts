import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '../main/cli.ts');

export type Process = {
  /** Ends it without warning, as a power cut would. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<number | null>;
  /** Rejects when it ends without having been asked to. */
  readonly unasked: Promise<never>;
  /** Everything it has said so far. */
  readonly said: () => string;
};

/** Starts `kept` as a process of its own and resolves when it says that it is ready. */
export async function startKept(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<Process> {
  const child = spawn(process.execPath, [CLI, ...words], {
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text += chunk.toString();
      if (ready.test(text)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((code) => reject(new Error(`kept ${words.join(' ')} ended with ${code}: ${text}`)));
  });
  let asked = false;
  const end = (signal: NodeJS.Signals) => {
    asked = true;
    child.kill(signal);
    return ended;
  };
  const unasked = new Promise<never>((_resolve, reject) => {
    void ended.then(
      (code) => asked || reject(new Error(`kept ${words.join(' ')} ended by itself with ${code}: ${text}`)),
    );
  });
  // Whoever waits for it hears of it; when nobody does, it is no fault of the run.
  unasked.catch(() => {});
  return { kill: () => end('SIGKILL').then(() => {}), stop: () => end('SIGTERM'), unasked, said: () => text };
}

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs `kept` to its end. */
export function runKept(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  as: { uid?: number; gid?: number } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, ...words], {
    ...as,
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}

/** The settings of whoever runs the tests are not the settings of the tests. */
function inherited(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    ...(PATH === undefined ? {} : { PATH }),
    ...(HOME === undefined ? {} : { HOME }),
    ...(TMPDIR === undefined ? {} : { TMPDIR }),
  };
}

/** A port that nothing listens on at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() => resolve(typeof bound === 'object' && bound !== null ? bound.port : 0));
    });
  });
