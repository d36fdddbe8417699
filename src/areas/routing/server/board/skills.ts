import { sql } from 'kysely';
import { officersOn, skillsOf } from '#areas/roster/server/index.ts';
import type { Reading } from '#platform/work.ts';
import { bothNeeds, type Need } from '../../rules/index.ts';
import { activeRules } from '../queue-rules.ts';

export type SkillWaited = { readonly id: string; readonly name: string; readonly waiting: number; readonly on: number };

/** The skills that what waits now asks for, and how many who are on have them. */
export async function skillsWaitedFor(
  { db, now }: Reading,
  teamIds: readonly string[],
): Promise<readonly SkillWaited[]> {
  const rules = [...(await activeRules(db)).values()].filter(({ teamId }) => teamIds.includes(teamId));
  if (rules.length === 0) return [];
  const [{ rows }, skills, officers] = await Promise.all([
    sql<{ teamId: string; needs: readonly Need[]; count: number }>`
      select team_id as "teamId", needs, count(*) as count from routing.waiting
       where team_id = any(${rules.map(({ teamId }) => teamId)}::uuid[]) and ended_at is null group by 1, 2`.execute(
      db,
    ),
    skillsOf(db),
    officersOn(db, now),
  ]);
  const ofQueue = new Map(rules.map(({ teamId, needs }) => [teamId, needs]));
  const waiting = new Map<string, number>();
  for (const { teamId, needs, count } of rows)
    for (const { skill } of bothNeeds(ofQueue.get(teamId) ?? [], needs))
      waiting.set(skill, (waiting.get(skill) ?? 0) + count);
  const on = officers.filter(({ presence }) => presence !== 'off' && presence !== 'away');
  return skills.flatMap(({ id, name }) => {
    const count = waiting.get(id) ?? 0;
    const able = on.filter((one) => one.skills.has(id)).length;
    return count === 0 ? [] : [{ id, name, waiting: count, on: able }];
  });
}
