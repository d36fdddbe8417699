import { checkAudit, checkLock } from './check-packages.ts';
import { command, lookedAtFiles, type Outcome } from './command.ts';

type Part = {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
  readonly loud?: true;
  /** Most of its time goes by in waiting for the network. */
  readonly waits?: true;
};

const script = (file: string, ...args: string[]) => command(process.execPath, [`scripts/${file}`, ...args]);
/** One checker: several would each find out anew what the files of the others mean, and two projects run side by side. */
const types = (project: string) => () => command('tsc', ['-p', project, '--checkers', '1']);

/** The slowest first: two run side by side, and beside them one at a time those that wait. */
const PARTS: readonly Part[] = [
  { name: 'lint', run: async () => lookedAtFiles(await command('oxlint', ['--type-aware', '--deny-warnings'])) },
  { name: 'lockfile', run: checkLock, waits: true },
  { name: 'schema dump', run: () => script('dump-schema.ts', '--check') },
  { name: 'dead code', run: () => command('knip', ['--no-progress']) },
  { name: 'types: server', run: types('tsconfig.json') },
  { name: 'types: rules', run: types('tsconfig.rules.json') },
  { name: 'types: web', run: types('tsconfig.web.json') },
  { name: 'types: scripts', run: types('tsconfig.scripts.json') },
  { name: 'format', run: async () => lookedAtFiles(await command('oxfmt', ['--check'])) },
  { name: 'walls', run: () => script('check-walls.ts') },
  { name: 'words', run: () => script('check-words.ts') },
  { name: 'licences', run: () => script('check-licences.ts') },
  { name: 'audit', run: checkAudit, loud: true, waits: true },
];

const failures: { readonly name: string; readonly output: string }[] = [];

async function work(queue: Part[]): Promise<void> {
  for (let part = queue.shift(); part; part = queue.shift()) {
    const began = performance.now();
    const { passed, output } = await part.run().catch((thrown: unknown) => ({ passed: false, output: String(thrown) }));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${passed ? 'ok    ' : 'FAILED'} ${part.name.padEnd(16)} ${seconds.padStart(5)} s`);
    if (passed && part.loud) console.log(`       ${output.trim()}`);
    if (!passed) failures.push({ name: part.name, output: output.trim() });
  }
}

const busy = PARTS.filter(({ waits }) => !waits);
const waiting = PARTS.filter(({ waits }) => waits);
const began = performance.now();
await Promise.all([work(busy), work(busy), work(waiting)]);
for (const { name, output } of failures) console.log(`\n--- ${name} ---\n${output}`);
console.log(
  `\n${failures.length === 0 ? 'Everything holds' : `Failed: ${failures.map(({ name }) => name).join(', ')}`}, ${((performance.now() - began) / 1000).toFixed(0)} s`,
);
console.log(`${PARTS.length - failures.length} passed, ${failures.length} failed, 0 skipped`);
process.exitCode = failures.length === 0 ? 0 : 1;
