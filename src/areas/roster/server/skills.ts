import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { isDuplicate, type Db, type Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { SkillKind } from '../rules/index.ts';

export type Skill = { readonly id: string; readonly kind: SkillKind; readonly name: string };

/** Every skill in use, by kind and name. */
export async function skillsOf(db: Db | Tx): Promise<readonly Skill[]> {
  const { rows } = await sql<Skill>`
    select id, kind, name from roster.skill where closed_at is null order by kind, lower(name), id`.execute(db);
  return rows;
}

export async function makeSkill(work: Work, { kind, name }: Omit<Skill, 'id'>): Promise<string> {
  const id = newId(work.now);
  try {
    await sql`
      insert into roster.skill (id, kind, name, made_at) values (${id}, ${kind}, ${name}, ${new Date(work.now)})`.execute(
      work.db,
    );
  } catch (fault) {
    if (isDuplicate(fault)) throw new Refusal(409, `There is a skill called ${name} of this kind already.`);
    throw fault;
  }
  await announce(work, { kind: 'skill.made', data: { skillId: id, kind, name } });
  return id;
}

export type GivenSkill = {
  readonly officerId: string;
  readonly skillId: string;
  readonly level: number;
  /** Its expiry, or null where it has none. */
  readonly validUntil: Instant | null;
  readonly evidence: string;
};

/** From now on an officer can do this so well. What counted until now ends, and stays on the record of the past. */
export async function giveSkill(work: Work, it: GivenSkill): Promise<void> {
  if (it.validUntil !== null && it.validUntil <= work.now)
    throw new Refusal(422, 'This skill would have expired already. Give a later day, or none.', [
      { field: 'validUntil', problem: 'is over' },
    ]);
  await endCounting(work, it);
  const { rows } = await sql`
    insert into roster.officer_skill (id, officer_id, skill_id, level, valid_from, valid_until, evidence, given_by, given_at)
    select ${newId(work.now)}, ${it.officerId}, k.id, ${it.level}, ${new Date(work.now)},
           ${it.validUntil === null ? null : new Date(it.validUntil)}::timestamptz, ${it.evidence},
           ${work.actor.kind === 'officer' ? work.actor.id : null}::uuid, ${new Date(work.now)}
      from roster.skill k where k.id = ${it.skillId} and k.closed_at is null returning id`.execute(work.db);
  if (rows.length === 0)
    throw new Refusal(404, 'There is no such skill.', [{ field: 'skillId', problem: 'is none of ours' }]);
  const { evidence: _, ...data } = it;
  await announce(work, { kind: 'skill.given', data });
}

/** Ends what counts at this moment or would begin later. Gives whether there was anything. */
async function endCounting(work: Work, { officerId, skillId }: Pick<GivenSkill, 'officerId' | 'skillId'>) {
  const now = new Date(work.now);
  const of = sql`officer_id = ${officerId} and skill_id = ${skillId}`;
  const later = await sql`delete from roster.officer_skill where ${of} and valid_from >= ${now} returning id`.execute(
    work.db,
  );
  const { rows } = await sql`
    update roster.officer_skill set valid_until = ${now}
     where ${of} and valid_from < ${now} and (valid_until is null or valid_until > ${now}) returning id`.execute(
    work.db,
  );
  return rows.length + later.rows.length > 0;
}

export async function takeSkill(work: Work, it: Pick<GivenSkill, 'officerId' | 'skillId'>): Promise<void> {
  if (!(await endCounting(work, it))) throw new Refusal(404, 'This officer does not have this skill.');
  await announce(work, { kind: 'skill.ended', data: { officerId: it.officerId, skillId: it.skillId } });
}

/** Nobody has it any more, and nothing that is planned from now on needs it. */
export async function closeSkill(work: Work, id: string): Promise<void> {
  const now = new Date(work.now);
  const { rows } = await sql`
    update roster.skill set closed_at = ${now} where id = ${id} and closed_at is null returning id`.execute(work.db);
  if (rows.length === 0) throw new Refusal(404, 'There is no such skill.');
  await sql`delete from roster.officer_skill where skill_id = ${id} and valid_from >= ${now}`.execute(work.db);
  await sql`
    update roster.officer_skill set valid_until = ${now}
     where skill_id = ${id} and (valid_until is null or valid_until > ${now})`.execute(work.db);
  await sql`update roster.pattern set needs = array_remove(needs, ${id}::uuid) where ${id}::uuid = any(needs)`.execute(
    work.db,
  );
  await sql`
    update roster.shift set needs = array_remove(needs, ${id}::uuid)
     where ${id}::uuid = any(needs) and cancelled_at is null and starts_at > ${now}`.execute(work.db);
  await announce(work, { kind: 'skill.closed', data: { skillId: id } });
}
