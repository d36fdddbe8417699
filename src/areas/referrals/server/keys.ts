import { sql } from 'kysely';
import { organizationsCalled } from '#areas/directory/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { newId, newSecret, sha256 } from '#platform/id.ts';
import type { Db } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Instant } from '#kernel/time.ts';
import type { Work } from '#platform/work.ts';

/** A key with which the system of a partner speaks to ours. It is shown once; we keep its hash. */
export async function makeKey(work: Work, organizationId: string): Promise<{ id: string; key: string }> {
  const [organization] = await organizationsCalled(work.db, [organizationId]);
  if (organization === undefined) throw new Refusal(404, 'There is no such organisation.');
  const id = newId(work.now);
  const key = `kept_${newSecret()}`;
  await sql`
    insert into referrals.api_key (id, organization_id, key_hash, made_at, made_by)
    values (${id}, ${organizationId}, ${sha256(key)}, ${new Date(work.now)}, ${work.actor.kind === 'officer' ? work.actor.id : null}::uuid)`.execute(
    work.db,
  );
  await announce(work, { kind: 'referral.key-made', data: { keyId: id, organizationId } });
  return { id, key };
}

export async function endKey(work: Work, id: string): Promise<void> {
  const { rows } = await sql<{ organizationId: string }>`
    update referrals.api_key set ended_at = ${new Date(work.now)} where id = ${id} and ended_at is null
    returning organization_id as "organizationId"`.execute(work.db);
  const [ended] = rows;
  if (ended === undefined) throw new Refusal(404, 'There is no such key, or it has ended.');
  await announce(work, { kind: 'referral.key-ended', data: { keyId: id, organizationId: ended.organizationId } });
}

export type Key = { readonly id: string; readonly madeAt: Instant; readonly lastUsedAt: Instant | null };

export async function keysOf(db: Db, organizationId: string): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select id, made_at as "madeAt", last_used_at as "lastUsedAt" from referrals.api_key
     where organization_id = ${organizationId} and ended_at is null order by made_at, id limit 50`.execute(db);
  return rows;
}

/** Whose key this is; undefined for any other text. */
export async function organizationOfKey(db: Db, key: string, now: Instant): Promise<string | undefined> {
  const { rows } = await sql<{ organizationId: string }>`
    update referrals.api_key set last_used_at = ${new Date(now)} where key_hash = ${sha256(key)} and ended_at is null
    returning organization_id as "organizationId"`.execute(db);
  return rows[0]?.organizationId;
}
