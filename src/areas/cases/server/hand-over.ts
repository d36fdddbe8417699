import { sql } from 'kysely';
import { activeOfficers, officerAsActor } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { goesElsewhere, handOverNote, waitsFor } from '../rules/index.ts';
import { addNote } from './around.ts';
import { tellOfCase, type Desk } from './desk.ts';
import { lockVersion, type Locked } from './lock.ts';
import { visibleTo } from './visible.ts';

type HandingOver = {
  readonly version: number;
  readonly teamId: string;
  readonly ownerId: string | null;
  readonly why: string;
  readonly asked: string;
  readonly promised: string;
  readonly nextStep?: string | undefined;
  readonly nextDueAt?: number | undefined;
};

/**
 * Hands a case over in one act: owner, next step and date, the note for whoever takes it, and what the old owner still had
 * to do on it. Nothing the customer was promised is left behind with somebody who no longer has the case.
 */
export async function handOver(desk: Desk, work: Work, id: string, it: HandingOver): Promise<Given> {
  const before = await lockVersion(work, id, it.version);
  const { nextStep, nextDueAt } = before;
  if (nextStep === null || nextDueAt === null)
    throw new Refusal(409, 'This case is closed. Open it again first, then hand it over.');
  if (!goesElsewhere(before, it))
    throw new Refusal(422, 'The case is there already. Choose another officer or another queue.', [
      { field: 'ownerId', problem: 'has the case already' },
    ]);
  await mustBeAbleToTake(work, it);
  // The note comes first: who gives a case to a queue they do not serve does not see it any more.
  const noteId = await addNote(desk, work, id, handOverNote(it));
  const version = await giveTo(work, before, it);
  const handOverId = await putOnTop(work, {
    caseId: id,
    noteId,
    from: { ...before, nextStep, nextDueAt },
    to: it,
    said: it,
  });
  await announce(work, {
    kind: 'case.assigned',
    caseId: id,
    data: {
      from: { teamId: before.teamId, ownerId: before.ownerId },
      to: { teamId: it.teamId, ownerId: it.ownerId },
      noteId,
    },
  });
  tellOfCase(desk, work, id);
  return { version, handOverId };
}

type Given = { version: number; handOverId: string };

type OnTop = {
  readonly caseId: string;
  readonly noteId: string;
  readonly from: {
    readonly teamId: string;
    readonly ownerId: string | null;
    readonly nextStep: string;
    readonly nextDueAt: number;
  };
  readonly to: { readonly teamId: string; readonly ownerId: string | null };
  readonly said: { readonly why: string; readonly asked: string; readonly promised: string };
};

/**
 * Puts a handing over on top of a case until it is taken, in place of one that waits there, and gives whoever takes it what
 * the old owner still had to do. The case itself is where it goes already.
 */
export async function putOnTop({ db, now, actor }: Work, { caseId, noteId, from, to, said }: OnTop): Promise<string> {
  const id = newId(now);
  await sql`update cases.hand_over set ended_at = ${new Date(now)}
             where case_id = ${caseId} and taken_at is null and ended_at is null`.execute(db);
  await sql`
    with moved as (
      update cases.task set owner_id = ${to.ownerId}
       where case_id = ${caseId} and owner_id = ${from.ownerId}::uuid and done_at is null returning id)
    insert into cases.hand_over (id, case_id, note_id, from_team_id, from_officer_id, next_step, next_due_at, task_ids, by, at,
                                 to_team_id, to_officer_id, why, asked, promised)
    values (${id}, ${caseId}, ${noteId}, ${from.teamId}, ${from.ownerId}, ${from.nextStep}, ${new Date(from.nextDueAt)},
            array(select id from moved), ${actor.id}, ${new Date(now)}, ${to.teamId}, ${to.ownerId}, ${said.why},
            ${said.asked}, ${said.promised})`.execute(db);
  return id;
}

async function giveTo(work: Work, before: Locked, it: HandingOver): Promise<number> {
  const due = it.nextDueAt ?? before.nextDueAt;
  const { rows } = await sql<{ version: number }>`
    update cases."case"
       set team_id = ${it.teamId}, owner_id = ${it.ownerId}, next_step = ${it.nextStep ?? before.nextStep},
           next_due_at = ${due === null ? null : new Date(due)}, touched_at = ${new Date(work.now)}, version = version + 1
     where id = ${before.id} returning version`.execute(work.db);
  return rows[0]?.version ?? it.version;
}

/** Whoever owns a case sees it, but only somebody who works on cases can do what was promised. */
export async function mustBeAbleToTake(work: Work, { ownerId }: Pick<HandingOver, 'ownerId'>): Promise<void> {
  if (ownerId === null) return;
  const [officer] = await activeOfficers(work, { officerId: ownerId });
  const fields = [{ field: 'ownerId', problem: 'cannot take this case' }];
  if (officer === undefined)
    throw new Refusal(422, 'That officer does not work here any more. Choose another.', fields);
  if (!officerAsActor(officer).may('cases.change'))
    throw new Refusal(422, `${officer.name} does not work on cases. Choose another officer, or a queue.`, fields);
}

