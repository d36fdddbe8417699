import { sql } from 'kysely';
import { factsOf, type CaseFacts } from '#areas/cases/server/index.ts';
import { activeOfficers } from '#areas/identity/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Live } from '#platform/live.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';

/** Something that is close to its time, or past it. */
export type Telling = {
  readonly subject: 'clock' | 'promise';
  readonly subjectId: string;
  readonly caseId: string;
  readonly stage: 'soon' | 'missed';
  readonly dueAt: Instant;
  /** Whose it is, where it is not the owner's of the case. */
  readonly ownerId?: string | null;
};

/**
 * Tells who should know, once: the owner when something is close; the owner and the leaders of the team when it is late,
 * or when nobody owns it. Only officers who may see the case are told: a restricted case is its owner's and the leaders'.
 */
export async function tellOfficers(live: Live, work: Work, tellings: readonly Telling[]): Promise<void> {
  const facts = await factsOf(work.db, [...new Set(tellings.map(({ caseId }) => caseId))]);
  const teams = [...new Set([...facts.values()].map(({ teamId }) => teamId))];
  const members = await Promise.all(
    teams.map(async (teamId) => [teamId, await activeOfficers(work, { teamId })] as const),
  );
  const ofTeam = new Map(members);
  const rows = tellings.flatMap((telling) => {
    const at = facts.get(telling.caseId);
    return at === undefined
      ? []
      : whom(telling, at, ofTeam).map((officerId) => ({ ...telling, officerId, id: newId(work.now) }));
  });
  if (rows.length === 0) return;
  const column = (of: (row: (typeof rows)[number]) => unknown) => rows.map(of);
  await sql`
    insert into clocks.told (id, officer_id, case_id, subject_id, subject, stage, at, due_at)
    select id, officer, case_id, subject_id, subject, stage, ${new Date(work.now)}::timestamptz, due
      from unnest(${column(({ id }) => id)}::uuid[], ${column(({ officerId }) => officerId)}::uuid[], ${column(({ caseId }) => caseId)}::uuid[],
                  ${column(({ subjectId }) => subjectId)}::uuid[], ${column(({ subject }) => subject)}::text[],
                  ${column(({ stage }) => stage)}::text[], ${column(({ dueAt }) => new Date(dueAt))}::timestamptz[])
           as given(id, officer, case_id, subject_id, subject, stage, due)
    on conflict (subject_id, stage, officer_id) do nothing`.execute(work.db);
  work.afterCommit(() => {
    for (const officer of new Set(rows.map(({ officerId }) => officerId))) live.tell('told', officer);
    for (const caseId of facts.keys()) live.tell('case', caseId);
  });
}

type Members = ReadonlyMap<string, readonly { readonly id: string; readonly roles: readonly string[] }[]>;

function whom({ stage, ownerId }: Telling, at: CaseFacts, members: Members): string[] {
  const owner = ownerId ?? at.ownerId;
  const team = members.get(at.teamId) ?? [];
  const leaders = team.filter(({ roles }) => roles.includes('team leader')).map(({ id }) => id);
  if (owner !== null && stage === 'soon') return [owner];
  return [...new Set([...(owner === null ? [] : [owner]), ...leaders])];
}

export async function toldTo({ db, actor }: Reading) {
  const { rows } = await sql<{
    id: string;
    caseId: string;
    subject: 'clock' | 'promise';
    subjectId: string;
    stage: 'soon' | 'missed';
    dueAt: number;
    at: number;
  }>`
    select id, case_id as "caseId", subject, subject_id as "subjectId", stage, due_at as "dueAt", at
      from clocks.told where officer_id = ${actor.id} and seen_at is null
     order by at desc, id desc limit 100`.execute(db);
  return rows;
}

export async function markSeen({ db, actor, now }: Work, id: string): Promise<void> {
  const { rows } = await sql`
    update clocks.told set seen_at = coalesce(seen_at, ${new Date(now)}) where id = ${id} and officer_id = ${actor.id} returning id`.execute(
    db,
  );
  if (rows.length === 0) throw new Refusal(404, 'There is no such message to you.');
}
