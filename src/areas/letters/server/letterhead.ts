import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { judgeLogo, type Letterhead, type Logo, type LogoType } from '../rules/index.ts';
import type { Letters } from './letters.ts';

/** Which picture it is, by its hash in hexadecimal, and what it is in words. */
export type KeptLogo = { readonly sha256: string; readonly type: LogoType; readonly alt: string };
export type KeptLetterhead = Omit<Letterhead, 'agency' | 'logo'> & { readonly logo: KeptLogo | null };
export type LetterheadNow = KeptLetterhead & {
  readonly id: string | null;
  readonly madeAt: Instant | null;
  readonly madeBy: string | null;
};

/** Before anybody has said how letters are to look, they carry the name of the agency alone. */
const PLAIN: LetterheadNow = {
  id: null,
  madeAt: null,
  madeBy: null,
  address: '',
  contact: '',
  returnLine: '',
  footer: '',
  envelope: 'dl',
  paper: 'a4',
  logo: null,
  code: 'none',
  shift: { right: 0, down: 0 },
};

export async function letterheadNow(db: Db | Tx): Promise<LetterheadNow> {
  const { rows } = await sql<LetterheadNow>`
    select h.id, h.made_at as "madeAt", h.made_by as "madeBy", h.address, h.contact, h.return_line as "returnLine", h.footer, h.envelope, h.paper,
           h.code, json_build_object('right', h.shift_right, 'down', h.shift_down) as shift,
           case when l.sha256 is not null
                then json_build_object('sha256', encode(l.sha256, 'hex'), 'type', l.type, 'alt', h.logo_alt) end as logo
      from letters.letterhead h left join letters.logo l on l.sha256 = h.logo_sha256
     order by h.made_at desc, h.id desc limit 1`.execute(db);
  return rows[0] ?? PLAIN;
}

export type WholeLetterhead = Omit<LetterheadNow, 'logo'> & { readonly logo: Logo | null };

/** The letterhead with its picture, for whoever sets a letter. */
export async function wholeLetterhead({ office }: Letters, db: Db | Tx): Promise<WholeLetterhead> {
  const { logo, ...head } = await letterheadNow(db);
  if (logo === null) return { ...head, logo };
  const bytes = await office.desk.files.get(db, Buffer.from(logo.sha256, 'hex'));
  return { ...head, logo: { type: logo.type, alt: logo.alt, content: Buffer.from(bytes).toString('base64') } };
}

export type NewLetterhead = Omit<KeptLetterhead, 'logo'> & {
  readonly logo: { readonly sha256: string; readonly alt: string } | null;
};

export async function saveLetterhead(work: Work, it: NewLetterhead): Promise<void> {
  const id = newId(work.now);
  const logo = it.logo === null ? null : Buffer.from(it.logo.sha256, 'hex');
  if (logo !== null && (await logoCalled(work.db, logo)) === undefined)
    throw new Refusal(422, 'This logo was never given to the desk. Choose the file again.', [
      { field: 'logo', problem: 'is not here' },
    ]);
  await sql`
    insert into letters.letterhead (id, made_at, made_by, address, contact, return_line, footer, envelope, paper, logo_sha256, logo_alt, code,
                                    shift_right, shift_down)
    values (${id}, ${new Date(work.now)}, ${work.actor.id}, ${it.address}, ${it.contact}, ${it.returnLine}, ${it.footer},
            ${it.envelope}, ${it.paper}, ${logo}, ${it.logo?.alt ?? ''}, ${it.code}, ${it.shift.right}, ${it.shift.down})`.execute(
    work.db,
  );
  await announce(work, { kind: 'letterhead.changed', data: { letterheadId: id } });
}

export async function logoCalled(db: Db | Tx, hash: Buffer): Promise<LogoType | undefined> {
  const { rows } = await sql<{ type: LogoType }>`select type from letters.logo where sha256 = ${hash}`.execute(db);
  return rows[0]?.type;
}

/** Keeps a picture that may become the logo. What is not only a picture is refused. */
export async function keepLogo(
  { office }: Letters,
  work: Work,
  bytes: Buffer,
): Promise<{ sha256: string; type: LogoType }> {
  const verdict = judgeLogo(bytes, bytes.toString('utf8'));
  if (!verdict.ok) throw new Refusal(422, verdict.because, [{ field: 'logo', problem: 'cannot be used' }]);
  const hash = await office.desk.files.put(work.db, bytes);
  await sql`
    insert into letters.logo (sha256, type, made_at, made_by) values (${hash}, ${verdict.type}, ${new Date(work.now)}, ${work.actor.id})
    on conflict (sha256) do nothing`.execute(work.db);
  await announce(work, { kind: 'letterhead.logo-given', data: { sha256: hash.toString('hex'), type: verdict.type } });
  return { sha256: hash.toString('hex'), type: verdict.type };
}
