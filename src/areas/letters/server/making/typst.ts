import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TypstCompilerBuilder, initSync, type TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler';
import { withMostMemory } from './most-memory.ts';

/** Fonts that every letter is set in: a clear one for Latin, Greek and Cyrillic, and one for what it lacks. */
const FONTS = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  '@expo-google-fonts/noto-sans/700Bold_Italic/NotoSans_700Bold_Italic.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
] as const;

export const fontFiles = (): readonly Buffer[] => FONTS.map((name) => readFileSync(pathOf(name)));

const pathOf = (name: string): string => fileURLToPath(import.meta.resolve(name));
const sourceOf = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** As much memory as setting a letter may take, whatever is in it. */
const MOST_MEMORY_MB = 256;

export type Typst = {
  /** Sets a document from data. What is in the data is text, and never markup. */
  readonly set: (which: 'letter' | 'bundle', data: unknown, files?: ReadonlyMap<string, Uint8Array>) => Uint8Array;
};

/** The typesetter, in the thread that asks for it. It reads no file but those it is given, and reaches no network. */
export async function openTypst(): Promise<Typst> {
  const program = readFileSync(pathOf('@myriaddreamin/typst-ts-web-compiler/wasm'));
  initSync({ module: withMostMemory(program, MOST_MEMORY_MB) });
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const font of fontFiles()) await builder.add_raw_font(font);
  const compiler = await builder.build();
  compiler.add_source('/letter.typ', sourceOf('./letter.typ'));
  compiler.add_source('/bundle.typ', sourceOf('./bundle.typ'));
  return { set: (which, data, files = new Map()) => setWith(compiler, which, data, files) };
}

/** The typesetter stopped itself, as when it wants more memory than it may have. What it held in hand is lost with it. */
export const isStopped = (fault: unknown): boolean => fault instanceof Error && fault.name === 'RuntimeError';

type Compiled = { readonly result?: Uint8Array; readonly diagnostics?: readonly { readonly message: string }[] };
const AS_OBJECTS = 3;

function setWith(
  compiler: TypstCompiler,
  which: string,
  data: unknown,
  files: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  for (const [path, bytes] of files) compiler.map_shadow(path, bytes);
  try {
    const inputs = [['data', JSON.stringify(data)]];
    // What it gives is described by its own documentation only.
    const { result, diagnostics } = compiler.compile(`/${which}.typ`, inputs, 'pdf', AS_OBJECTS) as Compiled;
    if (result === undefined)
      throw new Error(diagnostics?.map(({ message }) => message).join('; ') ?? 'nothing came out');
    return result;
  } finally {
    for (const path of files.keys()) compiler.unmap_shadow(path);
  }
}
