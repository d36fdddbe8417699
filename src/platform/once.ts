import { sql } from 'kysely';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Db } from './db.ts';
import { Refusal } from './refusal.ts';
import type { Work } from './work.ts';

export const isActName = (name: string): boolean => /^[\w.:-]{8,100}$/.test(name);

/** Longer than anybody comes back to a page that lost its line. */
const KEPT_FOR = 2 * DAY;

/**
 * Does what a name stands for once. The name is written in the transaction of the act: two requests with the same name wait
 * for each other, and where the first was undone the second does it. What was done already is answered as it was then.
 */
export async function doneOnce(
  work: Work,
  { name, path }: { readonly name: string; readonly path: string },
  run: () => Promise<unknown>,
): Promise<unknown> {
  const { db, actor, now } = work;
  if (actor.id === null) return run();
  const begun = await sql`
    insert into platform.act (officer_id, name, path, at) values (${actor.id}, ${name}, ${path}, ${new Date(now)})
    on conflict do nothing returning name`.execute(db);
  if (begun.rows.length === 0) return answeredBefore(work, name, path);
  const reply = await run();
  await sql`
    update platform.act set reply = ${JSON.stringify(reply)}::jsonb
     where officer_id = ${actor.id} and name = ${name}`.execute(db);
  return reply;
}

async function answeredBefore({ db, actor }: Work, name: string, path: string): Promise<unknown> {
  const { rows } = await sql<{ path: string; reply: unknown }>`
    select path, reply from platform.act where officer_id = ${actor.id} and name = ${name}`.execute(db);
  const [before] = rows;
  if (before?.path !== path) throw new Refusal(409, 'This name was given to another act. Name each act by itself.');
  return before.reply;
}

/** Forgets the names of acts that nobody will ask for again. */
export async function forgetActs(db: Db, now: Instant): Promise<number> {
  const { rows } = await sql`
    delete from platform.act where ctid in (
      select ctid from platform.act where at < ${new Date(now - KEPT_FOR)} limit 1000) returning 1`.execute(db);
  return rows.length;
}
