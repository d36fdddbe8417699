import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CannotStart, codeOf, messageOf } from '#platform/cannot-start.ts';
import { ConfigError } from '#platform/config.ts';
import { StoreTrouble } from '#platform/store-trouble.ts';
import { COMMANDS, type Command } from './commands.ts';

const WRONG_USE = 2;
const FAILED = 1;
/** By then everything a role needs has been loaded; a process that is killed later still leaves it to the next. */
const KEEP_READ_AFTER_MS = 5000;

/** The whole command line of Kept. Answers with the exit code. */
async function run(words: readonly string[]): Promise<number> {
  const [name = 'start', ...rest] = words;
  if (name === '--help' || name === '-h' || name === 'help') return help();
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return wrong(`Kept has no command “${name}”: “kept --help” lists those there are.`);
  if (rest.includes('--help') || rest.includes('-h')) return helpFor(name, command);
  const asked = parse(name, command, rest);
  if ('wrong' in asked) return wrong(asked.wrong);
  return command.run({ ...asked, say: (sentence) => console.log(sentence), stopping: stopping() });
}

type Parsed = { readonly words: string[]; readonly options: Readonly<Record<string, string | boolean | undefined>> };

function parse(name: string, command: Command, args: string[]): Parsed | { wrong: string } {
  const options = Object.fromEntries(
    Object.entries(command.options ?? {}).map(([option, { type }]) => [option, { type }]),
  );
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    const [least, most] = command.words?.count ?? [0, 0];
    if (positionals.length < least)
      return { wrong: `“kept ${name}” needs ${command.words?.shape}: see “kept ${name} --help”.` };
    if (positionals.length > most) {
      return { wrong: `“kept ${name}” does not understand “${positionals[most]}”: see “kept ${name} --help”.` };
    }
    return { words: positionals, options: values };
  } catch (thrown) {
    if (!codeOf(thrown)?.startsWith('ERR_PARSE_ARGS')) throw thrown;
    const [first = ''] = messageOf(thrown).split(/\. |\n/);
    return {
      wrong: `“kept ${name}”: ${first.replaceAll("'", '“').replace(/“([^“]*)“/g, '“$1”')}: see “kept ${name} --help”.`,
    };
  }
}

/** The first request to stop is kept to the end; a second one, given on purpose, is obeyed at once. */
function stopping(): AbortSignal {
  const stop = new AbortController();
  const asked = (name: NodeJS.Signals | 'disconnect') => {
    if (!stop.signal.aborted) return stop.abort(name);
    if (name === 'SIGINT' || name === 'SIGTERM') process.exit(FAILED);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => asked(name));
  // Whoever started us was killed and could not pass a signal on.
  process.on('disconnect', () => asked('disconnect'));
  return stop.signal;
}

function help(): number {
  console.log(
    'Kept, a customer service desk that keeps its promises.\n\nUse: npm run kept -- COMMAND (or npm start)\n',
  );
  const longest = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  for (const [name, { does }] of Object.entries(COMMANDS)) console.log(`  ${name.padEnd(longest)}  ${does}`);
  console.log('\n“kept COMMAND --help” says more about one. “kept config” lists every setting.');
  return 0;
}

function helpFor(name: string, { does, words, options = {} }: Command): number {
  console.log(`kept ${[name, words?.shape].filter(Boolean).join(' ')}\n\n${does}`);
  for (const [option, { type, does: effect }] of Object.entries(options)) {
    console.log(`\n  --${option}${type === 'string' ? ' …' : ''}  ${effect}`);
  }
  return 0;
}

function wrong(sentence: string): number {
  console.error(sentence);
  return WRONG_USE;
}

/** What a person can act on is one sentence. Only a fault of ours shows where it happened. */
function explain(thrown: unknown): number {
  if (thrown instanceof ConfigError) return wrong(thrown.problems.join('\n'));
  const sentence =
    thrown instanceof CannotStart || thrown instanceof StoreTrouble ? thrown.message : troubleWithThisComputer(thrown);
  console.error(sentence ?? thrown);
  return FAILED;
}

function troubleWithThisComputer(thrown: unknown): string | undefined {
  const { port, address, path, hostname } = (thrown ?? {}) as {
    port?: number;
    address?: string;
    path?: string;
    hostname?: string;
  };
  switch (codeOf(thrown)) {
    case 'EADDRINUSE':
      return `Port ${port} on ${address} is already in use: stop what uses it, or choose another (PORT for the desk, SMTP_LISTEN for mail).`;
    case 'EADDRNOTAVAIL':
      return `This computer has no address ${address}: correct HOST or SMTP_LISTEN.`;
    case 'ENOSPC':
      return `The disk is full${path ? ` (${path})` : ''}: make room on it and start again. Nothing was lost.`;
    case '53100':
      return 'The disk of the database is full: make room on it and start again. Nothing was lost.';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The name ${hostname} is not known on this network: correct HOST, SMTP_LISTEN or DATABASE_URL.`;
    case 'EACCES':
      return port === undefined
        ? `${path ?? 'A file'} cannot be read or written by this account: set DATA to a folder that belongs to you.`
        : `This account may not listen on port ${port}: choose a port above 1023.`;
    default:
      return undefined;
  }
}

// Reading our own code takes half the time from the second start on. It lies with the packages, where whoever may change it
// could as well change them; where that folder cannot be written, every start reads the code anew.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/kept'));
setTimeout(flushCompileCache, KEEP_READ_AFTER_MS).unref();
process.exitCode = await run(process.argv.slice(2)).catch(explain);
// A time-out or a connection that somebody forgot must not keep the process from ending.
process.exit();
