import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { itemsCalled } from '#areas/frameworks/server/index.ts';
import { namesOfOfficers } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { must } from '#kernel/must.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId, newSecret, sha256 } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import { SYSTEM, type Reading, type Work } from '#platform/work.ts';
import type { CopyLanguage, Kind } from '../rules/index.ts';
import { claimLines } from './claim.ts';
import { insertEvidence } from './evidence.ts';
import { plainOf, wholeHash } from './work.ts';

type Asking = {
  readonly kind: Kind;
  readonly about: string;
  readonly askedOf: string;
  readonly itemIds: readonly string[];
  readonly days: number;
  readonly language?: CopyLanguage | undefined;
};

/** Asks somebody who was there for a statement. The link opens one screen, once, without an account; only its hash is kept. */
export async function askStatement(work: Work, it: Asking): Promise<{ id: string; token: string }> {
  const id = newId(work.now);
  const token = newSecret();
  const [about = ''] = plainOf([it.about], [], it.language);
  await sql`
    insert into capability.statement (id, officer_id, kind, token_hash, about, item_ids, asked_of, asked_by, asked_at, expires_at)
    values (${id}, ${work.actor.id}, ${it.kind}, ${sha256(token)}, ${about}, ${[...it.itemIds]}::uuid[], ${it.askedOf}, ${work.actor.id},
            ${new Date(work.now)}, ${new Date(work.now + it.days * DAY)})`.execute(work.db);
  await announce(work, { kind: 'statement.asked', data: { statementId: id, of: it.kind } });
  return { id, token };
}

export type OpenStatement = {
  readonly id: string;
  readonly officer: string;
  readonly kind: string;
  readonly about: string;
  readonly lines: readonly string[];
  readonly expiresAt: Instant;
};

type Row = { id: string; officerId: string; kind: string; about: string; itemIds: string[]; expiresAt: Instant };

/** What a link asks for; nothing where it was used, has run out or was never ours. */
export async function openStatement(
  { db, now }: Pick<Reading, 'db' | 'now'>,
  token: string,
): Promise<OpenStatement | undefined> {
  const { rows } = await sql<Row>`
    select id, officer_id as "officerId", kind, about, item_ids as "itemIds", expires_at as "expiresAt" from capability.statement
     where token_hash = ${sha256(token)} and signed_at is null and expires_at > ${new Date(now)}`.execute(db);
  const [found] = rows;
  if (found === undefined) return undefined;
  const [names, items] = await Promise.all([namesOfOfficers(db, [found.officerId]), itemsCalled(db, found.itemIds)]);
  const lines = found.itemIds.flatMap((itemId) => items.get(itemId) ?? []).map(({ name, words }) => name || words);
  return { ...found, officer: names.get(found.officerId) ?? '', lines };
}

type Signing = { readonly author: string; readonly relationship: string; readonly words: string };

/** Signs a statement, once. Gives false where the link was used meanwhile. Names that stand in it are taken out before it is kept. */
export async function signStatement(work: Work, token: string, it: Signing): Promise<boolean> {
  const [words = ''] = plainOf([it.words], []);
  const hash = createHash('sha256')
    .update(`${token}\n${it.author}\n${it.relationship}\n${words}\n${work.now}`)
    .digest();
  const { rows } = await sql<{ id: string; officerId: string }>`
    update capability.statement
       set author = ${it.author}, relationship = ${it.relationship}, words = ${words}, signed_at = ${new Date(work.now)}, hash = ${hash}
     where token_hash = ${sha256(token)} and signed_at is null and expires_at > ${new Date(work.now)}
     returning id, officer_id as "officerId"`.execute(work.db);
  const [signed] = rows;
  if (signed === undefined) return false;
  await announce(
    { ...work, actor: SYSTEM },
    { kind: 'statement.signed', data: { statementId: signed.id, officerId: signed.officerId } },
  );
  return true;
}

export type StatementRow = {
  readonly id: string;
  readonly kind: Kind;
  readonly about: string;
  readonly askedOf: string;
  readonly askedAt: Instant;
  readonly expiresAt: Instant;
  readonly author: string | null;
  readonly relationship: string | null;
  readonly words: string | null;
  readonly signedAt: Instant | null;
  readonly evidenceId: string | null;
  readonly itemIds: readonly string[];
};

export async function statementsOf(db: Db | Tx, officerId: string): Promise<readonly StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    select id, kind, about, asked_of as "askedOf", asked_at as "askedAt", expires_at as "expiresAt", author, relationship, words,
           signed_at as "signedAt", evidence_id as "evidenceId", item_ids as "itemIds"
      from capability.statement where officer_id = ${officerId} order by asked_at desc limit 100`.execute(db);
  return rows;
}

/** The officer claims what somebody said of them, with a sentence of their own. */
export async function claimStatement(
  work: Work,
  id: string,
  reflection: string,
  language?: CopyLanguage,
): Promise<string> {
  const officerId = must(work.actor.id, 'an officer');
  const { rows } = await sql<StatementRow>`
    select id, kind, about, words, signed_at as "signedAt", evidence_id as "evidenceId", item_ids as "itemIds" from capability.statement
     where id = ${id} and officer_id = ${officerId} for update`.execute(work.db);
  const [it] = rows;
  if (it === undefined) throw new Refusal(404, 'There is no such statement.');
  if (it.signedAt === null || it.words === null) throw new Refusal(409, 'Nobody has signed this yet.');
  if (it.evidenceId !== null) throw new Refusal(409, 'You have claimed this already.');
  const evidenceId = newId(work.now);
  const [plain = ''] = plainOf([reflection], [], language);
  await insertEvidence(work, {
    id: evidenceId,
    officerId,
    kind: it.kind,
    title: it.about.slice(0, 300),
    occurredAt: it.signedAt,
    eventSeq: null,
    caseId: null,
    workId: evidenceId,
    parts: [],
    hash: wholeHash([], `${id} ${it.words}`),
    copy: it.words,
    checkedBy: officerId,
    reflection: plain,
    expiresAt: null,
  });
  await sql`update capability.statement set evidence_id = ${evidenceId} where id = ${id}`.execute(work.db);
  await claimLines(work, evidenceId, officerId, it.itemIds);
  await announce(work, { kind: 'evidence.claimed', data: { evidenceId, lines: it.itemIds.length, statementId: id } });
  return evidenceId;
}
