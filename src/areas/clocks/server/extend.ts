import { sql } from 'kysely';
import { lockCase } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { extensionRefused } from '#areas/standards/rules/index.ts';
import type { Standards } from '#areas/standards/server/index.ts';
import { dateOfDay, weekdayOf } from '#kernel/civil.ts';
import { must } from '#kernel/must.ts';
import type { Instant } from '#kernel/time.ts';
import { dayAt } from '#kernel/zone.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { dateInLetter, type BreachCause } from '../rules/index.ts';
import { dueOf, lockClock, type ClockRow } from './store.ts';

/** Sends the customer a letter on a case; null where the customer has no address it could go to. */
export type SendNotice = (work: Work, caseId: string, body: string) => Promise<string | null>;

type Asked = { readonly by: number; readonly reason: string; readonly notice: string };
const NEW_DATE = '[new date]';
const REASON = '[reason]';

/** What has to stand in the notice by the rules of what the case is; refuses one that does not say it. */
type MustSay = (
  work: Work,
  caseId: string,
  it: { readonly notice: string; readonly reason: string; readonly newDate: string },
) => Promise<void>;
export type Extending = {
  readonly standards: Standards;
  readonly sendNotice: SendNotice;
  readonly mustSay: MustSay;
};

/** Gives a clock more time: the reason, the notice and the new date are saved and sent together, or not at all. */
export async function extendClock(
  { standards, sendNotice, mustSay }: Extending,
  work: Work,
  id: string,
  it: Asked,
): Promise<{ dueAt: Instant; messageId: string | null }> {
  const clock = await visibleClock(work, id);
  const { rules, calendars } = await standards.known(work.db);
  const rule = must(rules.get(clock.ruleId), 'the rule of a clock');
  const { dueAt } = clock;
  if (clock.state === 'paused')
    throw new Refusal(409, 'This clock is paused, so it has no date yet. Extend it when it runs again.');
  if (clock.state !== 'running' || dueAt === null)
    throw new Refusal(409, 'This clock has ended. There is nothing to extend.');
  const expired = clock.breachedAt !== null || dueAt <= work.now;
  const refused = extensionRefused(rule, { ...it, already: clock.extended, expired });
  if (refused !== undefined)
    throw new Refusal(422, refused.because, [{ field: refused.field, problem: 'cannot be used' }]);
  const due = await dueOf(standards, work.db, {
    rule,
    anchor: clock.anchorAt,
    running: clock.stretches,
    extended: clock.extended + it.by,
  });
  const after = must(due.dueAt, 'a running clock is due');
  const zone = must(calendars.get(rule.calendarId), 'the calendar of a rule').zone;
  const day = dayAt(zone, after);
  const newDate = dateInLetter(dateOfDay(day), weekdayOf(day));
  const notice = it.notice.replaceAll(NEW_DATE, newDate).replaceAll(REASON, it.reason);
  await mustSay(work, clock.caseId, { notice, reason: it.reason, newDate });
  await sql`
    with given as (
      update clocks.clock set extended = extended + ${it.by}, due_at = ${new Date(after)}, warn_at = ${new Date(must(due.warnAt, 'a warning'))},
             warned_at = null, revision = ${due.revision}
       where id = ${id} returning id)
    insert into clocks.extension (id, clock_id, by_amount, reason, notice, at, officer_id, due_before, due_after)
    select ${newId(work.now)}, id, ${it.by}, ${it.reason}, ${notice}, ${new Date(work.now)}, ${work.actor.id}, ${new Date(dueAt)}, ${new Date(after)}
      from given`.execute(work.db);
  await sql`delete from clocks.told where subject_id = ${id} and stage = 'soon'`.execute(work.db);
  await announce(work, {
    kind: 'clock.extended',
    caseId: clock.caseId,
    data: { clockId: id, rule: clock.ruleKey, by: it.by, from: dueAt, to: after },
    why: it.reason,
  });
  return { dueAt: after, messageId: await sendNotice(work, clock.caseId, notice) };
}

async function visibleClock(work: Work, id: string): Promise<ClockRow> {
  const clock = await lockClock(work.db, id);
  if (clock === undefined) throw new Refusal(404, 'There is no such clock, or it is not yours to see.');
  // Refuses like a case that is not there when the officer may not see it.
  await lockCase(work, clock.caseId);
  return clock;
}

export async function giveCause(work: Work, id: string, it: { cause: BreachCause; note: string }): Promise<void> {
  const clock = await visibleClock(work, id);
  if (clock.breachedAt === null) throw new Refusal(409, 'This time was not missed, so there is no reason to give.');
  await sql`update clocks.clock set breach_cause = ${it.cause}, breach_note = ${it.note} where id = ${id}`.execute(
    work.db,
  );
  await announce(work, { kind: 'clock.cause-given', caseId: clock.caseId, data: { clockId: id, cause: it.cause } });
}
