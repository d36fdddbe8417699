import { sql } from 'kysely';
import { teamNameOf, workingOfficers } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import { newSecret, sha256 } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Server } from '#platform/serve.ts';
import type { Work } from '#platform/work.ts';
import { feedOf, type FeedShift } from '../rules/index.ts';
import { me, type Roster } from './roster.ts';

/** A new address. Whoever has the old one reads nothing more. Only its hash is kept, so it is shown this once. */
export async function makeFeed({ publicUrl }: Pick<Roster, 'publicUrl'>, work: Work): Promise<string> {
  const token = newSecret();
  await sql`
    insert into roster.feed (officer_id, token_hash, made_at) values (${me(work)}, ${sha256(token)}, ${new Date(work.now)})
    on conflict (officer_id) do update set token_hash = excluded.token_hash, made_at = excluded.made_at`.execute(
    work.db,
  );
  await announce(work, { kind: 'roster.feed-made', data: {} });
  return `${publicUrl}/calendar/${token}.ics`;
}

export async function endFeed(work: Work): Promise<void> {
  const { numAffectedRows } = await sql`delete from roster.feed where officer_id = ${me(work)}`.execute(work.db);
  if (numAffectedRows === 0n) throw new Refusal(409, 'There is no address to end.');
  await announce(work, { kind: 'roster.feed-ended', data: {} });
}

/** When somebody's address was made; null where they have none. */
export async function feedMadeAt(
  { db }: Pick<Work, 'db'> | Pick<Server, 'db'>,
  officerId: string | null,
): Promise<Instant | null> {
  const { rows } = await sql<{
    at: Instant;
  }>`select made_at as at from roster.feed where officer_id = ${officerId}::uuid`.execute(db);
  return rows[0]?.at ?? null;
}

/** What lies longer back is left out, so that the file does not grow for ever. */
const BACK = 31 * DAY;

/** Published shifts as a calendar program reads them, those that were cancelled among them; nothing of any customer. */
async function shiftsBehind(server: Pick<Server, 'db'>, token: string, now: Instant) {
  const { rows } = await sql<{ officerId: string; officer: string; shifts: readonly FeedShift[] }>`
    select o.id as "officerId", o.name as officer, coalesce((
             select json_agg(json_build_object('id', s.id, 'name', s.name, 'team', ${teamNameOf(sql`s.team_id`)},
                      'startsAt', round(extract(epoch from s.starts_at) * 1000), 'endsAt', round(extract(epoch from s.ends_at) * 1000),
                      'changedAt', round(extract(epoch from s.changed_at) * 1000), 'revision', s.revision,
                      'cancelled', s.cancelled_at is not null) order by s.starts_at, s.id)
               from roster.shift s
              where s.officer_id = f.officer_id and s.published_at is not null and s.ends_at > ${new Date(now - BACK)}), '[]') as shifts
      from roster.feed f join (${workingOfficers}) o on o.id = f.officer_id
     where f.token_hash = ${sha256(token)}`.execute(server.db);
  return rows[0];
}

const ENDED = 'There is no calendar at this address, or it was ended. My roster makes a new one.\n';

/** What else stands in somebody's calendar, from areas that know of the roster. */
export type Besides = (db: Server['db'], officerId: string, since: Instant) => Promise<readonly FeedShift[]>;

/** The address is the only key: whoever has it reads the shifts, so it can be ended, and ends with the officer's account. */
export function feedRoute(server: Server, agency: string, besides: Besides): void {
  server.http.get<{ Params: { file: string } }>('/calendar/:file', async (request, reply) => {
    const [, token] = /^([\w-]{20,60})\.ics$/.exec(request.params.file) ?? [];
    const found = token === undefined ? undefined : await shiftsBehind(server, token, server.clock());
    if (found === undefined) return reply.code(404).type('text/plain; charset=utf-8').send(ENDED);
    const { officerId, officer, shifts } = found;
    const more = await besides(server.db, officerId, server.clock() - BACK);
    return reply.type('text/calendar; charset=utf-8').send(feedOf({ agency, officer, shifts: [...shifts, ...more] }));
  });
}
