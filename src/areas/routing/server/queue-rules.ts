import { sql } from 'kysely';
import { skillsOf } from '#areas/roster/server/index.ts';
import { unownedIn } from '#areas/cases/server/index.ts';
import { allTeams } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Live } from '#platform/live.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { faultsOfNeeds, type Mode, type Need } from '../rules/index.ts';
import { settleCases } from './keep-waiting.ts';

export type QueueRule = {
  readonly teamId: string;
  readonly mode: Mode;
  readonly needs: readonly Need[];
  readonly boostMinutes: number;
  readonly stickyMinutes: number;
  readonly leaseMinutes: number;
  readonly withinMinutes: number;
};

/** What a queue begins with when somebody first looks at how its work is given out. */
const USUAL = {
  mode: 'list',
  needs: [],
  boostMinutes: 60,
  stickyMinutes: 15,
  leaseMinutes: 10,
  withinMinutes: 60,
} as const;

const COLUMNS = sql`
  team_id as "teamId", mode, needs, boost_minutes as "boostMinutes", sticky_minutes as "stickyMinutes",
  lease_minutes as "leaseMinutes", within_minutes as "withinMinutes"`;

/** The rules of queues whose work is given out, by team. */
export async function activeRules(db: Db | Tx): Promise<ReadonlyMap<string, QueueRule>> {
  const { rows } = await sql<QueueRule>`
    select ${COLUMNS} from routing.queue_rule where mode <> 'list'`.execute(db);
  return new Map(rows.map((row) => [row.teamId, row]));
}

/** The rules of every queue that has any, by team. */
export async function allRules(db: Db | Tx): Promise<ReadonlyMap<string, QueueRule>> {
  const { rows } = await sql<QueueRule>`select ${COLUMNS} from routing.queue_rule`.execute(db);
  return new Map(rows.map((row) => [row.teamId, row]));
}

/** Every queue with how its work finds its officer, and the skills it may ask for. */
export async function queueRules({ db }: Pick<Reading, 'db'>) {
  const [teams, { rows }, waiting, skills] = await Promise.all([
    allTeams(db),
    sql<QueueRule>`select ${COLUMNS} from routing.queue_rule`.execute(db),
    sql<{ teamId: string; count: number }>`
      select team_id as "teamId", count(*) as count from routing.waiting where ended_at is null group by 1`.execute(db),
    skillsOf(db),
  ]);
  const queues = teams.map(({ id, name }) => ({
    ...(rows.find(({ teamId }) => teamId === id) ?? { ...USUAL, teamId: id }),
    name,
    waiting: waiting.rows.find(({ teamId }) => teamId === id)?.count ?? 0,
  }));
  return { queues, skills: [...skills] };
}

/** Says how the work of a queue finds its officer. What waits in it now follows at once. */
export async function setQueueRule(
  live: Live,
  work: Work,
  teamId: string,
  it: Omit<QueueRule, 'teamId'>,
): Promise<void> {
  const [teams, skills] = await Promise.all([allTeams(work.db), skillsOf(work.db)]);
  if (!teams.some(({ id }) => id === teamId)) throw new Refusal(404, 'There is no such queue.');
  refuseFaults(it.needs, new Set(skills.map(({ id }) => id)));
  await sql`
    insert into routing.queue_rule (team_id, mode, needs, boost_minutes, sticky_minutes, lease_minutes, within_minutes, changed_at, changed_by)
    values (${teamId}, ${it.mode}, ${JSON.stringify(it.needs)}::jsonb, ${it.boostMinutes}, ${it.stickyMinutes}, ${it.leaseMinutes},
            ${it.withinMinutes}, ${new Date(work.now)}, ${work.actor.id})
    on conflict (team_id) do update
       set mode = excluded.mode, needs = excluded.needs, boost_minutes = excluded.boost_minutes,
           sticky_minutes = excluded.sticky_minutes, lease_minutes = excluded.lease_minutes,
           within_minutes = excluded.within_minutes, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    work.db,
  );
  await announce(work, { kind: 'queue.rule-set', data: { teamId, ...it } });
  if (it.mode === 'list') await endAll(work, teamId);
  else await settleCases(live, work, await unownedIn(work.db, teamId));
  work.afterCommit(() => live.tell('routing', teamId));
}

function refuseFaults(needs: readonly Need[], known: ReadonlySet<string>): void {
  const unknown = needs.flatMap(({ skill }, n) =>
    known.has(skill) ? [] : [{ place: `needs.${n}`, problem: 'names a skill that is not in use' }],
  );
  const faults = [...unknown, ...faultsOfNeeds(needs)];
  const [first] = faults;
  if (first === undefined) return;
  throw new Refusal(
    422,
    `One of the needs ${first.problem}. Mend it and save again.`,
    faults.map(({ place, problem }) => ({ field: place, problem })),
  );
}

/** Nothing of a queue whose officers pick for themselves waits to be given out, and nothing is counted in anybody's hands. */
async function endAll({ db, now }: Work, teamId: string): Promise<void> {
  await sql`update routing.waiting set ended_at = ${new Date(now)}, outcome = 'rule changed'
             where team_id = ${teamId} and ended_at is null`.execute(db);
  await sql`update routing.assignment set state = 'done', lease_until = null, ended_at = ${new Date(now)}, ended_why = 'rule changed'
             where team_id = ${teamId} and state in ('offered', 'taken')`.execute(db);
}
