import { sql } from 'kysely';
import { allTeams, colleaguesCalled, myTeams, workingOfficersOf } from '#areas/identity/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Live } from '#platform/live.ts';
import type { Reading, Work } from '#platform/work.ts';
import { USUAL_CAPACITY } from '../rules/index.ts';
import { tellOfPresence } from './presence.ts';
import { mustLeadOfficer } from './roster.ts';
import { giveSkill, skillsOf, takeSkill, type GivenSkill } from './skills.ts';

/** Whoever adds officers says what any of them can do; a leader, for the teams they are in. */
const ofEverybody = ({ actor }: Pick<Reading, 'actor'>): boolean => actor.may('identity.administer');

type Row = {
  id: string;
  name: string;
  teams: string[];
  has: { skillId: string; level: number; validUntil: Instant | null; evidence: string }[];
  most: { phone: number; chat: number; counter: number; email: number } | null;
};

export async function skillMatrix(reading: Reading, { team }: { readonly team?: string | undefined }) {
  const { db, actor, now } = reading;
  const [teams, skills] = await Promise.all([ofEverybody(reading) ? allTeams(db) : myTeams(db, actor), skillsOf(db)]);
  if (team !== undefined && !teams.some(({ id }) => id === team))
    throw new Refusal(404, 'There is no such team, or it is not yours to lead.');
  const ids = team === undefined ? teams.map(({ id }) => id) : [team];
  const { rows } = await sql<Row>`
    select o.id, o.name, array_to_json(o.teams) as teams,
           (select case when c.officer_id is not null
                   then json_build_object('phone', c.phone, 'chat', c.chat, 'counter', c.counter, 'email', c.email) end
              from (select 1) one left join roster.capacity c on c.officer_id = o.id) as most,
           coalesce((select json_agg(json_build_object('skillId', k.skill_id, 'level', k.level, 'evidence', k.evidence,
                               'validUntil', round(extract(epoch from k.valid_until) * 1000)))
                       from roster.officer_skill k join roster.skill s on s.id = k.skill_id and s.closed_at is null
                      where k.officer_id = o.id and k.valid_from <= ${new Date(now)}
                        and (k.valid_until is null or k.valid_until > ${new Date(now)})), '[]') as has
      from (${workingOfficersOf(ids)}) o order by o.name, o.id limit 500`.execute(db);
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  return {
    skills: [...skills],
    teams,
    officers: rows.map((row) => ({
      ...row,
      teams: row.teams.flatMap((id) => names.get(id) ?? []),
      most: row.most ?? { ...USUAL_CAPACITY },
    })),
  };
}

async function mustBeMine(work: Work, officerId: string): Promise<void> {
  if (!ofEverybody(work)) return void (await mustLeadOfficer(work, officerId));
  const { officers } = await colleaguesCalled(work.db, { officerId });
  if (officers.length === 0) throw new Refusal(404, 'There is no such officer.');
}

export async function giveSkillTo(live: Live, work: Work, it: GivenSkill): Promise<void> {
  await mustBeMine(work, it.officerId);
  await giveSkill(work, it);
  tellOfPresence(live, work);
}

export async function takeSkillFrom(live: Live, work: Work, it: Pick<GivenSkill, 'officerId' | 'skillId'>) {
  await mustBeMine(work, it.officerId);
  await takeSkill(work, it);
  tellOfPresence(live, work);
}
