import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { giveSkill, skillsOf } from '#areas/roster/server/index.ts';
import { itemsCalled } from '#areas/frameworks/server/index.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import { SYSTEM, inTransaction, type Reading, type Work } from '#platform/work.ts';
import { skillFrom } from '../rules/index.ts';

type Rule = { skillId: string; itemId: string; level: number; months: number };

/** Says which skill of the roster follows from which line of a framework, how well, and for how long. */
export async function setSkillRule(work: Work, it: Rule): Promise<void> {
  const item = (await itemsCalled(work.db, [it.itemId])).get(it.itemId);
  if (item === undefined || item.claimN === null)
    throw new Refusal(422, 'Evidence is not claimed for this line.', [{ field: 'itemId', problem: 'cannot be used' }]);
  if (!(await skillsOf(work.db)).some(({ id }) => id === it.skillId))
    throw new Refusal(404, 'There is no such skill.', [{ field: 'skillId', problem: 'is none of ours' }]);
  await sql`
    insert into capability.skill_rule (skill_id, item_id, level, months, made_by, made_at)
    values (${it.skillId}, ${it.itemId}, ${it.level}, ${it.months}, ${work.actor.id}, ${new Date(work.now)})
    on conflict (skill_id) do update set item_id = excluded.item_id, level = excluded.level, months = excluded.months,
                                         made_by = excluded.made_by, made_at = excluded.made_at`.execute(work.db);
  await announce(work, { kind: 'capability.skill-rule-set', data: it });
}

export async function skillRules({ db }: Reading) {
  const [{ rows }, skills] = await Promise.all([
    sql<Rule>`select skill_id as "skillId", item_id as "itemId", level, months from capability.skill_rule order by made_at`.execute(
      db,
    ),
    skillsOf(db),
  ]);
  const items = await itemsCalled(
    db,
    rows.map(({ itemId }) => itemId),
  );
  return {
    skills: skills.map(({ id, name }) => ({ id, name })),
    rules: rows.map((rule) => ({
      ...rule,
      skill: skills.find(({ id }) => id === rule.skillId)?.name ?? '',
      code: items.get(rule.itemId)?.code ?? '',
      words: items.get(rule.itemId)?.name || (items.get(rule.itemId)?.words ?? ''),
    })),
  };
}

/** What was accepted just now gives the skills that follow from it, until the months of the rule are over. */
export async function giveSkillsFor(work: Work, officerId: string, itemIds: readonly string[]): Promise<void> {
  const { rows } = await sql<Rule & { newestAt: Instant | null }>`
    select r.skill_id as "skillId", r.item_id as "itemId", r.level, r.months,
           (select max(e.occurred_at) from capability.evidence e join capability.claim c on c.evidence_id = e.id
             where e.officer_id = ${officerId} and e.state = 'accepted' and c.item_id = r.item_id and c.ended_at is null) as "newestAt"
      from capability.skill_rule r where r.item_id = any(${[...itemIds]}::uuid[])`.execute(work.db);
  for (const { skillId, newestAt, ...rule } of rows) {
    const granted = skillFrom(rule, newestAt, work.now);
    if (granted === undefined) continue;
    const { level, until: validUntil } = granted;
    await giveUntil(work, { officerId, skillId, level, validUntil, evidence: 'Accepted evidence' });
  }
}

type Giving = Parameters<typeof giveSkill>[1];

/** Gives a skill that ends by itself, and remembers to notice when it has. */
export async function giveUntil(work: Work, it: Giving): Promise<void> {
  await giveSkill(work, it);
  if (it.validUntil === null) {
    // What was given before may have had an end that this has not.
    await sql`delete from capability.grant where officer_id = ${it.officerId} and skill_id = ${it.skillId}`.execute(
      work.db,
    );
    return;
  }
  await sql`
    insert into capability.grant (officer_id, skill_id, until_at) values (${it.officerId}, ${it.skillId}, ${new Date(it.validUntil)})
    on conflict (officer_id, skill_id) do update set until_at = excluded.until_at, action_id = null`.execute(work.db);
}

const RENEW_WITHIN = 30 * DAY;

/** A skill that has run out has left the roster by itself; from here on its officer has something to do about it. */
export async function sweepSkills({ db, clock }: { readonly db: Db; readonly clock: () => Instant }): Promise<number> {
  return inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
    const now = new Date(work.now);
    const { rows } = await sql<{ officerId: string; skillId: string }>`
      select officer_id as "officerId", skill_id as "skillId" from capability.grant
       where action_id is null and until_at <= ${now} order by until_at limit 100 for update skip locked`.execute(
      work.db,
    );
    const names = new Map((await skillsOf(work.db)).map(({ id, name }) => [id, name]));
    for (const { officerId, skillId } of rows) {
      if (await courseIsOpen(work, officerId, skillId)) continue;
      const id = newId(work.now);
      const name = names.get(skillId) ?? '';
      await sql`
        insert into capability.action (id, officer_id, goal, what, kind, skill_id, due_at, made_at)
        values (${id}, ${officerId}, ${`Have the skill ${name} again`}, ${'It ran out. Show it again with something you do at work.'}, 'renew',
                ${skillId}, ${new Date(work.now + RENEW_WITHIN)}, ${now})`.execute(work.db);
      await sql`update capability.grant set action_id = ${id} where officer_id = ${officerId} and skill_id = ${skillId}`.execute(
        work.db,
      );
      await announce(work, { kind: 'development.action-opened', data: { actionId: id, officerId, skillId } });
    }
    return rows.length;
  });
}

/** The course that gives it is to be taken already: one thing to do about it is enough. */
async function courseIsOpen({ db }: Work, officerId: string, skillId: string): Promise<boolean> {
  const { rows } = await sql`
    update capability.grant g set action_id = a.id from capability.action a
     where g.officer_id = ${officerId} and g.skill_id = ${skillId} and a.officer_id = g.officer_id and a.skill_id = g.skill_id
       and a.kind = 'course' and a.done_at is null returning g.officer_id`.execute(db);
  return rows.length > 0;
}
