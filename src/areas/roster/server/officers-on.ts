import { sql, type RawBuilder } from 'kysely';
import { workingOfficers } from '#areas/identity/server/index.ts';
import { type Instant } from '#kernel/time.ts';
import { given, settled, type Db, type Tx } from '#platform/db.ts';
import { CHANNELS, USUAL_CAPACITY, type Capacity, type Channel, type Presence } from '../rules/index.ts';

/** An officer who is here, or whose shift it is, as routing needs to know them. */
export type OfficerOn = {
  readonly officerId: string;
  readonly teams: readonly string[];
  /** What counts at this moment: nothing expired, nothing that begins later. */
  readonly skills: readonly { readonly skill: string; readonly level: number }[];
  readonly presence: Presence;
  /** Since when they are so: for whoever is available, when they last became free. Null for whoever is off. */
  readonly since: Instant | null;
  /** When the published shift of this moment ends; null for whoever is here without one. */
  readonly shiftEndsAt: Instant | null;
  readonly capacity: Capacity;
};

const usual = (channel: Channel): RawBuilder<unknown> =>
  sql`coalesce(${sql.ref(`c.own_${channel}`)}, ${sql.ref(`c.${channel}`)}, ${sql.lit(USUAL_CAPACITY[channel])}) as ${sql.id(channel)}`;

const NOW = sql`${given(1)}::timestamptz`;
/** No shift is longer, so that those of this moment lie close together in the index of their beginnings. */
const LONGEST = sql`interval '16 hours'`;

/**
 * Wrapping up is over at its time, also where no sweep has come by yet. What is read here is who is on: officers whose shift
 * it is and who are not here are given back as off.
 */
const statement = settled<Row>(sql`
  with shift as (
    select officer_id, max(ends_at) as ends_at from roster.shift
     where cancelled_at is null and published_at is not null
       and starts_at <= ${NOW} and starts_at > ${NOW} - ${LONGEST} and ends_at > ${NOW}
     group by officer_id),
  known as (
    select officer_id, string_agg(skill_id || ' ' || level, ',') as skills from roster.officer_skill
     where valid_from <= ${NOW} and (valid_until is null or valid_until > ${NOW})
       and officer_id in (select officer_id from roster.presence union select officer_id from shift)
     group by officer_id)
  select o.id as "officerId", array_to_json(o.teams) as teams, k.skills,
         case when p.until <= ${NOW} then 'available' else coalesce(p.state, 'off') end as presence,
         case when p.until <= ${NOW} then p.until else p.since end as since,
         s.ends_at as "shiftEndsAt", ${sql.join(CHANNELS.map(usual))}
    from (select officer_id from roster.presence union select officer_id from shift) h
    join (${workingOfficers}) o on o.id = h.officer_id
    left join roster.presence p on p.officer_id = h.officer_id
    left join shift s on s.officer_id = h.officer_id
    left join roster.capacity c on c.officer_id = h.officer_id
    left join known k on k.officer_id = h.officer_id`);

type Row = Omit<OfficerOn, 'skills' | 'capacity'> &
  Capacity & {
    /** "id level,id level": as text, because making JSON of 50,000 skills takes longer than reading them. */
    readonly skills: string | null;
  };

/** Everybody who may be given work at this moment, in no order. Whoever cannot sign in any more is not among them. */
export async function officersOn(db: Db | Tx, at: Instant): Promise<readonly OfficerOn[]> {
  const rows = await statement(db, new Date(at));
  return rows.map(({ phone, chat, counter, email, skills, ...row }) => ({
    ...row,
    skills: skills === null ? [] : skills.split(',').map(skillFrom),
    capacity: { phone, chat, counter, email },
  }));
}

function skillFrom(text: string): { skill: string; level: number } {
  const [skill = '', level = ''] = text.split(' ');
  return { skill, level: Number(level) };
}
