import { sql } from 'kysely';
import { guideOf, profilesOf } from '#areas/frameworks/server/index.ts';
import { officersWhoMay } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { must } from '#kernel/must.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { letterOf, panelAgreement, placesOf, sheetsSeenBy, waitedFor } from '../rules/index.ts';
import { candidateCalled, candidatesOf, openRoundOf, roundOf } from './store.ts';

type Listed = {
  id: string;
  title: string;
  role: string;
  openedAt: Instant;
  closedAt: Instant | null;
  candidates: number;
  waiting: number;
};

/** The rounds whose panel the reader is on. */
export async function roundsFor({ db, actor }: Reading) {
  const [{ rows }, roles] = await Promise.all([
    sql<Listed>`
      select r.id, r.title, r.role, r.opened_at as "openedAt", r.closed_at as "closedAt",
             count(c.id)::int as candidates,
             count(c.id) filter (where r.closed_at is null and not exists (
               select from recruitment.sheet s where s.candidate_id = c.id and s.rater_id = p.officer_id and s.state <> 'draft'))::int as waiting
        from recruitment.panel p join recruitment.round r on r.id = p.round_id
        left join recruitment.candidate c on c.round_id = r.id and c.withdrawn_at is null
       where p.officer_id = ${actor.id}::uuid
       group by r.id order by r.closed_at is not null, r.opened_at desc limit 100`.execute(db),
    actor.may('recruitment.run') ? profilesOf(db) : Promise.resolve([]),
  ]);
  return { rounds: rows, roles: roles.map(({ id, name }) => ({ id, name })) };
}

/** Whether there is anything for this reader: a round that is open, or one that was, or the right to open one. */
export async function partOf({ db, actor }: Reading) {
  const { rows } = await sql<{ rounds: number; waiting: number }>`
    select count(distinct p.round_id)::int as rounds,
           count(c.id) filter (where not exists (
             select from recruitment.sheet s where s.candidate_id = c.id and s.rater_id = p.officer_id and s.state <> 'draft'))::int as waiting
      from recruitment.panel p join recruitment.round r on r.id = p.round_id
      left join recruitment.candidate c on c.round_id = r.id and c.withdrawn_at is null and r.closed_at is null
     where p.officer_id = ${actor.id}::uuid and r.forgotten_at is null`.execute(db);
  const { rounds = 0, waiting = 0 } = rows[0] ?? {};
  return { has: rounds > 0 || actor.may('recruitment.run'), waiting };
}

const MONTH = 30.436_875 * DAY;
/** A round that nobody closes does not keep its candidates for ever. */
const OPEN_MONTHS = 12;
const monthsAfter = (at: Instant, months: number): Instant => at + Math.round(months * MONTH);

type Opening = {
  readonly title: string;
  readonly profileId: string;
  readonly panel: readonly string[];
  readonly keepMonths: number;
};

/** Opens a round with the guide of the role as it is today. */
export async function openRound(work: Work, it: Opening): Promise<string> {
  const opener = must(work.actor.id, 'an officer');
  const guide = await guideOf(work.db, it.profileId);
  if (guide === undefined) throw new Refusal(404, 'There is no such role.');
  if (guide.questions.length === 0)
    throw new Refusal(422, 'This role has no focus capability, so there is nothing to judge.');
  const panel = [...new Set([opener, ...it.panel])];
  await mustJudge(work, panel);
  if (panel.length < 2)
    throw new Refusal(422, 'A panel is two people at least: you, and somebody else.', [
      { field: 'panel', problem: 'has nobody but you' },
    ]);
  const id = newId(work.now);
  await sql`
    insert into recruitment.round (id, title, profile_id, role, questions, keep_months, keep_until, opened_by, opened_at)
    values (${id}, ${it.title}, ${it.profileId}, ${guide.name}, ${JSON.stringify(guide.questions)}::jsonb, ${it.keepMonths},
            ${new Date(monthsAfter(work.now, OPEN_MONTHS + it.keepMonths))}, ${opener}, ${new Date(work.now)})`.execute(
    work.db,
  );
  await sql`
    insert into recruitment.panel (round_id, officer_id, joined_at)
    select ${id}::uuid, p, ${new Date(work.now)}::timestamptz from unnest(${panel}::uuid[]) as t(p)`.execute(work.db);
  await announce(work, { kind: 'recruitment.round-opened', data: { roundId: id, panel } });
  return id;
}

