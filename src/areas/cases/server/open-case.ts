import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import type { Instant } from '#kernel/time.ts';
import type { Work } from '#platform/work.ts';
import { FIRST_STEP, referenceOf, type Kind } from '../rules/index.ts';
import { dueFrom, tellOfCase, type Desk } from './desk.ts';

export type NewCase = {
  readonly kind: Kind;
  readonly subject: string;
  readonly teamId: string;
  readonly customerId: string | null;
  readonly channel: string;
  readonly ownerId?: string | null | undefined;
  readonly nextStep?: string | undefined;
  readonly nextDueAt?: number | undefined;
  readonly gist?: string | undefined;
  /** When it reached us, where that was before it is opened. Clocks are counted from there. */
  readonly receivedAt?: Instant | undefined;
};

export type Opened = { readonly id: string; readonly number: number; readonly reference: string };

/** Opens a case with its customer as a party, a next step and a date, in one statement. */
export async function openCase(desk: Desk, work: Work, it: NewCase): Promise<Opened> {
  const id = newId(work.now);
  const now = new Date(work.now);
  const subject = it.subject.trim().slice(0, 500);
  const due = new Date(it.nextDueAt ?? dueFrom(desk, work.now));
  const inserted = sql<{ number: number }>`
    with opened as (
      insert into cases."case" (id, kind, state, phase, subject, team_id, owner_id, next_step, next_due_at, customer_id, channel,
                                gist, opened_at, touched_at)
      values (${id}, ${it.kind}, 'new', 'open', ${subject}, ${it.teamId}, ${it.ownerId ?? null}, ${it.nextStep ?? FIRST_STEP}, ${due},
              ${it.customerId}, ${it.channel}, ${gistOf(it.gist ?? '')}, ${now}, ${now})
      returning number),
    found as (
      insert into cases.finding (case_id, source, source_id, words)
      select ${id}, 'case', ${id}, setweight(to_tsvector('platform.words', ${subject}), 'A') || to_tsvector('simple', number::text)
        from opened)
    insert into cases.party (id, case_id, customer_id, role, added_at)
    select ${newId(work.now)}, ${id}, ${it.customerId}, 'customer', ${now} where ${it.customerId}::uuid is not null
    returning (select number from opened) as number`.execute(work.db);
  const announced = announce(work, {
    kind: 'case.opened',
    caseId: id,
    customerId: it.customerId ?? undefined,
    data: {
      kind: it.kind,
      channel: it.channel,
      teamId: it.teamId,
      ...(it.receivedAt === undefined ? {} : { receivedAt: it.receivedAt }),
    },
  });
  const [{ rows }] = await Promise.all([inserted, announced]);
  const number = rows[0]?.number ?? (await numberOfCase(work, id));
  tellOfCase(desk, work, id);
  return { id, number, reference: referenceOf(number) };
}

/** A case without a customer has no party row to return its number with. */
async function numberOfCase({ db }: Work, id: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`select number from cases."case" where id = ${id}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a case that was just opened is not there');
  return row.number;
}

/** The beginning of what somebody said, on one line, for lists. */
export const gistOf = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return [...line].length <= 280 ? line : `${[...line].slice(0, 279).join('')}…`;
};
