import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { mailAddressesOf } from '#areas/identity/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import type { Work } from '#platform/work.ts';
import type { Letter } from '../rules/index.ts';

/** In whose name letters go, and what makes the links in them. */
export type Post = {
  readonly agency: string;
  readonly address: string;
  readonly publicUrl: string;
  readonly secret: Buffer;
};

const SIGNATURE_BYTES = 20;
const signatureOf = (secret: Buffer, id: string): string =>
  createHmac('sha256', secret).update(`signing ${id}`).digest().subarray(0, SIGNATURE_BYTES).toString('base64url');

/** The secret in the address of a page: computed and stored nowhere, so that nobody who reads the database can sign. */
export const signingToken = ({ secret }: Pick<Post, 'secret'>, id: string): string =>
  `${id.replaceAll('-', '')}${signatureOf(secret, id)}`;

/** Whose token it is; undefined for one that we did not make. No statement is asked for those. */
export function signingOf({ secret }: Pick<Post, 'secret'>, token: string): string | undefined {
  const [, hex, signature] = /^([0-9a-f]{32})([\w-]{27})$/.exec(token) ?? [];
  if (hex === undefined || signature === undefined) return undefined;
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return timingSafeEqual(Buffer.from(signatureOf(secret, id)), Buffer.from(signature)) ? id : undefined;
}

export type Addressee = { readonly id: string; readonly name: string; readonly address: string };

/** Who can be written to, of these. Whoever has left is not. */
export const addressees = async (db: Db | Tx, ids: readonly string[]): Promise<readonly Addressee[]> => {
  const found = await mailAddressesOf(db, ids);
  return ids.flatMap((id) => found.get(id) ?? []);
};

export type Queued = Letter & {
  readonly kind: 'to sign' | 'reminder to sign' | 'invitation' | 'called off' | 'reminder of a meeting';
  readonly programmeId: string;
  readonly to: Addressee;
  readonly signingId?: string;
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly text: string };
};

/** Puts a letter where the worker finds it: it leaves when this transaction has committed, and not before. */
export async function queueLetter(work: Work, it: Queued): Promise<void> {
  const at = new Date(work.now);
  await sql`
    insert into assessment.letter (id, programme_id, officer_id, kind, recipient, signing_id, subject, body, calendar, method, send_after, made_at)
    values (${newId(work.now)}, ${it.programmeId}, ${it.to.id}, ${it.kind}, ${it.to.address}, ${it.signingId ?? null}::uuid, ${it.subject},
            ${it.body}, ${it.calendar?.text ?? null}, ${it.calendar?.method ?? null}, ${at}, ${at})`.execute(work.db);
}