async function mustJudge(work: Work, officerIds: readonly string[]): Promise<void> {
  const may = new Set((await officersWhoMay(work.db, 'recruitment.judge')).map(({ id }) => id));
  if (officerIds.some((id) => !may.has(id)))
    throw new Refusal(422, 'Somebody you chose cannot be on a panel. Choose officers who work here.', [
      { field: 'panel', problem: 'names somebody who may not judge' },
    ]);
}

export async function joinPanel(work: Work, id: string, officerId: string): Promise<void> {
  await openRoundOf(work, id);
  await mustJudge(work, [officerId]);
  await sql`
    insert into recruitment.panel (round_id, officer_id, joined_at) values (${id}, ${officerId}, ${new Date(work.now)})
    on conflict do nothing`.execute(work.db);
  await announce(work, { kind: 'recruitment.panel-joined', data: { roundId: id, officerId } });
}

/** Somebody who applies. Their name is here and nowhere else: the event knows their letter. */
export async function addCandidate(work: Work, roundId: string, it: { name: string; about: string }): Promise<string> {
  await openRoundOf(work, roundId);
  const id = newId(work.now);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from recruitment.candidate where round_id = ${roundId}`.execute(work.db);
  const letter = letterOf(rows[0]?.n ?? 0);
  await sql`
    insert into recruitment.candidate (id, round_id, letter, name, about, added_by, added_at)
    values (${id}, ${roundId}, ${letter}, ${it.name}, ${it.about}, ${work.actor.id}, ${new Date(work.now)})`.execute(
    work.db,
  );
  await announce(work, { kind: 'recruitment.candidate-added', data: { roundId, candidateId: id, letter } });
  return id;
}

export async function withdrawCandidate(work: Work, id: string): Promise<void> {
  const { round } = await candidateCalled(work, id);
  await sql`update recruitment.candidate set withdrawn_at = ${new Date(work.now)} where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'recruitment.candidate-withdrawn', data: { roundId: round.id, candidateId: id } });
}

/** It is decided: from here its months run, and then names and notes are forgotten. */
export async function closeRound(work: Work, id: string, outcome: string): Promise<void> {
  const round = await openRoundOf(work, id);
  const open = (await candidatesOf(work.db, id)).filter(({ withdrawnAt }) => withdrawnAt === null);
  const left = open.filter(({ agreed }) =>
    round.questions.some(({ code }) => !agreed.some((one) => one.code === code)),
  );
  if (left.length > 0)
    throw new Refusal(
      409,
      `Agree on every capability of every candidate first, or note that they withdrew. Left: ${left.map(({ letter }) => letter).join(', ')}.`,
    );
  await sql`
    update recruitment.round set closed_at = ${new Date(work.now)}, outcome = ${outcome},
           keep_until = ${new Date(monthsAfter(work.now, round.keepMonths))} where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'recruitment.round-closed', data: { roundId: id } });
}

/** A round as this reader may see it. */
export async function roundFor({ db, actor }: Reading, id: string) {
  const me = must(actor.id, 'an officer');
  const { waitsFor, ...round } = await roundOf(db, actor, id);
  const candidates = await candidatesOf(db, id);
  const codes = round.questions.map(({ code }) => code);
  const mine = candidates.map(({ sheets }) => sheets.find(({ raterId }) => raterId === me)?.state);
  const judged = candidates
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map((one) => ({ id: one.id, marks: Object.fromEntries(one.agreed.map(({ code, mark }) => [code, mark])) }));
  const places = new Map(placesOf(codes, judged).map(({ id: of, ...place }) => [of, place]));
  const seen = candidates.map((one) => sheetsSeenBy(me, one.sheets));
  return {
    ...round,
    panel: [...round.panel],
    questions: round.questions.map((one) => ({ ...one, listenFor: [...one.listenFor], marks: [...one.marks] })),
    agreement: panelAgreement(seen),
    candidates: candidates.map(({ id: of, letter, name, about, sheets, withdrawnAt, agreed }, n) => ({
      id: of,
      letter,
      name,
      about,
      withdrawn: withdrawnAt !== null,
      aside: mine[n] === 'aside',
      sheets: [...(seen[n] ?? [])].map((sheet) => ({ ...sheet, marks: { ...sheet.marks }, notes: { ...sheet.notes } })),
      waitingFor: withdrawnAt === null ? [...waitedFor(waitsFor, sheets)] : [],
      // Who joined later judges first, and sees what was agreed on afterwards.
      agreed: mine[n] === 'given' ? [...agreed] : [],
      place: mine[n] === 'given' ? (places.get(of) ?? null) : null,
    })),
  };
}
