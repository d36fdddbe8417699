import { sql } from 'kysely';
import type { z } from 'zod';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import { SYSTEM, type Reading, type Work } from '#platform/work.ts';
import type { ruleText } from '../contract.ts';
import { adoptCalendar } from './calendars.ts';
import { shippedCalendars, shippedPackNamed, shippedPacks } from './packs.ts';
import { OFFICE, type Standards } from './standards.ts';

type RuleText = z.infer<typeof ruleText>;

export async function listRules(standards: Standards, { db }: Pick<Reading, 'db'>) {
  const [{ rules }, packs] = await Promise.all([standards.known(db), shippedPacks()]);
  const keys = new Set([...rules.values()].map(({ key }) => key));
  return {
    rules: [...rules.values()],
    packs: packs.map(({ key, title, told, rules: shipped }) => ({
      key,
      title,
      told,
      adopted: shipped.every((rule) => keys.has(rule.key)),
    })),
  };
}

/** Writes the next version of a rule. Two at the same moment cannot write the same one. */
async function addVersion(work: Work, it: RuleText & { calendarId: string }): Promise<{ id: string; version: number }> {
  const { calendarId, effectiveFrom, ...definition } = it;
  const { rows } = await sql<{ id: string; version: number }>`
    insert into standards.rule (id, key, version, effective_from, calendar_id, definition, made_at, made_by)
    select ${newId(work.now)}, ${it.key}, coalesce((select max(version) from standards.rule where key = ${it.key}), 0) + 1,
           ${effectiveFrom}::date, c.id, ${JSON.stringify(definition)}::jsonb, ${new Date(work.now)},
           ${work.actor.kind === 'officer' ? work.actor.id : null}
      from standards.calendar c where c.id = ${calendarId}
    returning id, version`.execute(work.db);
  const [made] = rows;
  if (made === undefined)
    throw new Refusal(404, 'There is no such calendar.', [{ field: 'calendarId', problem: 'is not one of ours' }]);
  return made;
}

export async function makeRule(standards: Standards, work: Work, it: RuleText & { calendarId: string }) {
  const made = await addVersion(work, it);
  await announce(work, { kind: 'clock-rule.made', data: { ruleId: made.id, key: it.key, version: made.version } });
  standards.changed(work);
  return made;
}

export async function adoptPack(standards: Standards, work: Work, pack: string, calendarId: string): Promise<number> {
  const { rules } = await shippedPackNamed(pack);
  const { rows } = await sql<{ key: string }>`
    select distinct key from standards.rule where key = any(${rules.map(({ key }) => key)}::text[])`.execute(work.db);
  const known = new Set(rows.map(({ key }) => key));
  const fresh = rules.filter(({ key }) => !known.has(key));
  for (const rule of fresh) await addVersion(work, { ...rule, calendarId });
  await announce(work, { kind: 'clock-rule.adopted', data: { pack, rules: fresh.map(({ key }) => key) } });
  standards.changed(work);
  return fresh.length;
}

export async function withdrawRule(standards: Standards, work: Work, id: string): Promise<void> {
  const { rows } = await sql`
    update standards.rule set withdrawn_at = ${new Date(work.now)} where id = ${id} and withdrawn_at is null returning id`.execute(
    work.db,
  );
  if (rows.length === 0) throw new Refusal(404, 'There is no such rule, or it is withdrawn already.');
  await announce(work, { kind: 'clock-rule.withdrawn', data: { ruleId: id } });
  standards.changed(work);
}

/**
 * A new desk has the hours and holidays of its place and a few house rules to begin with. What an administrator has made
 * of them is never touched again.
 */
export async function prepareStandards(standards: Standards, work: Work, zone: string): Promise<void> {
  // Several processes of one desk begin at the same moment.
  await sql`select pg_advisory_xact_lock(hashtextextended('standards', 0))`.execute(work.db);
  const { rows } = await sql`select 1 from standards.calendar limit 1`.execute(work.db);
  if (rows.length > 0) return;
  const shipped = await shippedCalendars();
  // Several places share a zone; the one with most people comes first in the law that most desks follow.
  const preferred = ['au-nsw', 'gb-eng'];
  const here = shipped.filter((one) => one.zone === zone);
  const place = here.find(({ key }) => preferred.includes(key)) ??
    here[0] ?? { key: OFFICE, name: 'Office', zone, holidays: [] };
  const name = place.key === OFFICE ? 'Our office' : `Our office, ${place.name}`;
  const calendarId = await adoptCalendar({ ...work, actor: SYSTEM }, place, { key: OFFICE, name });
  await adoptPack(standards, { ...work, actor: SYSTEM }, 'service', calendarId);
}
