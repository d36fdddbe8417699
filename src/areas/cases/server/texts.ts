import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';

/** What a case began with, for an area that learns from words. */
export type CaseText = {
  readonly id: string;
  readonly openedAt: Instant;
  readonly teamId: string;
  readonly kind: string;
  readonly priority: number;
  readonly text: string;
};

const SELECT = sql`
  select c.id, c.opened_at as "openedAt", c.team_id as "teamId", c.kind, c.priority,
         concat_ws(E'\n', c.subject, left(coalesce(t.said, m.body, ''), 4000)) as text
    from cases."case" c
    left join lateral (select id, said from cases.contact where case_id = c.id and direction = 'in' order by at, id limit 1) t on true
    left join lateral (select body from cases.message where contact_id = t.id and direction = 'in' order by at limit 1) m on true`;

/**
 * Restricted cases are never among them: their words are for those who may see them, and nobody learns from them. A case that was
 * joined to another is told by that one.
 */
const OPEN_TO_ALL = sql`not c.restricted and c.merged_into is null`;

async function texts(db: Db | Tx, rest: RawBuilder<unknown>): Promise<CaseText[]> {
  const { rows } = await sql<CaseText>`${SELECT} where ${OPEN_TO_ALL} and ${rest}`.execute(db);
  return rows;
}

/** The words that these cases began with. */
export const firstWordsOf = (db: Db | Tx, ids: readonly string[]): Promise<CaseText[]> =>
  texts(db, sql`c.id = any(${[...ids]}::uuid[])`);

/** The newest cases that are finished, the newest first. */
export const newestFinished = (db: Db | Tx, most: number): Promise<CaseText[]> =>
  texts(db, sql`c.phase = 'closed' order by c.id desc limit ${most}`);

/** Cases that came after one, in the order in which they came. */
export const textsAfter = (db: Db | Tx, id: string, most: number): Promise<CaseText[]> =>
  texts(db, sql`c.id > ${id}::uuid order by c.id limit ${most}`);
