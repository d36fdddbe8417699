import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

export type Outcome = { readonly passed: boolean; readonly output: string };

/** Runs one of the tools in node_modules/.bin (or npm, or this Node) and keeps what it prints. */
export function command(program: string, args: readonly string[], cwd = ROOT): Promise<Outcome> {
  const path = [join(ROOT, 'node_modules/.bin'), dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, PATH: path, NO_COLOR: '1' },
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.on('error', (error) => done({ passed: false, output: error.message }));
    child.on('close', (code) => done({ passed: code === 0, output }));
  });
}

/** A tool that looked at nothing has found nothing, which proves nothing. */
export function lookedAtFiles({ passed, output }: Outcome): Outcome {
  const files = Number(/\bon (\d+) files?\b/.exec(output)?.[1] ?? 0);
  return files > 0
    ? { passed, output }
    : { passed: false, output: `${output}\nIt read no files: this proves nothing.` };
}
