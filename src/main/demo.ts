import { fillDemo } from '../demo/index.ts';
import { CannotStart } from '#platform/cannot-start.ts';
import { equationOf } from '#areas/intake/server/index.ts';
import { hasHappened } from '#areas/records/server/index.ts';
import type { Parts } from './parts.ts';

/** The same seed writes the same agency every time. */
const SEED = 'southmark';
const SIZE = 4000;

export type Telling = { readonly say: (sentence: string) => void; readonly stopping: AbortSignal };

/** Fills an empty database with a fictional state agency. A database that holds the demo already is left as it is. */
export async function startDemo(parts: Parts, { say, stopping }: Telling): Promise<void> {
  const { config, database, office, intake, receiving, clock } = parts;
  const { db } = database;
  if (await hasHappened(db, 'demo.finished')) return;
  if (await hasHappened(db, 'demo.begun')) throw new CannotStart(INTERRUPTED);
  if ((await hasHappened(db)) || (await equationOf(db, {})).received > 0) throw new CannotStart(NOT_EMPTY);
  say('Writing eighteen months of Service Southmark, a state agency that does not exist (half a minute or so)…');
  const desk = { db, office, intake, receiving, zone: config.timeZone };
  const began = performance.now();
  const agency = await fillDemo({ desk, now: clock(), seed: SEED, size: SIZE, say, stopping });
  if (agency === null) throw new CannotStart(INTERRUPTED);
  say(`The demo is written (${Math.round((performance.now() - began) / 1000)} s).`);
}

const NOT_EMPTY =
  'The demo needs an empty database, and there is work in this one: set DATA to another folder for the demo.';
const INTERRUPTED =
  'The demo was stopped while it was being written: remove its data folder (or its database) and start again.';
