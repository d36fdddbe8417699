import { sql } from 'kysely';
import { USUAL, type Look } from '#kernel/look.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Work } from '#platform/work.ts';

/** How the desk looks for this officer, wherever they sit. */
export async function lookOf(db: Db | Tx, officerId: string | null): Promise<Look> {
  const { rows } = await sql<Look>`
    select theme, contrast, density, size, motion, keys, language from identity.look where officer_id = ${officerId}`.execute(
    db,
  );
  return rows[0] ?? USUAL;
}

type Change = { readonly [Name in keyof Look]?: Look[Name] | undefined };

/** Changes what was chosen and leaves the rest. A preference is no business act, so the record says nothing of it. */
export async function changeLook({ db, actor, now }: Work, change: Change): Promise<void> {
  const before = await lookOf(db, actor.id);
  const { theme, contrast, density, size, motion, keys, language }: Look = Object.assign({}, before, change);
  await sql`
    insert into identity.look (officer_id, theme, contrast, density, size, motion, keys, language, changed_at)
    values (${actor.id}, ${theme}, ${contrast}, ${density}, ${size}, ${motion}, ${keys}, ${language}, ${new Date(now)})
    on conflict (officer_id) do update set
      theme = excluded.theme, contrast = excluded.contrast, density = excluded.density, size = excluded.size,
      motion = excluded.motion, keys = excluded.keys, language = excluded.language, changed_at = excluded.changed_at`.execute(
    db,
  );
}
