import { startPostgres } from './index.ts';

// A Kept in its own process, for tests that kill it: starts the database in the given folder, says so, and stays.
const [, , folder = ''] = process.argv;
try {
  const { url, adopted } = await startPostgres({ folder, say: () => undefined });
  process.stdout.write(`${JSON.stringify({ url, adopted })}\n`);
  setInterval(() => undefined, 1000);
} catch (thrown) {
  process.stdout.write(`${JSON.stringify({ failed: String(thrown) })}\n`);
  process.exitCode = 1;
}
