import { parseCLI, startVitest, type Reporter, type TestCase } from 'vitest/node';

type Tally = { passed: number; failed: number; skipped: number; unhandled: number };

/** Counts what really ran. A file that cannot even be loaded is a failure too. */
function counting(tally: Tally): Reporter {
  return {
    onTestRunEnd(files, unhandled) {
      tally.unhandled = unhandled.length;
      for (const file of files) {
        const cases = [...file.children.allTests()];
        for (const test of cases) tally[outcomeOf(test)] += 1;
        const broken = file.state() === 'failed' && !cases.some((test) => test.result().state === 'failed');
        if (broken) tally.failed += 1;
      }
    },
  };
}

function outcomeOf(test: TestCase): 'passed' | 'failed' | 'skipped' {
  const { state } = test.result();
  if (state === 'passed' || state === 'failed') return state;
  // Collected but never finished: the run was cut off, and that is not a pass.
  return state === 'pending' ? 'failed' : 'skipped';
}

async function run(args: readonly string[]): Promise<number> {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0, unhandled: 0 };
  if (args.includes('--full')) process.env['KEPT_FULL'] = '1';
  const asked = parseCLI(['vitest', 'run', ...args.filter((arg) => arg !== '--full')]);
  const reporters = [asked.options.reporters ?? 'default', counting(tally)].flat();
  const vitest = await startVitest('test', [...asked.filter], { ...asked.options, reporters, run: true, watch: false });
  await vitest.close();

  if (tally.unhandled > 0) console.log(`${tally.unhandled} errors outside any test`);
  if (tally.passed + tally.failed === 0) console.log('No test ran: that proves nothing, so it counts as a failure.');
  console.log(`${tally.passed} passed, ${tally.failed + tally.unhandled} failed, ${tally.skipped} skipped`);
  return tally.failed + tally.unhandled > 0 || tally.passed === 0 ? 1 : 0;
}

process.exit(await run(process.argv.slice(2)));
