import { globSync, readFileSync } from 'node:fs';
import { MAP } from '../src/areas/map.ts';
import { crossings, drawnUpward, foreignTables, importsOf, modifiersIn, unmapped } from './walls.ts';

const files = globSync('src/**/*.{ts,tsx}');
if (files.length === 0) throw new Error('read no files: this check proves nothing');

const problems = [
  ...drawnUpward(MAP),
  ...unmapped(files, MAP),
  ...files.flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    const imports = importsOf(file, source).flatMap((specifier) =>
      crossings(file, specifier, MAP).map((why) => `${file}: '${specifier}': ${why}`),
    );
    const others = [...foreignTables(file, source, MAP), ...modifiersIn(source)];
    return [...imports, ...others.map((why) => `${file}: ${why}`)];
  }),
];
for (const problem of problems) console.error(problem);
console.log(`${files.length} files, ${problems.length} walls crossed`);
process.exitCode = problems.length > 0 ? 1 : 0;
