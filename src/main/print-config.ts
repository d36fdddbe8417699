import { describeConfig, readConfig } from '#platform/config.ts';

/** Prints the settings even when one of them is wrong: that is when they are wanted most. */
export function printConfig(env: NodeJS.ProcessEnv, say: (sentence: string) => void): number {
  const settings = describeConfig(env);
  const longest = Math.max(...settings.map(({ name }) => name.length));
  for (const { name, shown, from, doc } of settings) {
    say(`${name.padEnd(longest)}  ${from === 'not set' ? '(not set)' : `${shown}  (${from})`}`);
    say(`${' '.repeat(longest)}  ${doc}\n`);
  }
  readConfig(env);
  return 0;
}
