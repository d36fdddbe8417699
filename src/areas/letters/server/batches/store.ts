import { sql } from 'kysely';
import { outgoingState } from '#areas/correspondence/server/index.ts';
import type { LetterForm, Way } from '#areas/correspondence/rules/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { sha256 } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { BatchState, BatchWay } from '../../rules/index.ts';

export type Batch = {
  readonly id: string;
  readonly title: string;
  readonly template: string;
  readonly way: BatchWay;
  readonly state: BatchState;
  readonly seed: number;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly releasedBy: string | null;
  readonly releasedAt: Instant | null;
  readonly stoppedAt: Instant | null;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly letters: number;
};

const COLUMNS = sql`
  b.id, b.title, b.way, b.state, b.seed, b.made_by as "madeBy", b.made_at as "madeAt", b.released_by as "releasedBy",
  b.released_at as "releasedAt", b.stopped_at as "stoppedAt", b.template_id as "templateId", b.template_version as "templateVersion",
  (select count(*) from letters.batch_letter l where l.batch_id = b.id) as letters`;

export type Kept = Omit<Batch, 'template'>;

export async function batchesAfter(
  db: Db | Tx,
  place: { readonly madeAt: Instant; readonly id: string } | null,
  most: number,
): Promise<readonly Kept[]> {
  const { rows } = await sql<Kept>`
    select ${COLUMNS} from letters.batch b
     where ${place === null ? sql`true` : sql`(b.made_at, b.id) < (${new Date(place.madeAt)}::timestamptz, ${place.id}::uuid)`}
     order by b.made_at desc, b.id desc limit ${most}`.execute(db);
  return rows;
}

export async function batchNamed(db: Db | Tx, id: string, locked = false): Promise<Kept> {
  const { rows } = await sql<Kept>`
    select ${COLUMNS} from letters.batch b where b.id = ${id} ${locked ? sql`for update of b` : sql``}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such batch.');
  return found;
}

export type BatchLetter = {
  readonly n: number;
  /** Null until it is written, where it comes first. */
  readonly caseId: string | null;
  readonly customerId: string | null;
  readonly standing: string;
  readonly because: string | null;
  readonly recipients: readonly string[];
  readonly channel: Way;
  readonly form: LetterForm | null;
  readonly body: string;
  readonly sampled: boolean;
  readonly fine: boolean | null;
  readonly checkedBy: string | null;
  readonly messageId: string | null;
};

/** Before a letter is written it stands where its batch does; afterwards where its message does. */
const STANDING = sql`case when l.state = 'written' then replace(${outgoingState(sql`l.message_id`)}, 'recalled', 'taken back') else l.state end`;

type Narrowed = {
  readonly standing?: string | undefined;
  readonly sample?: boolean;
  readonly after: number;
  readonly most: number;
};

export async function lettersIn(db: Db | Tx, id: string, it: Narrowed): Promise<readonly BatchLetter[]> {
  const { rows } = await sql<BatchLetter>`
    select n, "caseId", "customerId", standing, because, recipients, channel, form, body, sampled, fine, "checkedBy", "messageId"
      from (select l.n, l.case_id as "caseId", l.customer_id as "customerId", ${STANDING} as standing, l.because, l.recipients, l.channel,
                   l.form, l.body, l.sampled, l.fine, l.checked_by as "checkedBy", l.message_id as "messageId"
              from letters.batch_letter l
             where l.batch_id = ${id} and l.n > ${it.after} and (l.sampled or not ${it.sample ?? false})) one
     where ${it.standing ?? null}::text is null or standing = ${it.standing ?? null}::text
     order by n limit ${it.most}`.execute(db);
  return rows;
}

export async function countsOf(db: Db | Tx, id: string): Promise<readonly { standing: string; count: number }[]> {
  const { rows } = await sql<{ standing: string; count: number }>`
    select standing, count(*) as count
      from (select ${STANDING} as standing from letters.batch_letter l where l.batch_id = ${id}) one
     group by standing order by standing`.execute(db);
  return rows;
}

export async function sampleIn(db: Db | Tx, id: string): Promise<readonly { fine: boolean | null }[]> {
  const { rows } = await sql<{ fine: boolean | null }>`
    select fine from letters.batch_letter where batch_id = ${id} and sampled order by n`.execute(db);
  return rows;
}

/** Of everything that would go: whoever releases a batch names it, so that they release what they looked at. */
export async function fingerprintOfBatch(db: Db | Tx, id: string): Promise<Buffer> {
  const { rows } = await sql<{ whole: string }>`
    select coalesce(jsonb_agg(jsonb_build_array(n, case when first then customer_id else case_id end, recipients, channel, form, body) order by n), '[]')::text as whole
      from letters.batch_letter where batch_id = ${id} and because is null`.execute(db);
  return sha256(rows[0]?.whole ?? '');
}
