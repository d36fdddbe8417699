import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import { itemsCalled, versionCalled } from '#areas/frameworks/server/index.ts';
import { namesOfOfficers } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { must } from '#kernel/must.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { coverageOf } from '../covered.ts';
import { mustLead } from '../decide.ts';
import { BADGES, CREDENTIALS } from './contexts.ts';
import { issuerKeys, keyInUse, keysOf, signingKey } from './keys.ts';
import { proofFor, type Json } from './proof.ts';
import { writeBits } from './status.ts';
import type { Wrapped } from './unwrap.ts';
import { verifyCredential, type Verified } from './verify.ts';

export type Issuer = { readonly agency: string; readonly publicUrl: string; readonly secret: Buffer };

export const issuerId = ({ publicUrl }: Pick<Issuer, 'publicUrl'>): string =>
  `${publicUrl.replace(/\/$/, '')}/api/badge-issuer`;
const statusId = ({ publicUrl }: Pick<Issuer, 'publicUrl'>): string =>
  `${publicUrl.replace(/\/$/, '')}/api/badge-status`;
const badgeId = ({ publicUrl }: Pick<Issuer, 'publicUrl'>, id: string): string =>
  `${publicUrl.replace(/\/$/, '')}/api/badges/${id}`;
const iso = (at: Instant): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');

type Issuing = {
  readonly officerId: string;
  readonly name: string;
  readonly description: string;
  readonly versionId: string;
  readonly itemIds: readonly string[];
  /** How long it is good. None: for ever. */
  readonly months: number | null;
};

/**
 * A badge for what somebody has shown: every line it names has accepted evidence that is more than a beginning. It says to which lines
 * of which framework it is held, and can be checked by anybody without us.
 */
export async function issueBadge(issuer: Issuer, work: Work, it: Issuing): Promise<{ id: string }> {
  await mustLead(work.db, work.actor, it.officerId);
  if (it.officerId === work.actor.id) throw new Refusal(409, 'Nobody gives a badge to themselves. Ask another leader.');
  await mustBeShown(work, it);
  const until = it.months === null ? null : work.now + Math.round(it.months * 30.44) * DAY;
  return keepBadge(issuer, work, {
    ...it,
    until,
    lines: it.itemIds.length,
    achievement: await achievementOf(issuer, work, it),
  });
}

export type Keeping = {
  readonly officerId: string;
  readonly name: string;
  readonly until: Instant | null;
  /** For the record: how many lines it names. */
  readonly lines: number;
  /** What was achieved, without its id. */
  readonly achievement: Json;
};

/** Numbers a badge, signs it and keeps it. Whether it may be given was decided before. */
export async function keepBadge(issuer: Issuer, work: Work, it: Keeping): Promise<{ id: string }> {
  const id = newId(work.now);
  await sql`select pg_advisory_xact_lock(hashtext('capability.badge'))`.execute(work.db);
  const { rows } = await sql<{ n: number }>`select coalesce(max(n), -1)::int + 1 as n from capability.badge`.execute(
    work.db,
  );
  const n = rows[0]?.n ?? 0;
  const unsigned = await badgeOf(issuer, work, it, { id, n });
  const document = await signedBy(issuer, await signingKey(work, issuer.secret), work.now, unsigned);
  await sql`
    insert into capability.badge (id, officer_id, name, n, document, issued_by, issued_at, until_at)
    values (${id}, ${it.officerId}, ${it.name}, ${n}, ${JSON.stringify(document)}::jsonb, ${work.actor.id}, ${new Date(work.now)},
            ${it.until === null ? null : new Date(it.until)}::timestamptz)`.execute(work.db);
  await announce(work, { kind: 'badge.issued', data: { badgeId: id, officerId: it.officerId, lines: it.lines } });
  return { id };
}

async function mustBeShown(work: Work, { officerId, versionId, itemIds }: Issuing): Promise<void> {
  const covered = new Map((await coverageOf(work, officerId, versionId)).map((line) => [line.itemId, line]));
  const lacking = itemIds.filter((id) => ['none', 'begun'].includes(covered.get(id)?.strength ?? 'none'));
  if (lacking.length > 0)
    throw new Refusal(
      409,
      `There is not enough accepted evidence yet for ${lacking.map((id) => covered.get(id)?.code ?? 'a line').join(', ')}.`,
      [{ field: 'itemIds', problem: 'are not shown yet' }],
    );
}

async function achievementOf(issuer: Issuer, { db }: Work, it: Issuing): Promise<Json> {
  const [items, version] = await Promise.all([itemsCalled(db, it.itemIds), versionCalled(db, it.versionId)]);
  const lines = it.itemIds.map((itemId) => must(items.get(itemId), 'a line of the framework'));
  return {
    type: ['Achievement'],
    achievementType: 'Competency',
    name: it.name,
    description: it.description,
    criteria: {
      narrative: `Accepted evidence from real work for each of these: ${lines.map(({ code }) => code).join(', ')}.`,
    },
    alignment: lines.map(({ id: itemId, code, name, words }) => ({
      type: ['Alignment'],
      targetCode: code,
      targetName: name === '' ? words : name,
      targetFramework: version?.title ?? '',
      targetType: 'CFItem',
      targetUrl: `${baseOf(issuer)}/ims/case/v1p1/CFItems/${itemId}`,
    })),
  };
}

export const baseOf = ({ publicUrl }: Pick<Issuer, 'publicUrl'>): string => publicUrl.replace(/\/$/, '');

type Numbered = { readonly id: string; readonly n: number };

