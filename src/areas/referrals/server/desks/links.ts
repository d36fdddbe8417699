import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Side } from './wire.ts';

/** Requests that were on their way when a newer key came into use are still understood for so long. */
const OLD_KEY_STAYS = DAY;

export type Link = {
  readonly id: string;
  readonly organizationId: string;
  readonly madeHere: boolean;
  readonly address: string | null;
  readonly agency: string;
  readonly madeAt: Instant;
  readonly heardAt: Instant | null;
  readonly endedAt: Instant | null;
};
export type Key = { readonly number: number; readonly secret: Buffer };

export const sideOf = ({ madeHere }: Pick<Link, 'madeHere'>): Side => (madeHere ? 'maker' : 'joiner');
export const otherSideOf = ({ madeHere }: Pick<Link, 'madeHere'>): Side => (madeHere ? 'joiner' : 'maker');

const COLUMNS = sql`
  l.id, l.organization_id as "organizationId", l.made_here as "madeHere", l.address, l.agency, l.made_at as "madeAt", l.heard_at as "heardAt",
  l.ended_at as "endedAt"`;

export async function linkCalled(db: Db | Tx, id: string): Promise<Link | undefined> {
  const { rows } = await sql<Link>`select ${COLUMNS} from referrals.desk_link l where l.id = ${id}`.execute(db);
  return rows[0];
}

/** The desk of an organisation we are joined with now. */
export async function linkWith(db: Db | Tx, organizationId: string): Promise<Link | undefined> {
  const { rows } = await sql<Link>`
    select ${COLUMNS} from referrals.desk_link l where l.organization_id = ${organizationId} and l.ended_at is null`.execute(
    db,
  );
  return rows[0];
}

/** The key to sign with: the newest that both desks are known to have. */
export async function signingKey(db: Db | Tx, linkId: string): Promise<Key | undefined> {
  const { rows } = await sql<Key>`
    select number, secret from referrals.desk_key where link_id = ${linkId} and known_at is not null order by number desc limit 1`.execute(
    db,
  );
  return rows[0];
}

/** A key they may sign with, where it has not ended. */
export async function keyNumbered(db: Db | Tx, linkId: string, number: number, now: Instant): Promise<Key | undefined> {
  const { rows } = await sql<Key>`
    select k.number, k.secret from referrals.desk_key k join referrals.desk_link l on l.id = k.link_id
     where k.link_id = ${linkId} and k.number = ${number} and l.ended_at is null
       and (k.ends_at is null or k.ends_at > ${new Date(now)})`.execute(db);
  return rows[0];
}

/** They have used this key, so both have it: it is ours to sign with, and the older ones end. */
export async function keyIsKnown(db: Tx, linkId: string, number: number, now: Instant): Promise<void> {
  const { rows } = await sql`
    update referrals.desk_key set known_at = ${new Date(now)} where link_id = ${linkId} and number = ${number} and known_at is null
    returning number`.execute(db);
  if (rows.length === 0) return;
  await sql`
    update referrals.desk_key set ends_at = ${new Date(now + OLD_KEY_STAYS)}
     where link_id = ${linkId} and number < ${number} and ends_at is null`.execute(db);
}

/** Nothing goes to that desk or is taken from it any more. What it was asked stays with us as it stands. */
export async function endLink(work: Work, organizationId: string): Promise<void> {
  const link = await linkWith(work.db, organizationId);
  if (link === undefined) throw new Refusal(404, 'We are not joined with a desk of this organisation.');
  const now = new Date(work.now);
  await sql`update referrals.desk_link set ended_at = ${now} where id = ${link.id}`.execute(work.db);
  await sql`update referrals.desk_key set ends_at = ${now} where link_id = ${link.id} and (ends_at is null or ends_at > ${now})`.execute(
    work.db,
  );
  await announce(work, { kind: 'referral.desk-ended', data: { linkId: link.id, organizationId } });
}

export type LinkView = {
  readonly state: 'joined' | 'waits';
  readonly address: string | null;
  readonly agency: string;
  readonly madeAt: Instant;
  readonly heardAt: Instant | null;
  /** On the way to them, and what of theirs a person has to look at. */
  readonly waiting: number;
  readonly setAside: number;
  readonly newKeyWaits: boolean;
};

export async function linkView(db: Db | Tx, organizationId: string): Promise<LinkView | null> {
  const { rows } = await sql<LinkView>`
    select case when exists (select 1 from referrals.desk_key k where k.link_id = l.id and k.known_at is not null) then 'joined' else 'waits' end as state,
           l.address, l.agency, l.made_at as "madeAt", l.heard_at as "heardAt",
           (select count(*) from referrals.desk_post p where p.link_id = l.id and p.state = 'waiting') as waiting,
           (select count(*) from referrals.desk_heard h where h.link_id = l.id and h.outcome = 'set aside') as "setAside",
           exists (select 1 from referrals.desk_key k where k.link_id = l.id and k.known_at is null and k.ends_at is null and k.number > 1)
             as "newKeyWaits"
      from referrals.desk_link l where l.organization_id = ${organizationId} and l.ended_at is null`.execute(db);
  return rows[0] ?? null;
}
