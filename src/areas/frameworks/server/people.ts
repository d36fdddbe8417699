import { sql, type RawBuilder } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Relation } from '../rules/index.ts';
import { versionCalled, versionsOf, type VersionRow } from './store.ts';

export type RoleEntry = { readonly capability: string; readonly level: number; readonly relation: Relation };
export type RoleProfile = {
  readonly id: string;
  readonly key: string;
  readonly frameworkId: string;
  readonly name: string;
  readonly told: string;
  readonly entries: readonly RoleEntry[];
};

const PROFILE = sql`
  p.id, p.key, p.framework_id as "frameworkId", p.name, p.told,
  coalesce((select json_agg(json_build_object('capability', e.capability, 'level', e.level, 'relation', e.relation) order by e.n)
              from frameworks.entry e where e.profile_id = p.id), '[]') as entries`;

export async function profilesOf(db: Db | Tx): Promise<readonly RoleProfile[]> {
  const { rows } = await sql<RoleProfile>`
    select ${PROFILE} from frameworks.profile p where p.closed_at is null order by p.name`.execute(db);
  return rows;
}

/** The role each of these officers has, by what it asks for. Who has none is left out. */
export async function rolesOf(db: Db | Tx, officerIds: readonly string[]): Promise<ReadonlyMap<string, RoleProfile>> {
  const { rows } = await sql<RoleProfile & { officerId: string }>`
    select r.officer_id as "officerId", ${PROFILE}
      from frameworks.role r join frameworks.profile p on p.id = r.profile_id
     where r.officer_id = any(${[...officerIds]}::uuid[]) and r.until_at is null`.execute(db);
  return new Map(rows.map(({ officerId, ...profile }) => [officerId, profile]));
}

/** For other areas' statements: who has which role since when, as rows of `officer_id`, `profile_id`, `from_at`. */
export const rolesNow: RawBuilder<unknown> = sql`
  select r.officer_id, r.profile_id, r.from_at from frameworks.role r where r.until_at is null`;

export async function giveRole(
  work: Work,
  { officerId, profileId }: { officerId: string; profileId: string },
): Promise<void> {
  const { db, now, actor } = work;
  const known = await sql`select from frameworks.profile where id = ${profileId} and closed_at is null`.execute(db);
  if (known.rows.length === 0) throw new Refusal(404, 'There is no such role.');
  await sql`update frameworks.role set until_at = ${new Date(now)} where officer_id = ${officerId} and until_at is null`.execute(
    db,
  );
  await sql`
    insert into frameworks.role (id, officer_id, profile_id, from_at, decided_by)
    values (${newId(now)}, ${officerId}, ${profileId}, ${new Date(now)}, ${actor.kind === 'officer' ? actor.id : null}::uuid)`.execute(
    db,
  );
  await announce(work, { kind: 'framework.role-given', data: { officerId, profileId } });
}

/** By which version of each framework somebody is measured: the one they are held to, or else the one in use. */
export async function measuresOf(db: Db | Tx, officerId: string): Promise<readonly VersionRow[]> {
  const [all, held] = await Promise.all([
    versionsOf(db),
    sql<{ versionId: string; frameworkId: string }>`
      select version_id as "versionId", framework_id as "frameworkId" from frameworks.measure
       where officer_id = ${officerId} and until_at is null`.execute(db),
  ]);
  const of = new Map(held.rows.map(({ frameworkId, versionId }) => [frameworkId, versionId]));
  return all.filter(({ id, frameworkId, state }) =>
    of.has(frameworkId) ? of.get(frameworkId) === id : state === 'in use',
  );
}

/** Whoever begins on a version stays on it when another takes its place, until somebody decides otherwise. */
export async function holdTo(
  { db, now, actor }: Work,
  officerId: string,
  versionIds: readonly string[],
): Promise<void> {
  const by = actor.kind === 'officer' ? actor.id : null;
  await sql`
    insert into frameworks.measure (id, officer_id, framework_id, version_id, from_at, why, decided_by)
    select gen_random_uuid(), ${officerId}::uuid, v.framework_id, v.id, ${new Date(now)}::timestamptz, 'Began on this version', ${by}::uuid
      from frameworks.version v where v.id = any(${[...versionIds]}::uuid[])
    on conflict (officer_id, framework_id) where until_at is null do nothing`.execute(db);
}

type Moving = { readonly versionId: string; readonly officerIds: readonly string[]; readonly why: string };

/** Moves these officers to another version, with the reason. Nobody moves by themselves. */
export async function moveTo(work: Work, { versionId, officerIds, why }: Moving): Promise<number> {
  const { db, now, actor } = work;
  const version = await versionCalled(db, versionId);
  if (version === undefined) throw new Refusal(404, 'There is no such version.');
  if (version.state === 'draft') throw new Refusal(409, 'This version is a draft. Put it in use first.');
  const ids = [...new Set(officerIds)];
  await sql`
    update frameworks.measure set until_at = ${new Date(now)}
     where framework_id = ${version.frameworkId} and officer_id = any(${ids}::uuid[]) and until_at is null and version_id <> ${versionId}`.execute(
    db,
  );
  const by = actor.kind === 'officer' ? actor.id : null;
  const { rows } = await sql<{ officerId: string }>`
    insert into frameworks.measure (id, officer_id, framework_id, version_id, from_at, why, decided_by)
    select gen_random_uuid(), o, ${version.frameworkId}::uuid, ${versionId}::uuid, ${new Date(now)}::timestamptz, ${why}::text, ${by}::uuid
      from unnest(${ids}::uuid[]) as o
    on conflict (officer_id, framework_id) where until_at is null do nothing returning officer_id as "officerId"`.execute(
    db,
  );
  await announce(work, {
    kind: 'framework.people-moved',
    data: { versionId, officers: rows.map(({ officerId }) => officerId) },
    why,
  });
  return rows.length;
}

/** Who is held to which version, for whoever decides about moving them. */
export async function heldTo(db: Db | Tx): Promise<readonly { versionId: string; officerId: string }[]> {
  const { rows } = await sql<{ versionId: string; officerId: string }>`
    select version_id as "versionId", officer_id as "officerId" from frameworks.measure where until_at is null
     order by version_id, officer_id limit 10000`.execute(db);
  return rows;
}

/** Which lines of other frameworks are like these, both ways round. */
export async function likeThese(
  db: Db | Tx,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = [...itemIds];
  const { rows } = await sql<{ id: string; like: string[] }>`
    select id, array_agg(distinct other) as like from (
      select l.from_id as id, l.to_id as other from frameworks.link l where l.from_id = any(${ids}::uuid[]) and l.version_id is null and l.to_id is not null
      union all
      select l.to_id, l.from_id from frameworks.link l where l.to_id = any(${ids}::uuid[]) and l.version_id is null) x
     group by id`.execute(db);
  return new Map(rows.map(({ id, like }) => [id, like]));
}