async function badgeOf(issuer: Issuer, work: Work, it: Keeping, { id, n }: Numbered): Promise<Json> {
  const names = await namesOfOfficers(work.db, [it.officerId]);
  return {
    '@context': [CREDENTIALS, BADGES],
    id: badgeId(issuer, id),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: it.name,
    issuer: { id: issuerId(issuer), type: ['Profile'], name: issuer.agency, url: baseOf(issuer) },
    validFrom: iso(work.now),
    ...(it.until === null ? {} : { validUntil: iso(it.until) }),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        { type: 'IdentityObject', hashed: false, identityHash: names.get(it.officerId) ?? '', identityType: 'name' },
      ],
      achievement: { id: `${badgeId(issuer, id)}#achievement`, ...it.achievement },
    },
    credentialStatus: {
      id: `${statusId(issuer)}#${n}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(n),
      statusListCredential: statusId(issuer),
    },
  };
}

type Signing = { readonly key: KeyObject; readonly publicKey: string };

/** With two proofs: the one that badges ask for, and one that a browser checks without any library. */
async function signedBy(issuer: Issuer, { key, publicKey }: Signing, now: Instant, document: Json): Promise<Json> {
  const signer = { key, method: `${issuerId(issuer)}#${publicKey}`, created: iso(now) };
  const proof = [
    await proofFor(document, 'eddsa-rdfc-2022', signer),
    await proofFor(document, 'eddsa-jcs-2022', signer),
  ];
  return { ...document, proof };
}

/** Takes a badge back, with the reason. It stays where it is, and everybody who asks learns of it. */
export async function revokeBadge(work: Work, id: string, why: string): Promise<void> {
  const { rows } = await sql<{
    officerId: string;
  }>`select officer_id as "officerId" from capability.badge where id = ${id} for update`.execute(work.db);
  const [badge] = rows;
  if (badge === undefined) throw new Refusal(404, 'There is no such badge.');
  await mustLead(work.db, work.actor, badge.officerId);
  await endBadge(work, id, why);
}

/** The same, where the desk itself knows that what a badge says is so no more. */
export async function endBadge(work: Work, id: string, why: string): Promise<void> {
  await sql`update capability.badge set revoked_at = ${new Date(work.now)}, why = ${why} where id = ${id} and revoked_at is null`.execute(
    work.db,
  );
  await announce(work, { kind: 'badge.taken-back', data: { badgeId: id }, why });
}

export async function badgeCalled(db: Db | Tx, id: string): Promise<Json | undefined> {
  const { rows } = await sql<{ document: Json }>`select document from capability.badge where id = ${id}`.execute(db);
  return rows[0]?.document;
}

export type BadgeRow = {
  readonly id: string;
  readonly name: string;
  readonly issuedAt: Instant;
  readonly untilAt: Instant | null;
  readonly revokedAt: Instant | null;
  readonly document: Json;
};

export async function badgesOf(db: Db | Tx, officerId: string): Promise<readonly BadgeRow[]> {
  const { rows } = await sql<BadgeRow>`
    select id, name, issued_at as "issuedAt", until_at as "untilAt", revoked_at as "revokedAt", document from capability.badge
     where officer_id = ${officerId} order by issued_at desc limit 100`.execute(db);
  return rows;
}

/** Which badges were taken back, as a list of bits that says nothing of any other. It is signed whenever it is asked for. */
export async function statusList(issuer: Issuer, { db, now }: Pick<Reading, 'db' | 'now'>): Promise<Json | undefined> {
  const [key, { rows }] = await Promise.all([
    keyInUse(db, issuer.secret),
    sql<{ n: number }>`select n from capability.badge where revoked_at is not null`.execute(db),
  ]);
  if (key === undefined) return undefined;
  return signedBy(issuer, key, now, {
    '@context': [CREDENTIALS],
    id: statusId(issuer),
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuerId(issuer),
    validFrom: iso(now),
    credentialSubject: {
      id: `${statusId(issuer)}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: writeBits(rows.map(({ n }) => n)),
    },
  });
}

/** Who issues, with every key with which something was signed: one that is not in use any more says until when it was. */
export async function issuerDocument(issuer: Issuer, db: Db | Tx): Promise<Json> {
  const id = issuerId(issuer);
  const keys = await issuerKeys(db);
  return {
    '@context': [CREDENTIALS, BADGES],
    id,
    type: ['Profile'],
    name: issuer.agency,
    url: issuer.publicUrl.replace(/\/$/, ''),
    verificationMethod: keys.map(({ publicKey, fromAt, untilAt }) => ({
      id: `${id}#${publicKey}`,
      type: 'Multikey',
      controller: id,
      publicKeyMultibase: publicKey,
      from: iso(fromAt),
      ...(untilAt === null ? {} : { until: iso(untilAt) }),
    })),
    assertionMethod: keys.map(({ publicKey }) => `${id}#${publicKey}`),
  };
}

/** Checks a credential of anybody's with what is here: our keys of all times, and our own list of what was taken back. */
export async function checkCredential(
  issuer: Issuer,
  reading: Pick<Reading, 'db' | 'now'>,
  { document, token }: Wrapped,
): Promise<Verified> {
  const keys = await keysOf(reading.db, issuerId(issuer));
  const knowing = {
    now: reading.now,
    keys,
    statusLists: (url: string) => (url === statusId(issuer) ? statusList(issuer, reading) : Promise.resolve(undefined)),
  };
  return verifyCredential(document, knowing, token);
}
