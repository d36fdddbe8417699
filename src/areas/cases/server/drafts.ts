import { sql } from 'kysely';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Db } from '#platform/db.ts';
import type { Instant } from '#kernel/time.ts';
import type { Reading, Work } from '#platform/work.ts';
import { customerName } from '#areas/customers/server/index.ts';
import { goingNow, isNothing, referenceOf } from '../rules/index.ts';
import { mustSee } from './lock.ts';
import { visibleTo } from './visible.ts';

/** What belongs to a text that is being written, as the contract describes it. */
export type DraftRest = Readonly<Record<string, unknown>>;

export type DraftToSave = {
  readonly kind: 'reply' | 'note' | 'call' | 'case' | 'answer' | 'form';
  readonly body: string;
  readonly rest?: DraftRest | undefined;
  /** The window that writes. Without it every save replaces the one before. */
  readonly writer?: string | undefined;
  /** When it was typed, by that window's clock. */
  readonly edit?: number | undefined;
  /** The text this one goes on from, as the window last knew it. */
  readonly over?: { readonly id: string; readonly version: number } | undefined;
};

export type SavedDraft = {
  readonly id: string | null;
  readonly version: number;
  /** Another window had gone on with the same text, so this one now stands beside it. */
  readonly apart: boolean;
};

const NO_WINDOW = '00000000-0000-0000-0000-000000000000';
/** More texts than these at one place are a fault of a program, not somebody writing. */
const MOST_APART = 20;

/**
 * Keeps what an officer is writing; nothing is announced, because nothing has been said yet. A window replaces what it
 * wrote itself, and what it has seen in full; anything else it leaves standing and puts its own text beside it.
 */
export async function saveDraft(work: Work, caseId: string | null, it: DraftToSave): Promise<SavedDraft> {
  if (caseId !== null) await mustSee(work, caseId);
  const writer = it.writer ?? NO_WINDOW;
  const edit = it.edit ?? work.now;
  if (isEmpty(it)) return endWritten(work, caseId, { ...it, writer });
  const own = sql`officer_id = ${work.actor.id}::uuid and case_id is not distinct from ${caseId}::uuid and kind = ${it.kind}`;
  const rest = JSON.stringify(it.rest ?? {});
  const taken = await sql<SavedDraft>`
    update cases.draft set body = ${it.body}, rest = ${rest}::jsonb, writer = ${writer}, edit = ${edit},
           version = version + 1, saved_at = ${new Date(work.now)}, told_at = null
     where ${own} and id = ${it.over?.id ?? null}::uuid and writer <> ${writer} and version = ${it.over?.version ?? 0}
       and not exists (select from cases.draft where ${own} and writer = ${writer})
    returning id, version, false as apart`.execute(work.db);
  if (taken.rows[0] !== undefined) return taken.rows[0];
  const written = await sql<SavedDraft>`
    insert into cases.draft as d (id, officer_id, case_id, kind, writer, edit, body, rest, saved_at)
    select ${newId(work.now)}, ${work.actor.id}, ${caseId}, ${it.kind}, ${writer}, ${edit}, ${it.body}, ${rest}::jsonb,
           ${new Date(work.now)}
     where (select count(*) from cases.draft where ${own}) < ${MOST_APART}
        or exists (select from cases.draft where ${own} and writer = ${writer})
    on conflict (officer_id, case_id, kind, writer) do update
       set body = case when d.edit <= excluded.edit then excluded.body else d.body end,
           rest = case when d.edit <= excluded.edit then excluded.rest else d.rest end,
           edit = greatest(d.edit, excluded.edit), version = d.version + 1, saved_at = excluded.saved_at,
           told_at = null
    returning d.id, d.version, exists (select from cases.draft where ${own} and writer <> ${writer}) as apart`.execute(
    work.db,
  );
  const [saved] = written.rows;
  if (saved === undefined)
    throw new Refusal(409, 'There are twenty texts of yours here already. Finish or drop one of them first.');
  return saved;
}

const isEmpty = ({ body, rest }: DraftToSave): boolean => {
  const { papers, form } = rest ?? {};
  return isNothing({ body, papers: Array.isArray(papers) ? papers.length : 0, form: wordsIn(form) });
};

const wordsIn = (form: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typeof form === 'object' ? (form ?? {}) : {}).map(([name, value]) => [name, String(value)]),
  );

