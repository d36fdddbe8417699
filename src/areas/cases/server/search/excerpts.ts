import { sql } from 'kysely';
import type { Reading } from '#platform/work.ts';
import { excerptOf, referenceOf, type Piece } from '../../rules/index.ts';
import type { Saying } from './rows.ts';

/** Something written or said that holds what was looked for. */
export type Said = {
  id: string;
  caseId: string;
  reference: string;
  subject: string;
  at: number;
  source: 'message' | 'note';
  who: string;
  officerId: string | null;
  excerpt: Piece[];
};

const MOST = 6;
/** What is looked for stands early in nearly every text; the rest of a long one is not fetched for two lines. */
const MOST_LETTERS = 20_000;

type Written = Omit<Said, 'reference' | 'excerpt'> & { number: number; body: string };

/** The best messages, calls and notes among rows that were found for this reader, with the place where it stands. */
export async function excerptsOf({ db }: Reading, rows: readonly Saying[], stems: readonly string[]): Promise<Said[]> {
  const wanted = rows.filter(({ source }) => source !== 'case').slice(0, MOST);
  if (wanted.length === 0) return [];
  const { rows: written } = await sql<Written>`
    select w.source_id as id, w.source, w.case_id as "caseId", c.number, c.subject,
           coalesce(m.at, s.at, n.at) as at, coalesce(m.from_name, '') as who,
           case when m.id is null then coalesce(s.officer_id, n.officer_id) when m.direction = 'out' then m.officer_id end as "officerId",
           left(coalesce(m.body, s.said, n.body, ''), ${MOST_LETTERS}) as body
      from unnest(${wanted.map(({ sourceId }) => sourceId)}::uuid[], ${wanted.map(({ source }) => source)}::text[],
                  ${wanted.map(({ caseId }) => caseId)}::uuid[]) with ordinality as w(source_id, source, case_id, n)
      join cases."case" c on c.id = w.case_id
      left join cases.message m on m.id = w.source_id
      left join cases.contact s on s.id = w.source_id
      left join cases.note n on n.id = w.source_id
     order by w.n`.execute(db);
  return written.map(({ number, body, ...one }) => ({
    ...one,
    reference: referenceOf(number),
    excerpt: [...excerptOf(body, stems)],
  }));
}
