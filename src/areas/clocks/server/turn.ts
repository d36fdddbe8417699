import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { ClockEvent } from '#areas/standards/rules/index.ts';
import type { BoundRule, Standards } from '#areas/standards/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Work } from '#platform/work.ts';
import { actsOf, isFor, type ClockState } from '../rules/index.ts';
import { beginClocks, clocksOf, closeStretch, dueOf, type ClockRow } from './store.ts';

/** Something that happened on a case, as clocks understand it. */
export type Turn = {
  readonly caseId: string;
  /** The kind of the case; asked for only where a clock may begin. */
  readonly kind: () => Promise<string>;
  readonly event: ClockEvent;
  /** The message or contact that did it. */
  readonly by: string | null;
  /** The case has just been opened, so nothing runs on it yet. */
  readonly fresh: boolean;
  /** When it happened, where that was before it is recorded: what begins is counted from there, by the rules of that day. */
  readonly since?: Instant | undefined;
};

/** Begins, pauses, resumes and ends the clocks of a case, in the transaction of the act that does so. */
export async function turnClocks(standards: Standards, work: Work, it: Turn): Promise<void> {
  const { rules } = await standards.known(work.db);
  if (rules.size === 0) return;
  const before = it.fresh ? [] : await clocksOf(work.db, it.caseId);
  const open = before.filter(({ state }) => state === 'running' || state === 'paused');
  const ran = new Set(before.map(({ ruleKey }) => ruleKey));
  const ended = new Set<string>();
  for (const clock of open) {
    const rule = rules.get(clock.ruleId);
    if (rule === undefined) continue;
    for (const act of actsOf(rule, { state: clock.state as ClockState, ranBefore: true }, it.event)) {
      if (act === 'pause') await pauseClock(work, clock, it.event);
      if (act === 'resume') await resumeClock(standards, work, clock, { rule, event: it.event });
      if (act === 'end') ended.add(clock.ruleKey);
      if (act === 'end') await endClock(work, clock, it);
    }
  }
  const running = new Set(open.map(({ ruleKey }) => ruleKey).filter((key) => !ended.has(key)));
  await beginNew(standards, work, it, { ran, running });
}

type Ran = { readonly ran: ReadonlySet<string>; readonly running: ReadonlySet<string> };

async function beginNew(standards: Standards, work: Work, it: Turn, { ran, running }: Ran): Promise<void> {
  const since = it.since ?? work.now;
  const candidates = (await standards.inForce(work.db, since)).filter(
    (rule) => rule.on.start.includes(it.event) && !running.has(rule.key) && !(rule.once && ran.has(rule.key)),
  );
  if (candidates.length === 0) return;
  const kind = await it.kind();
  const beginnings = candidates
    .filter((rule) => isFor(rule, kind))
    .map((rule) => ({ rule, event: it.event, by: it.by }));
  await beginClocks(standards, { ...work, now: since }, it.caseId, beginnings);
}

/** The moment it was missed, where it is past its time and no sweep has said so yet. */
const missed = (clock: ClockRow, now: Instant): Instant | null =>
  clock.breachedAt ?? (clock.dueAt !== null && clock.dueAt < now ? clock.dueAt : null);

const dateOf = (at: Instant | null): Date | null => (at === null ? null : new Date(at));

export async function pauseClock(work: Work, clock: ClockRow, event: string): Promise<void> {
  await sql`update clocks.clock set state = 'paused', due_at = null, warn_at = null, breached_at = ${dateOf(missed(clock, work.now))}
             where id = ${clock.id}`.execute(work.db);
  await closeStretch(work, clock.id, event);
}

export async function resumeClock(
  standards: Standards,
  work: Work,
  clock: ClockRow,
  { rule, event }: { rule: BoundRule; event: string },
): Promise<void> {
  const running = [...clock.stretches, { from: work.now, to: null }];
  const due = await dueOf(standards, work.db, { rule, anchor: clock.anchorAt, running, extended: clock.extended });
  await sql`
    with resumed as (
      update clocks.clock set state = 'running', due_at = ${dateOf(due.dueAt)}, warn_at = ${dateOf(due.warnAt)},
             revision = ${due.revision}
       where id = ${clock.id} returning id)
    insert into clocks.interval (clock_id, number, from_at, began)
    select id, ${clock.stretches.length + 1}, ${new Date(work.now)}, ${event} from resumed`.execute(work.db);
}

async function endClock(work: Work, clock: ClockRow, { event, by }: Turn): Promise<void> {
  const breached = missed(clock, work.now);
  await sql`update clocks.clock set state = 'ended', ended_at = ${new Date(work.now)}, ended_by = ${by}, breached_at = ${dateOf(breached)}
             where id = ${clock.id}`.execute(work.db);
  await closeStretch(work, clock.id, event);
  if (breached !== null && clock.breachedAt === null)
    await announce(work, {
      kind: 'clock.missed',
      caseId: clock.caseId,
      data: { clockId: clock.id, rule: clock.ruleKey, dueAt: breached },
    });
}

/** A letter that was taken back never was: what it ended runs on, and what it began is withdrawn. */
export async function undoTurn(work: Work, caseId: string, by: string): Promise<void> {
  await sql`update clocks.clock set state = 'withdrawn', ended_at = coalesce(ended_at, ${new Date(work.now)})
             where case_id = ${caseId} and began_by = ${by} and state <> 'withdrawn'`.execute(work.db);
  const { rows } = await sql<{ id: string }>`
    update clocks.clock set state = case when due_at is null then 'paused' else 'running' end, ended_at = null, ended_by = null
     where case_id = ${caseId} and ended_by = ${by} and state = 'ended' returning id`.execute(work.db);
  await sql`
    update clocks.interval i set to_at = null, ended = null
      from clocks.clock c
     where c.id = i.clock_id and c.id = any(${rows.map(({ id }) => id)}::uuid[]) and c.state = 'running'
       and i.number = (select max(number) from clocks.interval l where l.clock_id = c.id)`.execute(work.db);
}

/** Nothing is counted on this case: it was dealt with before it came here. */
export async function withdrawClocks({ db, now }: Work, caseId: string): Promise<void> {
  await sql`update clocks.clock set state = 'withdrawn', ended_at = coalesce(ended_at, ${new Date(now)})
             where case_id = ${caseId} and state <> 'withdrawn'`.execute(db);
}

export const JOINED = 'joined to another case';

/** A case that was joined to another is answered there: its own clocks stand until it is taken apart again. */
export async function joinClocks(standards: Standards, work: Work, caseId: string, joined: boolean): Promise<void> {
  const { rules } = await standards.known(work.db);
  for (const clock of await clocksOf(work.db, caseId)) {
    const rule = rules.get(clock.ruleId);
    if (joined && clock.state === 'running') await pauseClock(work, clock, JOINED);
    if (!joined && clock.state === 'paused' && clock.stretches.at(-1)?.ended === JOINED && rule !== undefined)
      await resumeClock(standards, work, clock, { rule, event: 'taken apart again' });
  }
}
