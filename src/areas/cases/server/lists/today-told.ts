import { sql } from 'kysely';
import { HOUR, DAY, type Instant } from '#kernel/time.ts';
import type { Reading, Work } from '#platform/work.ts';
import { customerName } from '#areas/customers/server/index.ts';
import {
  COST_OF_GOING,
  COST_OF_HANDED,
  COST_OF_NAMED,
  goesAt,
  referenceOf,
  toldOfBefore,
  type Need,
} from '../../rules/index.ts';
import { unseenMentions } from '../mentions.ts';
import { visibleTo } from '../visible.ts';

/** What others put before an officer, and what of their own is about to go. */

const MOST = 50;
const BEGINNING = 140;

type Head = {
  readonly caseId: string | null;
  readonly teamId: string | null;
  readonly reference: string | null;
  readonly subject: string;
  readonly customerName: string | null;
  readonly restricted: boolean;
  readonly priority: number | null;
};
type Told = Need &
  Head & { readonly about: string; readonly because: string; readonly facts: Record<string, string | number | null> };

type Handed = Omit<Head, 'reference'> & {
  readonly id: string;
  readonly number: number;
  readonly by: string;
  readonly at: Instant;
  readonly why: string;
  readonly toTeam: boolean;
  readonly nextDueAt: Instant | null;
};

/** A case that was handed over is in nobody's hand until it is taken: within the hour, and before its own next step. */
const TAKE_WITHIN = HOUR;

/** What was handed to this officer, or to a queue of theirs, and has not been taken. */
export async function handedTo({ db, actor }: Reading): Promise<Told[]> {
  const waiting = sql`
    select h.id, h.case_id as "caseId", c.number, c.subject, ${customerName(sql`c.customer_id`)} as "customerName",
           c.team_id as "teamId", c.restricted, c.priority, h.by, h.at, left(h.why, ${BEGINNING}) as why,
           h.to_officer_id is null as "toTeam", c.next_due_at as "nextDueAt"
      from cases.hand_over h join cases."case" c on c.id = h.case_id
     where h.taken_at is null and h.ended_at is null and h.by <> ${actor.id}::uuid and c.phase <> 'closed'
       and c.team_id = h.to_team_id and c.owner_id is not distinct from h.to_officer_id and ${visibleTo(actor)}`;
  const { rows } = await sql<Handed>`
    select * from (${waiting} and h.to_officer_id = ${actor.id}::uuid order by h.at limit ${MOST}) to_them
    union all
    select * from (${waiting} and h.to_officer_id is null and h.to_team_id = any(${[...actor.teams]}::uuid[])
                    order by h.at limit ${MOST}) to_teams`.execute(db);
  return rows.map(({ id, number, by, at, why, toTeam, nextDueAt, ...head }) => ({
    ...head,
    reference: referenceOf(number),
    key: `handed ${id}`,
    about: 'handed',
    dueAt: Math.min(at + TAKE_WITHIN, nextDueAt ?? Infinity),
    cost: COST_OF_HANDED,
    because: toTeam ? 'to a queue' : 'to you',
    facts: { at, who: by, why },
  }));
}

/** Notes that name this officer and that they have not read. */
export async function namedIn(reading: Reading): Promise<Told[]> {
  const mentions = await unseenMentions(reading);
  return mentions.slice(0, MOST).map(({ noteId, caseId, reference, subject, by, at, body, teamId, restricted }) => ({
    caseId,
    teamId: null,
    reference,
    subject,
    customerName: null,
    restricted,
    priority: null,
    key: `named ${noteId}`,
    about: 'named',
    dueAt: at + DAY,
    cost: COST_OF_NAMED,
    because: teamId === null ? 'you' : 'a queue',
    facts: { at, who: by, words: body.slice(0, BEGINNING), team: teamId },
  }));
}

type Going = {
  readonly id: string;
  readonly caseId: string | null;
  readonly number: number | null;
  readonly kind: string;
  readonly body: string;
  readonly savedAt: Instant;
  readonly toldAt: Instant | null;
};

/** Texts of this officer that nobody has touched for so long that they go soon. */
export async function textsGoing({ db, actor, now }: Reading): Promise<Told[]> {
  const { rows } = await sql<Going>`
    select d.id, d.case_id as "caseId", c.number, d.kind, left(d.body, ${BEGINNING}) as body, d.saved_at as "savedAt",
           d.told_at as "toldAt"
      from cases.draft d left join cases."case" c on c.id = d.case_id
     where d.officer_id = ${actor.id}::uuid and d.saved_at < ${new Date(toldOfBefore(now))}
       and (d.case_id is null or ${visibleTo(actor)})
     order by d.saved_at limit ${MOST}`.execute(db);
  return rows.map(({ id, caseId, number, kind, body, savedAt, toldAt }) => ({
    caseId,
    teamId: null,
    reference: number === null ? null : referenceOf(number),
    subject: body,
    customerName: null,
    restricted: false,
    priority: null,
    key: `going ${id}`,
    about: 'going',
    dueAt: goesAt(savedAt, toldAt, now),
    cost: COST_OF_GOING,
    because: toldAt === null ? 'not told' : 'told',
    facts: { savedAt, kind },
  }));
}

/** The officer has read that these texts go. From now on they have a week. */
export async function toldOfTexts({ db, actor, now }: Work): Promise<void> {
  await sql`
    update cases.draft set told_at = ${new Date(now)}
     where officer_id = ${actor.id}::uuid and told_at is null and saved_at < ${new Date(toldOfBefore(now))}`.execute(
    db,
  );
}
