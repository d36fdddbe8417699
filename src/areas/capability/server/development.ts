import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { must } from '#kernel/must.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import type { CopyLanguage, Measure } from '../rules/index.ts';
import { ledBy, mustLead } from './decide.ts';
import { plainOf } from './work.ts';

type ActionRow = {
  id: string;
  goal: string;
  what: string;
  kind: string;
  itemId: string | null;
  dueAt: Instant;
  madeBy: string | null;
  madeAt: Instant;
  doneAt: Instant | null;
  effect: string | null;
  measure: Measure | null;
};
type SessionRow = {
  id: string;
  officerId: string;
  leaderId: string;
  kind: string;
  heldAt: Instant;
  notes: string;
  agreedAt: Instant | null;
  remark: string | null;
};
type RecognitionRow = { id: string; by: string; words: string; at: Instant };

/** What somebody works on, what was talked about, and what others said was good: for themselves and whoever leads them. */
export async function developmentOf(reading: Reading, officer: string | undefined) {
  const { db, actor } = reading;
  const officerId = officer ?? must(actor.id, 'an officer');
  await mustLead(db, actor, officerId);
  const [actions, sessions, recognition, led] = await Promise.all([
    sql<ActionRow>`
      select id, goal, what, kind, item_id as "itemId", due_at as "dueAt", made_by as "madeBy", made_at as "madeAt", done_at as "doneAt", effect, measure
        from capability.action where officer_id = ${officerId} order by done_at is not null, due_at limit 100`.execute(
      db,
    ),
    sql<SessionRow>`
      select id, officer_id as "officerId", leader_id as "leaderId", kind, held_at as "heldAt", notes, agreed_at as "agreedAt", remark
        from capability.session where officer_id = ${officerId} order by held_at desc limit 50`.execute(db),
    sql<RecognitionRow>`
      select id, by, words, at from capability.recognition where officer_id = ${officerId} order by at desc limit 50`.execute(
      db,
    ),
    actor.may('capability.lead') ? ledBy(db, actor) : Promise.resolve([]),
  ]);
  return {
    officerId,
    actions: actions.rows,
    sessions: sessions.rows,
    recognition: recognition.rows,
    led: led.map(({ id, name }) => ({ id, name })),
  };
}

type Acting = {
  readonly officerId: string;
  readonly goal: string;
  readonly what: string;
  readonly kind: string;
  readonly itemId: string | null;
  readonly dueAt: Instant;
  readonly measure: Measure | null;
};

/** Something to do to get better at something, by a day: one’s own idea, or a leader’s. */
export async function addAction(work: Work, it: Acting): Promise<string> {
  await mustLead(work.db, work.actor, it.officerId);
  if (it.dueAt <= work.now)
    throw new Refusal(422, 'Choose a day that is still to come.', [{ field: 'dueAt', problem: 'is over' }]);
  const id = newId(work.now);
  await sql`
    insert into capability.action (id, officer_id, goal, what, kind, item_id, due_at, made_by, made_at, measure)
    values (${id}, ${it.officerId}, ${it.goal}, ${it.what}, ${it.kind}, ${it.itemId}::uuid, ${new Date(it.dueAt)}, ${work.actor.id}, ${new Date(work.now)}, ${it.measure})`.execute(
    work.db,
  );
  await announce(work, { kind: 'development.action-opened', data: { actionId: id, officerId: it.officerId } });
  return id;
}

/** It is done, with what came of it. */
export async function finishAction(work: Work, id: string, effect: string): Promise<void> {
  const { rows } = await sql`
    update capability.action set done_at = ${new Date(work.now)}, effect = ${effect}
     where id = ${id} and officer_id = ${work.actor.id} and done_at is null returning id`.execute(work.db);
  if (rows.length === 0) throw new Refusal(404, 'There is no such action of yours, or it is done.');
  await announce(work, { kind: 'development.action-done', data: { actionId: id } });
}

type Session = {
  readonly officerId: string;
  readonly kind: string;
  readonly heldAt: Instant;
  readonly notes: string;
  readonly language?: CopyLanguage;
};

/** What was talked about, in words that both see. */
export async function holdSession(work: Work, it: Session): Promise<string> {
  await mustLead(work.db, work.actor, it.officerId);
  if (it.officerId === work.actor.id)
    throw new Refusal(422, 'A session is between two.', [{ field: 'officerId', problem: 'is you' }]);
  if (it.heldAt > work.now)
    throw new Refusal(422, 'This has not been yet.', [{ field: 'heldAt', problem: 'is still to come' }]);
  const id = newId(work.now);
  const [notes = ''] = plainOf([it.notes], [], it.language);
  await sql`
    insert into capability.session (id, officer_id, leader_id, kind, held_at, notes, made_at)
    values (${id}, ${it.officerId}, ${work.actor.id}, ${it.kind}, ${new Date(it.heldAt)}, ${notes}, ${new Date(work.now)})`.execute(
    work.db,
  );
  const data = { sessionId: id, officerId: it.officerId, session: it.kind };
  await announce(work, { kind: it.kind.endsWith('review') ? 'review.noted' : 'coaching.given', data });
  return id;
}

/** The officer agrees to what was noted, and may add to it. */
export async function agreeSession(work: Work, id: string, remark: string): Promise<void> {
  const { rows } = await sql<{ kind: string }>`
    update capability.session set agreed_at = ${new Date(work.now)}, remark = ${remark === '' ? null : remark}
     where id = ${id} and officer_id = ${work.actor.id} and agreed_at is null returning kind`.execute(work.db);
  const [session] = rows;
  if (session === undefined) throw new Refusal(404, 'There is no such session of yours, or you have agreed to it.');
  await announce(work, {
    kind: session.kind.endsWith('review') ? 'review.held' : 'coaching.received',
    data: { sessionId: id },
  });
}

export async function recognise(
  work: Work,
  officerId: string,
  { words, language }: { readonly words: string; readonly language?: CopyLanguage },
): Promise<string> {
  if (officerId === work.actor.id)
    throw new Refusal(422, 'Recognise somebody else.', [{ field: 'officerId', problem: 'is you' }]);
  const id = newId(work.now);
  const [plain = ''] = plainOf([words], [], language);
  await sql`
    insert into capability.recognition (id, officer_id, by, words, at) values (${id}, ${officerId}, ${work.actor.id}, ${plain}, ${new Date(work.now)})`.execute(
    work.db,
  );
  await announce(work, { kind: 'capability.recognised', data: { officerId, recognitionId: id } });
  return id;
}
