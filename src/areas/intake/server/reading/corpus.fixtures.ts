import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const ROOT = process.env['KEPT_DATA'] ?? fileURLToPath(new URL('../../../../../../shared/data', import.meta.url));

/** The folder of one public mail set, or null, said aloud, when this machine does not have it. */
export function mailSet(name: string): string | null {
  const folder = join(ROOT, name);
  if (existsSync(folder)) return folder;
  console.warn(`SKIPPED: the public mail set ${folder} is not here; set KEPT_DATA to the folder that holds it.`);
  return null;
}

/** Every message file below a folder; expected results and notes are not messages. */
export function messagesIn(folder: string | null): string[] {
  if (folder === null) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return messagesIn(path);
      return /\.(yml|json|expected|html|md|delivery_status)$|COPYING$|reply_text$/.test(name) ? [] : [path];
    });
}

export function textOf(path: string): string {
  return readFileSync(path, 'utf8');
}

/** One field of one message against what another program expects of it. */
export type Comparison = {
  readonly message: string;
  readonly field: string;
  readonly got: string;
  readonly wanted: string;
};

export type Figures = { readonly equal: number; readonly total: number; readonly unexplained: readonly string[] };

/**
 * Counts equal fields and prints every difference with its reason. A difference with a known reason still counts as
 * different; one without a reason fails the test that asks for none.
 */
export function figuresOf(set: string, all: readonly Comparison[], known: Readonly<Record<string, string>>): Figures {
  const different = all.filter(({ got, wanted }) => got !== wanted);
  const lines = different.map(({ message, field, got, wanted }) => {
    const reason = known[`${message} ${field}`];
    return { reason, line: `  ${message} ${field}: ${reason ?? `NO REASON KNOWN: ${near(got, wanted)}`}` };
  });
  const equal = all.length - different.length;
  console.info(
    [
      `${set}: ${equal} of ${all.length} fields equal (${((100 * equal) / all.length).toFixed(1)} %)`,
      ...lines.map(({ line }) => line),
    ].join('\n'),
  );
  return {
    equal,
    total: all.length,
    unexplained: lines.filter(({ reason }) => reason === undefined).map(({ line }) => line),
  };
}

function near(got: string, wanted: string): string {
  let at = 0;
  while (at < got.length && got[at] === wanted[at]) at += 1;
  return `…${got.slice(Math.max(0, at - 10), at + 40)}… instead of …${wanted.slice(Math.max(0, at - 10), at + 40)}…`;
}

/** White space, quote marks and the addresses behind links differ between programs; the words must not. */
export function plainWords(text: string): string {
  const links = /https?:[^\s)\]>"]+|mailto:[^\s)\]>"]+/gi;
  return text
    .normalize('NFC')
    .replace(/[\u27E8\u3008]/g, '<')
    .replace(/[\u27E9\u3009]/g, '>')
    .replace(links, '')
    .replace(/[\s\u00A0<>*_|()[\]-]+/g, '');
}
