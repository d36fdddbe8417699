import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { must } from '#kernel/must.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import { SYSTEM, type Work } from '#platform/work.ts';
import { NSW_FOCUS_GROUPS, faultsOf, faultsOfProfile, type Framework, type Profile } from '../rules/index.ts';
import { shippedFrameworks, shippedProfiles, shippedWalks, type CrossWalk } from './packs.ts';
import { itemsOf, stableId, versionInUse, versionsOf, writeVersion } from './store.ts';

/** A desk has the frameworks that are shipped, the roles that ask for them and what is like what. What it has already is left alone. */
export async function prepareFrameworks(given: Work): Promise<void> {
  const work = { ...given, actor: SYSTEM };
  const there = await versionsOf(work.db);
  for (const pack of await shippedFrameworks())
    if (!there.some(({ key, n }) => key === pack.key && n >= pack.version)) await adopt(work, pack);
  for (const profile of await shippedProfiles()) await adoptProfile(work, profile);
  for (const walk of await shippedWalks()) await adoptWalk(work, walk);
}

async function adopt(work: Work, pack: Framework): Promise<void> {
  const faults = faultsOf(pack);
  if (faults.length > 0) throw new Error(`the framework ${pack.key}: ${faults.join(' ')}`);
  const id = stableId(`${pack.key} ${pack.version}`);
  const frameworkId = await frameworkCalled(work, pack, stableId(pack.key));
  await writeVersion(work, pack, { frameworkId, n: pack.version, id });
  await putInUse(work, id);
}

export async function frameworkCalled(
  { db, now, actor }: Work,
  { key, short }: Pick<Framework, 'key' | 'short'>,
  id: string,
): Promise<string> {
  const by = actor.kind === 'officer' ? actor.id : null;
  await sql`
    insert into frameworks.framework (id, key, short, made_at, made_by)
    values (${id}, ${key}, ${short}, ${new Date(now)}, ${by}::uuid) on conflict (key) do nothing`.execute(db);
  const { rows } = await sql<{ id: string }>`select id from frameworks.framework where key = ${key} for update`.execute(
    db,
  );
  return must(rows[0], 'the framework').id;
}

/** From now on it is the one for whoever begins. The one before it stays for those who are measured by it. */
export async function putInUse(work: Work, id: string): Promise<void> {
  const { db, now } = work;
  const { rows } = await sql<{ frameworkId: string; state: string }>`
    select framework_id as "frameworkId", state from frameworks.version where id = ${id} for update`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such version.');
  if (found.state !== 'draft') throw new Refusal(409, 'This version is in use already, or was.');
  await sql`
    update frameworks.version set state = 'succeeded' where framework_id = ${found.frameworkId} and state = 'in use'`.execute(
    db,
  );
  await sql`update frameworks.version set state = 'in use', used_at = ${new Date(now)} where id = ${id}`.execute(db);
  await announce(work, { kind: 'framework.put-in-use', data: { versionId: id, frameworkId: found.frameworkId } });
}

async function adoptProfile(work: Work, profile: Profile): Promise<void> {
  const { db, now } = work;
  const known = await sql`select from frameworks.profile where key = ${profile.key}`.execute(db);
  if (known.rows.length > 0) return;
  const version = must(await versionInUse(db, profile.framework), `the framework ${profile.framework}`);
  const items = await itemsOf(db, version.id);
  const groups = new Map(items.map(({ id, code, name }) => [id, { code, name }]));
  const faults = faultsOfProfile(profile, {
    levels: version.levels.length,
    mustHaveFocus: NSW_FOCUS_GROUPS,
    capabilities: items
      .filter(({ kind }) => kind === 'capability')
      .map(({ code, name, parentId }) => {
        const group = parentId === null ? undefined : groups.get(parentId);
        return { code, name, group: group?.code ?? '', groupName: group?.name ?? '' };
      }),
  });
  if (faults.length > 0) throw new Error(`the role ${profile.key}: ${faults.join(' ')}`);
  const id = stableId(`profile ${profile.key}`);
  await sql`
    insert into frameworks.profile (id, key, framework_id, name, told, made_at)
    values (${id}, ${profile.key}, ${version.frameworkId}, ${profile.name}, ${profile.told}, ${new Date(now)})`.execute(
    db,
  );
  const column = (of: (one: Profile['entries'][number]) => unknown) => profile.entries.map(of);
  await sql`
    insert into frameworks.entry (profile_id, capability, level, relation, n)
    select ${id}::uuid, c, l, r, n
      from unnest(${column(({ capability }) => capability)}::text[], ${column(({ level }) => level)}::int[],
                  ${column(({ relation }) => relation)}::text[]) with ordinality as t(c, l, r, n)`.execute(db);
}

async function adoptWalk({ db }: Work, { kind, links }: CrossWalk): Promise<void> {
  const pairs = links.flatMap(({ from, to }) => to.map((other) => [from, other] as const));
  const half = (side: 0 | 1, part: 0 | 1) => pairs.map((pair) => pair[side].split(':')[part] ?? '');
  // A pair that has come before is there, and one whose framework is not on this desk waits for it.
  await sql`
    insert into frameworks.link (id, from_id, kind, to_id)
    select gen_random_uuid(), a.id, ${kind}::text, b.id
      from unnest(${half(0, 0)}::text[], ${half(0, 1)}::text[], ${half(1, 0)}::text[], ${half(1, 1)}::text[]) as p(fk, fc, tk, tc)
      join frameworks.framework ff on ff.key = p.fk
      join frameworks.version fv on fv.framework_id = ff.id and fv.state = 'in use'
      join frameworks.item a on a.version_id = fv.id and a.key = p.fc
      join frameworks.framework tf on tf.key = p.tk
      join frameworks.version tv on tv.framework_id = tf.id and tv.state = 'in use'
      join frameworks.item b on b.version_id = tv.id and b.key = p.tc
     where not exists (select from frameworks.link l where l.from_id = a.id and l.to_id = b.id and l.kind = ${kind}::text and l.version_id is null)`.execute(
    db,
  );
}

/** A framework that somebody brought, as a draft: a new one, or the next version of one that is here. */
export async function bringFramework(work: Work, it: Framework): Promise<{ id: string; n: number }> {
  const faults = faultsOf(it);
  if (faults.length > 0) throw new Refusal(422, `This framework cannot be taken. ${faults.join(' ')}`);
  const id = newId(work.now);
  const frameworkId = await frameworkCalled(work, it, newId(work.now));
  const { rows } = await sql<{ n: number }>`
    select coalesce(max(n), 0)::int + 1 as n from frameworks.version where framework_id = ${frameworkId}`.execute(
    work.db,
  );
  const n = rows[0]?.n ?? 1;
  await writeVersion(work, it, { frameworkId, n, id });
  await announce(work, { kind: 'framework.brought', data: { versionId: id, frameworkId, n, lines: it.items.length } });
  return { id, n };
}
