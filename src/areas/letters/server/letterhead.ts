import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import type { Work } from '#platform/work.ts';
import type { Letterhead } from '../rules/index.ts';

export type KeptLetterhead = Omit<Letterhead, 'agency'>;
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
};

export async function letterheadNow(db: Db | Tx): Promise<LetterheadNow> {
  const { rows } = await sql<LetterheadNow>`
    select id, made_at as "madeAt", made_by as "madeBy", address, contact, return_line as "returnLine", footer, envelope, paper
      from letters.letterhead order by made_at desc, id desc limit 1`.execute(db);
  return rows[0] ?? PLAIN;
}

export async function saveLetterhead(work: Work, it: KeptLetterhead): Promise<void> {
  const id = newId(work.now);
  await sql`
    insert into letters.letterhead (id, made_at, made_by, address, contact, return_line, footer, envelope, paper)
    values (${id}, ${new Date(work.now)}, ${work.actor.id}, ${it.address}, ${it.contact}, ${it.returnLine}, ${it.footer},
            ${it.envelope}, ${it.paper})`.execute(work.db);
  await announce(work, { kind: 'letterhead.changed', data: { letterheadId: id } });
}
