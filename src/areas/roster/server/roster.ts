import { sql } from 'kysely';
import { colleaguesCalled, type Colleague } from '#areas/identity/server/index.ts';
import type { Standards } from '#areas/standards/server/index.ts';
import { dayOfText, textOfDay, type Day } from '#kernel/civil.ts';
import { must } from '#kernel/must.ts';
import type { Instant } from '#kernel/time.ts';
import { dayAt, momentOf } from '#kernel/zone.ts';
import type { Live } from '#platform/live.ts';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Actor, Work } from '#platform/work.ts';
import { USUAL_LIMITS, type Limits } from '../rules/index.ts';

/** What every act on the roster needs besides its transaction. */
export type Roster = { readonly live: Live; readonly standards: Standards; readonly publicUrl: string };

/** Open screens of the team look again. The hint names the team and nobody in it. */
export const tellOfRoster = ({ live }: Roster, { afterCommit }: Work, ...teamIds: readonly string[]): void =>
  afterCommit(() => teamIds.forEach((teamId) => live.tell('roster', teamId)));

const leads = ({ may, teams }: Actor, teamIds: readonly string[]): boolean =>
  may('roster.manage') && teamIds.some((teamId) => teams.includes(teamId));

/** A leader makes the roster of the teams they belong to. Any other team is as good as not there. */
export function mustLead({ actor }: Pick<Work, 'actor'>, teamId: string): void {
  if (leads(actor, [teamId])) return;
  throw new Refusal(404, 'There is no such team, or it is not yours to lead.', [
    { field: 'teamId', problem: 'is not yours' },
  ]);
}

/** An officer who works here, in one of these teams. */
export async function memberOf(
  { db }: Pick<Work, 'db'>,
  officerId: string,
  teamIds: readonly string[],
): Promise<Colleague> {
  const { officers } = await colleaguesCalled(db, { officerId });
  const [found] = officers;
  if (found === undefined || !found.teamIds.some((teamId) => teamIds.includes(teamId)))
    throw new Refusal(422, 'This officer does not work in this team.', [
      { field: 'officerId', problem: 'is not of this team' },
    ]);
  return found;
}

/** The officer, if this leader leads a team of theirs. */
export async function mustLeadOfficer(
  { db, actor }: Pick<Work, 'db' | 'actor'>,
  officerId: string,
): Promise<Colleague> {
  const { officers } = await colleaguesCalled(db, { officerId });
  const [found] = officers;
  if (found === undefined || !leads(actor, found.teamIds))
    throw new Refusal(404, 'There is no such officer in the teams you lead.');
  return found;
}

/** Today, by the clocks of the office. */
export const todayText = (zone: string, now: Instant): string => textOfDay(dayAt(zone, now));

export const dayFrom = (text: string): Day => must(dayOfText(text), 'a day that the contract has read');

export type Stretch = { readonly startsAt: Instant; readonly endsAt: Instant };

/** From the first moment of the first day to the last moment of the last. */
export const stretchOf = (zone: string, first: Day, last: Day): Stretch => ({
  startsAt: momentOf(zone, first, 0),
  endsAt: momentOf(zone, last + 1, 0),
});

export const me = ({ actor }: Pick<Work, 'actor'>): string => must(actor.id, 'an officer who is signed in');

export async function limitsOf(db: Db | Tx, teamId: string): Promise<Limits & { readonly namesOnBoard: boolean }> {
  const { rows } = await sql<Limits & { namesOnBoard: boolean }>`
    select rest_minutes as "restMinutes", week_minutes as "weekMinutes", names_on_board as "namesOnBoard" from roster.team_rule where team_id = ${teamId}`.execute(
    db,
  );
  return rows[0] ?? { ...USUAL_LIMITS, namesOnBoard: false };
}

/** Teams that want their names on the board that hangs on the wall. */
export async function namesTold(db: Db | Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select team_id as id from roster.team_rule where names_on_board`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}
