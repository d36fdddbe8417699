import { globSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { unsaid, wordsOf } from './words.ts';

/** Rooms whose words do not go through the catalogue yet. */
const WAITING: readonly string[] = [
  'src/areas/cases/web/',
  'src/areas/correspondence/web/',
  'src/areas/customers/web/',
  'src/areas/intake/web/mail-',
  'src/shell/frame/desk-keys.tsx',
  'src/shell/frame/key-map.tsx',
  'src/ui/keys/',
  // Samples, for whoever builds a screen.
  'src/shell/components/',
  // Each language is named in its own words.
  'src/ui/words/languages.ts',
];

const files = globSync('src/{shell,ui,areas/*/web}/**/*.{ts,tsx}').filter(
  (file) => !/\.(test|fixtures)\.tsx?$/.test(file),
);
if (files.length === 0) throw new Error('read no files: this check proves nothing');

const said = files.map((file) => wordsOf(file, readFileSync(file, 'utf8')));
const problems = said.flatMap((one, n) => (WAITING.some((room) => files[n]?.startsWith(room)) ? [] : one.problems));

const catalogue = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())]));
for (const file of globSync('src/ui/words/*.json')) {
  const told = catalogue.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { missing, dead, torn } = unsaid(said, told);
  if (process.argv.includes('--missing')) for (const sentence of missing) console.log(JSON.stringify(sentence));
  problems.push(...dead.map((sentence) => `${file}: nothing says “${sentence}” any more: take it out`));
  problems.push(
    ...torn.map((sentence) => `${file}: “${sentence}” does not hold the same {{values}} or forms as its English`),
  );
  console.log(`${file}: ${Object.keys(told).length} sentences, ${missing.length} missing`);
}
for (const problem of problems) console.error(problem);
console.log(`${files.length} files, ${problems.length} problems with words`);
process.exitCode = problems.length > 0 ? 1 : 0;
