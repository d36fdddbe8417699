import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Live } from '#platform/live.ts';
import type { Work } from '#platform/work.ts';
import type { Heed } from '../rules/index.ts';
import { activeRules } from './queue-rules.ts';
import { settleCases } from './keep-waiting.ts';

/** From now on it is heeded so, also for what waits already. */
export async function setHeed(live: Live, work: Work, { about, mode, level, minutes }: Heed): Promise<void> {
  await sql`
    insert into routing.own_need (about, mode, level, minutes) values (${about}, ${mode}, ${level}, ${minutes})
    on conflict (about) do update set mode = excluded.mode, level = excluded.level, minutes = excluded.minutes`.execute(
    work.db,
  );
  await announce(work, { kind: 'queue.own-need-set', data: { about, mode, level, minutes } });
  const rules = await activeRules(work.db);
  const { rows } = await sql<{ id: string }>`
    select case_id as id from routing.waiting where team_id = any(${[...rules.keys()]}::uuid[]) and ended_at is null`.execute(
    work.db,
  );
  await settleCases(
    live,
    work,
    rows.map(({ id }) => id),
  );
}
