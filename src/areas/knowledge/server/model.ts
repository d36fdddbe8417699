import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Reading, Work } from '#platform/work.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Knowledge } from './knowledge.ts';

type Switch = { readonly on: boolean; readonly changedBy: string; readonly changedAt: Instant };

async function switchOf(db: Db | Tx): Promise<Switch | undefined> {
  const { rows } = await sql<Switch>`
    select is_on as "on", changed_by as "changedBy", changed_at as "changedAt" from knowledge.model_switch`.execute(db);
  return rows[0];
}

/** Whether a model may be asked: its address is in the settings, and an administrator switched it on. Both, or nothing leaves. */
export const mayAsk = async ({ model }: Pick<Knowledge, 'model'>, db: Db | Tx): Promise<boolean> =>
  model !== null && (await switchOf(db))?.on === true;

export async function modelOf({ model }: Knowledge, { db }: Reading) {
  const now = await switchOf(db);
  return {
    configured: model === null ? null : { name: model.name, host: model.host },
    on: model !== null && now?.on === true,
    changedBy: now?.changedBy ?? null,
    changedAt: now?.changedAt ?? null,
  };
}

export async function switchModel({ model, live }: Knowledge, work: Work, on: boolean): Promise<void> {
  if (on && model === null)
    throw new Refusal(409, 'No model is set. Its address, MODEL_URL, is put into the settings of the server first.');
  await sql`
    insert into knowledge.model_switch (is_on, changed_by, changed_at) values (${on}, ${work.actor.id}, ${new Date(work.now)})
    on conflict (one) do update set is_on = excluded.is_on, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(
    work.db,
  );
  await announce(work, {
    kind: on ? 'model.switched-on' : 'model.switched-off',
    data: { name: model?.name ?? null, host: model?.host ?? null },
  });
  work.afterCommit(() => live.tell('knowledge', 'model'));
}