export type HandedOver = {
  id: string;
  noteId: string;
  by: string;
  at: number;
  toTeamId: string;
  toOfficerId: string | null;
  why: string;
  asked: string;
  promised: string;
};

/** The handing over that waits to be taken. One whose case has gone elsewhere since, by whatever way, waits no more. */
export async function waitingHandOver({ db }: Pick<Reading, 'db'>, caseId: string): Promise<HandedOver | null> {
  const { rows } = await sql<HandedOver>`
    select h.id, h.note_id as "noteId", h.by, h.at, h.to_team_id as "toTeamId", h.to_officer_id as "toOfficerId",
           h.why, h.asked, h.promised
      from cases.hand_over h join cases."case" c on c.id = h.case_id
     where h.case_id = ${caseId}::uuid and h.taken_at is null and h.ended_at is null
       and c.team_id = h.to_team_id and c.owner_id is not distinct from h.to_officer_id`.execute(db);
  return rows[0] ?? null;
}

type Waiting = { id: string; caseId: string; teamId: string; ownerId: string | null };

/** "I have it." The note comes off the top; a case that was given to a queue is then whose it is that took it. */
export async function takeOver(desk: Desk, work: Work, id: string): Promise<void> {
  const { rows } = await sql<Waiting>`
    select h.id, h.case_id as "caseId", h.to_team_id as "teamId", h.to_officer_id as "ownerId"
      from cases.hand_over h join cases."case" c on c.id = h.case_id
     where h.id = ${id} and h.taken_at is null and h.ended_at is null
       and c.team_id = h.to_team_id and c.owner_id is not distinct from h.to_officer_id and ${visibleTo(work.actor)}
       for update of c, h`.execute(work.db);
  const [waiting] = rows;
  if (waiting === undefined) throw new Refusal(404, 'This has been taken, or given on, or it is not yours to see.');
  const { id: officerId } = work.actor;
  if (officerId === null || !waitsFor(waiting, { id: officerId, teamIds: work.actor.teams }))
    throw new Refusal(409, 'This was handed to somebody else. Ask them, or hand it over to yourself.');
  await sql`update cases.hand_over set taken_at = ${new Date(work.now)}, taken_by = ${officerId} where id = ${id}`.execute(
    work.db,
  );
  await sql`
    update cases."case" set owner_id = ${officerId}, touched_at = ${new Date(work.now)}, version = version + 1
     where id = ${waiting.caseId}`.execute(work.db);
  await sql`
    update cases.task set owner_id = ${officerId}
     where case_id = ${waiting.caseId} and owner_id is null and done_at is null and ${waiting.ownerId}::uuid is null`.execute(
    work.db,
  );
  const { teamId, ownerId } = waiting;
  // Whatever else belongs to whoever has the case follows it there.
  const given = { from: { teamId, ownerId }, to: { teamId, ownerId: officerId } };
  await announce(
    work,
    { kind: 'case.taken-over', caseId: waiting.caseId, data: { handOverId: id } },
    ...(ownerId === null ? [{ kind: 'case.assigned' as const, caseId: waiting.caseId, data: given }] : []),
  );
  tellOfCase(desk, work, waiting.caseId);
}

type Undoing = {
  caseId: string;
  teamId: string;
  ownerId: string | null;
  nextStep: string;
  nextDueAt: number;
  taskIds: string[];
  from: { teamId: string; ownerId: string | null };
};

/** Puts a handing over back as it was, as long as nobody has taken it. Only whoever did it can; they need not see the case. */
export async function undoHandOver(desk: Desk, work: Work, id: string): Promise<void> {
  const { rows } = await sql<Undoing>`
    update cases.hand_over h set ended_at = ${new Date(work.now)}
      from cases."case" c
     where h.id = ${id} and h.by = ${work.actor.id} and h.taken_at is null and h.ended_at is null
       and c.id = h.case_id and c.team_id = h.to_team_id and c.owner_id is not distinct from h.to_officer_id
    returning h.case_id as "caseId", h.from_team_id as "teamId", h.from_officer_id as "ownerId", h.next_step as "nextStep",
              h.next_due_at as "nextDueAt", h.task_ids as "taskIds",
              json_build_object('teamId', h.to_team_id, 'ownerId', h.to_officer_id) as "from"`.execute(work.db);
  const [was] = rows;
  if (was === undefined) throw new Refusal(404, 'It has been taken or given on, so it cannot be undone.');
  await sql`
    update cases."case"
       set team_id = ${was.teamId}, owner_id = ${was.ownerId}, next_step = ${was.nextStep}, next_due_at = ${new Date(was.nextDueAt)},
           touched_at = ${new Date(work.now)}, version = version + 1
     where id = ${was.caseId} and phase <> 'closed'`.execute(work.db);
  await sql`update cases.task set owner_id = ${was.ownerId}
             where id = any(${was.taskIds}::uuid[]) and done_at is null`.execute(work.db);
  await announce(work, {
    kind: 'case.assigned',
    caseId: was.caseId,
    data: { from: was.from, to: { teamId: was.teamId, ownerId: was.ownerId } },
    why: 'Handing over undone',
  });
  tellOfCase(desk, work, was.caseId);
}
