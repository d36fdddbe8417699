import { sql, type RawBuilder } from 'kysely';
import { must } from '#kernel/must.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { type CopyLanguage, type Kind, type Part, type Standing, type State, type Verdict } from '../rules/index.ts';

export type EvidenceRow = {
  readonly id: string;
  readonly officerId: string;
  readonly kind: Kind;
  readonly title: string;
  readonly occurredAt: Instant;
  readonly caseId: string | null;
  readonly eventSeq: number | null;
  readonly copy: string;
  readonly checkedBy: string | null;
  readonly checkedAt: Instant | null;
  readonly reflection: string;
  readonly state: State;
  readonly standing: Standing;
  readonly standingAt: Instant | null;
  readonly madeAt: Instant;
  readonly expiresAt: Instant | null;
  /** Of the work as it was when it was claimed. */
  readonly hash: string;
  readonly claims: readonly { itemId: string; versionId: string; at: Instant }[];
  readonly verdicts: readonly { by: string; role: string; verdict: Verdict; words: string; at: Instant }[];
  readonly files: readonly EvidenceFile[];
  readonly statements: readonly {
    id: string;
    author: string | null;
    relationship: string | null;
    words: string | null;
    signedAt: Instant | null;
    askedOf: string;
  }[];
};

/** A file of an item. One that is not kept was read for its words, or was taken out. */
type EvidenceFile = {
  readonly id: string;
  readonly mediaType: string;
  readonly size: number;
  readonly kept: boolean;
  readonly hash: string;
  readonly scanned: boolean;
  readonly consent: string | null;
  readonly takenOut: string | null;
};

const ms = (column: string): RawBuilder<unknown> => sql`(extract(epoch from ${sql.raw(column)}) * 1000)::bigint`;

const EVIDENCE = sql`
  e.id, e.officer_id as "officerId", e.kind, e.title, e.occurred_at as "occurredAt", e.case_id as "caseId", e.event_seq as "eventSeq",
  e.copy, e.checked_by as "checkedBy", e.checked_at as "checkedAt", e.reflection, e.state, e.standing, e.standing_at as "standingAt",
  e.made_at as "madeAt", e.expires_at as "expiresAt", encode(e.hash, 'hex') as hash,
  coalesce((select json_agg(json_build_object('itemId', c.item_id, 'versionId', c.version_id, 'at', ${ms('c.at')}) order by c.claim_n)
              from capability.claim c where c.evidence_id = e.id and c.ended_at is null), '[]') as claims,
  coalesce((select json_agg(json_build_object('by', v.by, 'role', v.role, 'verdict', v.verdict, 'words', v.words, 'at', ${ms('v.at')}) order by v.at)
              from capability.verdict v where v.evidence_id = e.id), '[]') as verdicts,
  coalesce((select json_agg(json_build_object('id', f.id, 'mediaType', f.media_type, 'size', f.size, 'kept', f.sha256 is not null,
                                              'hash', encode(f.arrived_sha256, 'hex'), 'scanned', f.scan = 'clean', 'consent', f.consent,
                                              'takenOut', f.why) order by f.id)
              from capability.file f where f.evidence_id = e.id), '[]') as files,
  coalesce((select json_agg(json_build_object('id', s.id, 'author', s.author, 'relationship', s.relationship, 'words', s.words,
                                              'signedAt', ${ms('s.signed_at')}, 'askedOf', s.asked_of) order by s.asked_at)
              from capability.statement s where s.evidence_id = e.id), '[]') as statements`;

/** What somebody has claimed, the newest first. */
export async function evidenceOf(db: Db | Tx, officerId: string): Promise<readonly EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`
    select ${EVIDENCE} from capability.evidence e where e.officer_id = ${officerId} order by e.made_at desc limit 300`.execute(
    db,
  );
  return rows;
}

/** What waits to be looked at, of these people, the oldest first. */
export async function waitingOf(db: Db | Tx, officerIds: readonly string[]): Promise<readonly EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`
    select ${EVIDENCE} from capability.evidence e
     where e.officer_id = any(${[...officerIds]}::uuid[]) and e.state = 'claimed' order by e.made_at limit 100`.execute(
    db,
  );
  return rows;
}

/** One item, held until this is done, so that of two verdicts one is first and the other hears so. */
export async function lockEvidence({ db }: Work, id: string): Promise<EvidenceRow> {
  await sql`select from capability.evidence where id = ${id} for update`.execute(db);
  const { rows } = await sql<EvidenceRow>`select ${EVIDENCE} from capability.evidence e where e.id = ${id}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such item.');
  return found;
}

/** The events somebody has claimed already or set aside. */
export async function dealtWith(db: Db | Tx, officerId: string): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ seq: number }>`
    select event_seq as seq from capability.evidence
     where officer_id = ${officerId} and event_seq is not null and state in ('claimed', 'accepted', 'returned')
    union select event_seq from capability.set_aside where officer_id = ${officerId}`.execute(db);
  return new Set(rows.map(({ seq }) => Number(seq)));
}

export type NewEvidence = {
  readonly id: string;
  readonly officerId: string;
  readonly kind: Kind;
  readonly title: string;
  readonly occurredAt: Instant;
  readonly eventSeq: number | null;
  readonly caseId: string | null;
  readonly workId: string;
  readonly parts: readonly Part[];
  readonly hash: Uint8Array;
  readonly copy: string;
  readonly copyLanguage?: CopyLanguage;
  readonly checkedBy: string | null;
  readonly reflection: string;
  readonly expiresAt: Instant | null;
};

export async function insertEvidence({ db, now }: Work, it: NewEvidence): Promise<void> {
  const checked = it.copy === '' ? null : must(it.checkedBy, 'somebody who has checked the copy');
  await sql`
    insert into capability.evidence (id, officer_id, kind, title, occurred_at, event_seq, case_id, work_id, parts, hash, copy, copy_language, checked_by,
                                     checked_at, reflection, state, made_at, expires_at)
    values (${it.id}, ${it.officerId}, ${it.kind}, ${it.title}, ${new Date(it.occurredAt)}, ${it.eventSeq}::bigint, ${it.caseId}::uuid, ${it.workId},
            ${JSON.stringify(it.parts)}::jsonb, ${Buffer.from(it.hash)}, ${it.copy}, ${it.copyLanguage ?? 'en'}, ${checked}::uuid, ${checked === null ? null : new Date(now)}::timestamptz,
            ${it.reflection}, 'claimed', ${new Date(now)}, ${it.expiresAt === null ? null : new Date(it.expiresAt)}::timestamptz)`.execute(
    db,
  );
}

/** Claims an item for these lines. A line that evidence is not claimed for is turned down. */
export async function insertClaims(
  { db, now, actor }: Work,
  evidenceId: string,
  lines: readonly ClaimedLine[],
): Promise<void> {
  const column = (of: (line: ClaimedLine) => unknown) => lines.map(of);
  await sql`
    insert into capability.claim (evidence_id, item_id, version_id, claim_n, by, at)
    select ${evidenceId}::uuid, i, v, n, ${actor.id}::uuid, ${new Date(now)}::timestamptz
      from unnest(${column(({ itemId }) => itemId)}::uuid[], ${column(({ versionId }) => versionId)}::uuid[], ${column(({ claimN }) => claimN)}::int[]) as t(i, v, n)
    on conflict (evidence_id, item_id) do update set ended_at = null, at = excluded.at, by = excluded.by`.execute(db);
}

export type ClaimedLine = { readonly itemId: string; readonly versionId: string; readonly claimN: number };