type Ended = Pick<DraftToSave, 'kind' | 'over'> & { readonly writer: string };

/** The officer emptied the field. */
async function endWritten({ db, actor }: Work, caseId: string | null, it: Ended): Promise<SavedDraft> {
  await sql`
    delete from cases.draft
     where officer_id = ${actor.id}::uuid and case_id is not distinct from ${caseId}::uuid and kind = ${it.kind}
       and (writer = ${it.writer} or (id = ${it.over?.id ?? null}::uuid and version = ${it.over?.version ?? 0}))`.execute(
    db,
  );
  return { id: null, version: 0, apart: false };
}

/** What was written has been said, or is not wanted. Somebody else's draft is answered like one that is not there. */
export async function endDraft({ db, actor }: Work, id: string): Promise<void> {
  const { rows } = await sql`
    delete from cases.draft where id = ${id} and officer_id = ${actor.id}::uuid returning id`.execute(db);
  if (rows.length === 0) throw new Refusal(404, 'There is no such draft.');
}

/** What was written on a case has been said: the text that was named, or the one that no window claims. */
export async function dropDraft(
  { db, actor }: Work,
  caseId: string,
  kind: 'reply' | 'note' | 'answer',
  draftId?: string,
): Promise<void> {
  await sql`
    delete from cases.draft
     where case_id = ${caseId} and officer_id = ${actor.id}::uuid and kind = ${kind}
       and (id = ${draftId ?? null}::uuid or (${draftId === undefined} and writer = ${NO_WINDOW}))`.execute(db);
}

/** A letter that was taken back goes on where it was written. */
export async function returnDraft({ db, actor }: Work, messageId: string, kind: 'answer'): Promise<void> {
  await sql`
    update cases.draft set kind = ${kind}
     where officer_id = ${actor.id}::uuid and kind = 'reply' and writer = ${messageId}::uuid`.execute(db);
}

/** What was written without a case has become one. */
export async function dropLoose({ db, actor }: Work, draftId: string | undefined): Promise<void> {
  if (draftId !== undefined)
    await sql`delete from cases.draft where id = ${draftId} and officer_id = ${actor.id}::uuid`.execute(db);
}

export type HalfWritten = {
  readonly id: string;
  readonly kind: DraftToSave['kind'];
  readonly caseId: string | null;
  readonly reference: string | null;
  readonly subject: string | null;
  readonly customerName: string | null;
  readonly body: string;
  readonly rest: DraftRest;
  readonly version: number;
  readonly savedAt: number;
};

const MOST_LISTED = 200;
const BEGINNING = 280;

/** Everything this officer has begun and not said, newest first, on cases that they may still see. */
export async function halfWritten({ db, actor }: Reading): Promise<HalfWritten[]> {
  const { rows } = await sql<Omit<HalfWritten, 'reference'> & { number: number | null }>`
    select d.id, d.kind, d.case_id as "caseId", c.number, c.subject, ${customerName(sql`c.customer_id`)} as "customerName",
           case when d.case_id is null then d.body else left(d.body, ${BEGINNING}) end as body,
           case when d.case_id is null or d.kind = 'form' then d.rest else '{}' end as rest, d.version, d.saved_at as "savedAt"
      from cases.draft d left join cases."case" c on c.id = d.case_id
     where d.officer_id = ${actor.id}::uuid and (d.case_id is null or ${visibleTo(actor)})
     order by d.saved_at desc, d.id desc limit ${MOST_LISTED}`.execute(db);
  return rows.map(({ number, ...row }) => ({ ...row, reference: number === null ? null : referenceOf(number) }));
}

const MOST_SWEPT = 1000;

/** Texts that nobody has touched for so long that they are not wanted go for good, once their writer was told of it. */
export async function sweepDrafts(db: Db, now: Instant): Promise<number> {
  const { savedBefore, toldBefore, untoldBefore } = goingNow(now);
  const { rows } = await sql`
    delete from cases.draft where id in (
      select id from cases.draft
       where saved_at < ${new Date(savedBefore)} and (told_at < ${new Date(toldBefore)} or saved_at < ${new Date(untoldBefore)})
       order by saved_at limit ${MOST_SWEPT} for update skip locked)
    returning 1`.execute(db);
  return rows.length;
}
