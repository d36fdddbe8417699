import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './scripts/slowest-first.ts';

const RULES = ['src/kernel/**/*.test.ts', 'src/**/rules/**/*.test.ts'];
const FULL = process.env['KEPT_FULL'] === '1';
const WEB = ['src/**/*.web.test.tsx', 'src/**/*.web.test.ts'];

/**
 * `rules` is pure and needs nothing. `server` and `e2e` get a PostgreSQL of their own; every test file in it gets a
 * database of its own when it asks for one. `e2e` and the web component tests drive a real Chromium.
 */
export default defineConfig({
  test: {
    // One more than there are processors: each waits now and then, for the database, for a process it starts, for a browser.
    maxWorkers: Math.max(2, availableParallelism() + 1),
    sequence: { sequencer: SlowestFirst },
    chaiConfig: { truncateThreshold: 0 },
    projects: [
      { test: { name: 'rules', include: RULES, pool: 'threads', isolate: false, testTimeout: FULL ? 600_000 : 5000 } },
      {
        test: {
          name: 'server',
          isolate: false,
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [...RULES, ...WEB],
          globalSetup: ['src/testing/cluster.ts'],
          setupFiles: ['src/testing/setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          // Loading the whole product anew for each file took as long as many a file. Every desk is one of its own all the same.
          isolate: false,
          include: ['e2e/**/*.spec.ts', ...WEB],
          globalSetup: ['src/testing/cluster.ts', 'src/testing/chromium-setup.ts'],
          setupFiles: ['src/testing/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
