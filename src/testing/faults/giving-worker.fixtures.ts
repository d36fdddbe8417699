import { sweepRouting } from '#areas/routing/server/index.ts';
import { readConfig } from '#platform/config.ts';
import { createLog } from '#platform/log.ts';
import { startSweep } from '#platform/sweep.ts';
import { openParts } from '../../main/parts.ts';

/**
 * A process that gives out what waits, in several lanes at once, until it is killed. It does what a worker does and nothing
 * else, so that twenty of them fit on a small machine.
 */
const config = readConfig(process.env);
const parts = await openParts({ config, url: process.env['DATABASE_URL'] ?? '', log: createLog('silent') });
const routing = { db: parts.database.db, desk: parts.desk, clock: Date.now };

const lane = (_: unknown, n: number) =>
  startSweep({ name: `lane ${n}`, every: 100, batch: () => sweepRouting(routing) }, parts.log);
Array.from({ length: Number(process.env['LANES'] ?? 1) }, lane);
process.stdout.write('giving out\n');
