import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { isDuplicate } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import {
  after,
  branchesOf,
  coverageOf,
  earliestDay,
  gapsIn,
  latest,
  releasedOn,
  stageOf,
  verdictOn,
  type Act,
  type Entry,
  type Journey,
  type Plan,
} from '../rules/index.ts';
import { tellAppointments } from './appointments.ts';
import type { At } from './at.ts';
import { factsFor, statementNow, todayIn } from './facts.ts';
import { endLink, endLinksExcept, hasOpenLinks } from './links.ts';
import { partiesIn } from './people.ts';
import { freezeFiles } from './showcase.ts';
import { loaded, type Loaded } from './store.ts';

/** `through`: the one-time link by which somebody does it who is not signed in. */
type Asked = { readonly seq: number; readonly act: Act; readonly through?: NonNullable<Entry['noted']['through']> };

/** Does one act on a programme: what the rules say is read, written and announced in one transaction. */
export async function actOn(it: At, work: Work, id: string, { seq, act, through }: Asked): Promise<number> {
  const found = await loaded(it.plans, work.db, id, { lock: true });
  const today = todayIn(it, work.now);
  const parties = await partiesIn(work, found, today);
  if (seq !== found.journey.seq)
    throw new Refusal(409, 'Somebody has done something on this programme since you looked. Look again.');
  const by = work.actor.id ?? '';
  const facts = await factsFor(it, work, found, { act, by, parties });
  const verdict = verdictOn(found.plan, found.journey, act, facts);
  if (!verdict.ok) throw new Refusal(verdict.mayNot ? 403 : 422, verdict.because);
  const noted = through === undefined ? verdict.noted : { ...verdict.noted, through };
  const entry: Entry = { seq: seq + 1, act, by, as: verdict.as, at: work.now, day: today, noted };
  await keep(work, id, entry);
  const journey = after(found.plan, found.journey, entry);
  await keepStanding(work, id, { plan: found.plan, journey, today, brought: facts.brought });
  await announce(work, {
    kind: 'assessment.done',
    data: {
      programmeId: id,
      seq: entry.seq,
      act: act.act,
      as: verdict.as,
      ...(through === undefined ? {} : { link: through.link }),
    },
  });
  if (act.act === 'submit')
    await freezeFiles(work, { programmeId: id, method: act.method, attempt: latest(journey, act.method).n });
  await tellAppointments(it, work, { programmeId: id, plan: found.plan, journey });
  await settleLinks(it, work, { ...found, journey }, act);
  work.afterCommit(() => it.live.tell('assessment', id));
  return entry.seq;
}

async function keep(work: Work, id: string, { seq, act, noted, by, as, day }: Entry): Promise<void> {
  try {
    await sql`
      insert into assessment.entry (programme_id, seq, act, data, noted, by, acted_as, at, day)
      values (${id}, ${seq}, ${act.act}, ${JSON.stringify(act)}::jsonb, ${JSON.stringify(noted)}::jsonb, ${by}, ${as}, ${new Date(work.now)}, ${day})`.execute(
      work.db,
    );
  } catch (fault) {
    if (isDuplicate(fault))
      throw new Refusal(409, 'Somebody has done something on this programme since you looked. Look again.');
    throw fault;
  }
}

/** A link signs one statement: once that has changed, or whoever holds it has signed here, it opens nothing more. */
async function settleLinks(it: At, work: Work, now: Loaded, act: Act): Promise<void> {
  const programmeId = now.row.id;
  if (!(await hasOpenLinks(work, programmeId))) return;
  if (act.act === 'sign') await endLink(work, { programmeId, as: act.as }, 'signed');
  const { gateway, withdrawn } = now.journey;
  const stands = gateway.opened !== null && gateway.signed === null && withdrawn === null;
  await endLinksExcept(work, programmeId, stands ? (await statementNow(it, work.db, now)).hash : null);
}

type Standing = {
  readonly plan: Plan;
  readonly journey: Journey;
  readonly today: string;
  readonly brought: Readonly<Record<string, number>>;
};

/** Where a programme stands, for lists: worked out from its record, and never changed by anything else. */
async function keepStanding(work: Work, id: string, { plan, journey, today, brought }: Standing): Promise<void> {
  const { of, covered } = gapsIn(plan, journey, coverageOf(journey, brought));
  const { result } = journey;
  const grade = result?.overall.outcome === 'incomplete' ? null : (result?.overall.outcome ?? null);
  await sql`
    update assessment.programme
       set seq = ${journey.seq}, stage = ${stageOf(journey)}, branches = ${[...branchesOf(journey)]}::text[],
           earliest_on = ${earliestDay(plan, journey, today)}, covered = ${covered}, of_criteria = ${of},
           assessor_id = ${releasedOn(journey) === null ? journey.assessor : null}::uuid, assurer_id = ${journey.assurer}::uuid, grade = ${grade},
           released_on = ${releasedOn(journey)}::date, changed_at = ${new Date(work.now)}
     where id = ${id}`.execute(work.db);
}
