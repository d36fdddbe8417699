import { sql } from 'kysely';
import { assignCase, changeCase, noteTone, visibleCase, type Desk } from '#areas/cases/server/index.ts';
import { TONES, isKind } from '#areas/cases/rules/index.ts';
import { allTeams } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import type { Field } from '../rules/index.ts';

export type Saying = {
  readonly field: Field;
  readonly value: string;
  readonly suggested: string | null;
  readonly version?: number | undefined;
};

/** What an officer says a case is. Its queue, kind and urgency are changed by it; the rest is kept beside it. */
export async function sayOf(desk: Desk, work: Work, caseId: string, it: Saying): Promise<void> {
  const { restricted } = await visibleCase(work, caseId);
  await apply(desk, work, caseId, it);
  await keepLabel(work, caseId, it);
  if (it.field === 'topic' && !restricted)
    await sql`update triage.sorted set topic = ${it.value} where case_id = ${caseId}`.execute(work.db);
  await announce(work, {
    kind: 'case.sorted',
    caseId,
    data: { field: it.field, value: it.value, suggested: it.suggested },
  });
  work.afterCommit(() => desk.live.tell('case', caseId));
}

export async function keepLabel({ db, actor, now }: Work, caseId: string, it: Saying): Promise<void> {
  await sql`
    insert into triage.label (case_id, field, value, suggested, by, at)
    values (${caseId}, ${it.field}, ${it.value}, ${it.suggested}, ${actor.id}::uuid, ${new Date(now)})
    on conflict (case_id, field) do update
       set value = excluded.value, suggested = coalesce(excluded.suggested, triage.label.suggested), by = excluded.by, at = excluded.at`.execute(
    db,
  );
}

const wrong = (field: string, reason: string): Refusal =>
  new Refusal(422, reason, [{ field, problem: 'cannot be used' }]);

async function apply(desk: Desk, work: Work, caseId: string, { field, value, version }: Saying): Promise<void> {
  if (field === 'tone') {
    const tone = TONES.find((one) => one === value);
    if (tone === undefined) throw wrong('value', 'There is no such tone.');
    return noteTone(desk, work, caseId, tone);
  }
  if (field !== 'queue' && field !== 'kind' && field !== 'urgency') return;
  if (version === undefined) throw wrong('version', 'Say which version of the case you saw: this changes it.');
  if (field === 'queue') {
    if (!(await allTeams(work.db)).some(({ id }) => id === value)) throw wrong('value', 'There is no such queue.');
    await assignCase(desk, work, caseId, { version, teamId: value, ownerId: null });
  } else if (field === 'kind') {
    if (!isKind(value)) throw wrong('value', 'There is no such kind of case.');
    await changeCase(desk, work, caseId, { version, kind: value });
  } else {
    if (!/^[1-4]$/.test(value)) throw wrong('value', 'Urgency is a number from 1 to 4.');
    await changeCase(desk, work, caseId, { version, priority: Number(value) });
  }
}

/** Which agency an officer said a case is about. */
export async function agencyOfCase({ db }: Pick<Reading, 'db'>, caseId: string): Promise<string | null> {
  const { rows } = await sql<{ value: string }>`
    select value from triage.label where case_id = ${caseId} and field = 'agency'`.execute(db);
  return rows[0]?.value ?? null;
}

/** The values officers use, for whoever gives one. */
export async function valuesInUse({ db }: Reading) {
  const { rows } = await sql<{ field: Field; value: string }>`
    select field, value from triage.label where field in ('topic', 'agency', 'service') group by 1, 2 order by 2 limit 600`.execute(
    db,
  );
  const of = (field: Field) => rows.flatMap((row) => (row.field === field ? [row.value] : []));
  return { topics: of('topic'), agencies: of('agency'), services: of('service') };
}
