import { sql } from 'kysely';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Work } from '#platform/work.ts';
import type { Signer } from '../rules/index.ts';
import { signingOf, type Post } from './post.ts';

/** A one-time link to one statement, for one person. */
export type Link = {
  readonly id: string;
  readonly programmeId: string;
  readonly officerId: string;
  readonly as: Signer;
  readonly name: string;
  readonly role: string;
  readonly address: string;
  readonly hash: string;
  readonly signBy: string;
  readonly askedAt: Instant;
  readonly endsAt: Instant;
  readonly endedAs: 'signed' | 'refused' | 'taken back' | 'changed' | 'replaced' | null;
};

const LINK = sql`s.id, s.programme_id as "programmeId", s.officer_id as "officerId", s.signs_as as "as", s.name, s.role, s.address,
  s.statement_hash as hash, s.sign_by::text as "signBy", s.asked_at as "askedAt", s.ends_at as "endsAt", s.ended_as as "endedAs"`;

export async function linkCalled(db: Db | Tx, id: string): Promise<Link | undefined> {
  const { rows } = await sql<Link>`select ${LINK} from assessment.signing s where s.id = ${id}`.execute(db);
  return rows[0];
}

/** The link whose secret somebody holds. A secret that we did not make asks the database nothing. */
export async function linkBehind(post: Post, db: Db | Tx, token: string): Promise<Link | undefined> {
  const id = signingOf(post, token);
  return id === undefined ? undefined : linkCalled(db, id);
}

/** How a link is over; null where it is open. */
export const overWith = ({ endedAs, endsAt }: Link, now: Instant): NonNullable<Link['endedAs']> | 'late' | null =>
  endedAs ?? (endsAt <= now ? 'late' : null);

/** The last link of each signer of a programme: what the screen says beside them. */
export async function linksOf(db: Db | Tx, programmeId: string): Promise<readonly Link[]> {
  const { rows } = await sql<Link>`
    select distinct on (s.signs_as) ${LINK} from assessment.signing s
     where s.programme_id = ${programmeId} order by s.signs_as, s.asked_at desc, s.id desc`.execute(db);
  return rows;
}

type Which = { readonly programmeId: string; readonly as: Signer } | { readonly id: string };

/** Ends a link that is open. False where there is none. */
export async function endLink(work: Work, which: Which, as: NonNullable<Link['endedAs']>): Promise<boolean> {
  const those =
    'id' in which ? sql`id = ${which.id}` : sql`programme_id = ${which.programmeId} and signs_as = ${which.as}`;
  const { rows } = await sql`
    update assessment.signing set ended_at = ${new Date(work.now)}, ended_as = ${as} where ${those} and ended_at is null returning id`.execute(
    work.db,
  );
  return rows.length > 0;
}

/** Links to a statement that is no more are over; with none, all of them. */
export async function endLinksExcept(work: Work, programmeId: string, hash: string | null): Promise<void> {
  await sql`
    update assessment.signing set ended_at = ${new Date(work.now)}, ended_as = 'changed'
     where programme_id = ${programmeId} and ended_at is null and statement_hash is distinct from ${hash}::text`.execute(
    work.db,
  );
}

/** Whether links of a programme are open: only then is there anything to compare after an act. */
export async function hasOpenLinks({ db }: Pick<Work, 'db'>, programmeId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from assessment.signing where programme_id = ${programmeId} and ended_at is null limit 1`.execute(db);
  return rows.length > 0;
}
