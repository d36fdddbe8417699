import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { must } from '#kernel/must.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { SYSTEM, type Work } from '#platform/work.ts';
import { fromMultikey, rawOf, toMultikey } from './multibase.ts';

type Row = { publicKey: string; sealed: Buffer };
type IssuerKey = { readonly publicKey: string; readonly fromAt: Instant; readonly untilAt: Instant | null };

const IV = 12;
const TAG = 16;

function seal(key: KeyObject, secret: Buffer): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', secret, iv);
  const body = Buffer.concat([cipher.update(key.export({ format: 'der', type: 'pkcs8' })), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function unseal(sealed: Buffer, secret: Buffer): KeyObject {
  const cipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, IV));
  cipher.setAuthTag(sealed.subarray(IV, IV + TAG));
  const key = Buffer.concat([cipher.update(sealed.subarray(IV + TAG)), cipher.final()]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

/** The key that signs now, where there is one. */
export async function keyInUse(
  db: Db | Tx,
  secret: Buffer,
): Promise<{ key: KeyObject; publicKey: string } | undefined> {
  const { rows } = await sql<Row>`
    select public_key as "publicKey", sealed from capability.issuer_key where until_at is null`.execute(db);
  const [row] = rows;
  return row === undefined ? undefined : { key: unseal(row.sealed, secret), publicKey: row.publicKey };
}

/** The same. The first badge makes it. */
export const signingKey = async (work: Work, secret: Buffer): Promise<{ key: KeyObject; publicKey: string }> =>
  (await keyInUse(work.db, secret)) ?? newKey(work, secret);

async function newKey(work: Work, secret: Buffer): Promise<{ key: KeyObject; publicKey: string }> {
  const { privateKey: key, publicKey: open } = generateKeyPairSync('ed25519');
  const publicKey = toMultikey(rawOf(open));
  await sql`
    insert into capability.issuer_key (id, public_key, sealed, from_at)
    values (${newId(work.now)}, ${publicKey}, ${seal(key, secret)}, ${new Date(work.now)})`.execute(work.db);
  await announce({ ...work, actor: SYSTEM }, { kind: 'badge.key-made', data: { publicKey } });
  return { key, publicKey };
}

/** Signs with another key from now on. What the one before has signed stays good. */
export async function changeKey(work: Work, secret: Buffer): Promise<void> {
  await sql`update capability.issuer_key set until_at = ${new Date(work.now)} where until_at is null`.execute(work.db);
  await announce(work, { kind: 'badge.key-changed' });
  await newKey(work, secret);
}

export async function issuerKeys(db: Db | Tx): Promise<readonly IssuerKey[]> {
  const { rows } = await sql<IssuerKey>`
    select public_key as "publicKey", from_at as "fromAt", until_at as "untilAt" from capability.issuer_key order by from_at`.execute(
    db,
  );
  return rows;
}

/** Every key of ours by its whole name, for checking what we signed, whenever that was. */
export async function keysOf(db: Db | Tx, issuer: string): Promise<ReadonlyMap<string, KeyObject>> {
  const keys = await issuerKeys(db);
  return new Map(
    keys.map(({ publicKey }) => [`${issuer}#${publicKey}`, must(fromMultikey(publicKey), 'a key of ours')]),
  );
}
