import { sql, type RawBuilder } from 'kysely';
import { workingOfficers, workingRevision } from '#areas/identity/server/index.ts';
import { must } from '#kernel/must.ts';
import type { Instant } from '#kernel/time.ts';
import { databaseOf, given, settled, type Db, type Tx } from '#platform/db.ts';
import { CHANNELS, USUAL_CAPACITY, type Capacity, type Channel } from '../rules/index.ts';

/** What routing has to know of an officer that seldom changes. */
export type Profile = {
  readonly teams: readonly string[];
  /** What counts at this moment: nothing expired, nothing that begins later. */
  readonly skills: ReadonlyMap<string, number>;
  readonly capacity: Capacity;
};

/** Everybody who works here, as they are from one moment until before another. */
type Known = {
  readonly revision: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly of: ReadonlyMap<string, Profile>;
};

const kept = new WeakMap<Db, Known>();

/**
 * Everybody who works here, with their teams, skills and capacity. It is kept in memory until one of these changes, which a
 * number in the database tells, or until a skill begins or expires. So no process has to hear of a change in order to be right.
 */
export async function profilesAt(db: Db | Tx, at: Instant): Promise<ReadonlyMap<string, Profile>> {
  const home = databaseOf(db) ?? db;
  const { revision, own } = must((await revisionNow(db))[0], 'a row without a table');
  const known = kept.get(home);
  const same = known?.revision === revision;
  if (known !== undefined && same && known.from <= at && at < known.until) return known.of;
  const [rows, next] = await Promise.all([readProfiles(db, new Date(at)), nextChange(db, new Date(at))]);
  const of = new Map(rows.map(profileOf));
  // What this transaction itself has changed may be undone, and what is asked of the past is asked once.
  const isPast = same && at < known.from;
  if (!own && !isPast) kept.set(home, { revision, from: at, until: next[0]?.at ?? Infinity, of });
  return of;
}

const mine = (table: string): RawBuilder<boolean> =>
  sql<boolean>`exists (select from ${sql.table(table)} r where r.xmin = pg_current_xact_id_if_assigned()::xid)`;

const revisionNow = settled<{ revision: string; own: boolean }>(sql`
  select ${workingRevision.number} || ' ' || (select r.n from roster.revision r) as revision,
         ${workingRevision.own} or ${mine('roster.revision')} as own`);

const usual = (channel: Channel): RawBuilder<unknown> =>
  sql`coalesce(${sql.ref(`c.own_${channel}`)}, ${sql.ref(`c.${channel}`)}, ${sql.lit(USUAL_CAPACITY[channel])}) as ${sql.id(channel)}`;

const NOW = sql`${given(1)}::timestamptz`;

type Row = Capacity & {
  readonly id: string;
  readonly teams: readonly string[];
  /** "id level,id level": as text, because making JSON of 50,000 skills takes longer than reading them. */
  readonly skills: string | null;
};

const readProfiles = settled<Row>(sql`
  with known as (
    select officer_id, string_agg(skill_id || ' ' || level, ',') as skills from roster.officer_skill
     where valid_from <= ${NOW} and (valid_until is null or valid_until > ${NOW}) group by officer_id)
  select o.id, array_to_json(o.teams) as teams, k.skills, ${sql.join(CHANNELS.map(usual))}
    from (${workingOfficers}) o
    left join roster.capacity c on c.officer_id = o.id
    left join known k on k.officer_id = o.id`);

/** When the next skill begins or expires. */
const nextChange = settled<{ at: Instant | null }>(sql`
  select least((select min(valid_from) from roster.officer_skill where valid_from > ${NOW}),
               (select min(valid_until) from roster.officer_skill where valid_until > ${NOW})) as at`);

const profileOf = ({ id, teams, skills, phone, chat, counter, email }: Row): readonly [string, Profile] => [
  id,
  {
    teams,
    skills: new Map(skills === null ? [] : skills.split(',').map(skillFrom)),
    capacity: { phone, chat, counter, email },
  },
];

function skillFrom(text: string): readonly [string, number] {
  const [skill = '', level = ''] = text.split(' ');
  return [skill, Number(level)];
}
