import type { Db } from '#platform/db.ts';
import type { Files } from '#platform/files.ts';
import type { Live } from '#platform/live.ts';
import type { Instant } from '#kernel/time.ts';

/** What taking mail in needs. */
export type Intake = {
  readonly db: Db;
  readonly files: Files;
  readonly live: Live;
  readonly clock: () => Instant;
  /** The desk's own addresses and domain. */
  readonly address: string;
  readonly domain: string;
  readonly mostBytes: number;
};

export const openIntake = (it: Intake): Intake => it;
