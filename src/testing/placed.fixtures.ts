import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';

/**
 * Mail that stands on a case although the one address it is from reaches no party of that case, or of one joined to it.
 * Asked of the tables alone, so that it is right even where the program is wrong.
 */
export async function misplacedMail(db: Db): Promise<{ id: string; from: string }[]> {
  const { rows } = await sql<{ id: string; from: string }>`
    select m.id, m.from_address as "from"
      from intake.mail m
      join cases.message x on x.mail_id = m.id
     where m.outcome = 'threaded' and m.because <> 'An officer put it there.'
       and not exists (
         with recursive up as (
           select c.id, c.merged_into from cases."case" c where c.id = x.case_id
           union select c.id, c.merged_into from cases."case" c join up on c.id = up.merged_into),
         family as (
           select id from up where merged_into is null
           union select c.id from cases."case" c join family f on c.merged_into = f.id)
         select from family
           join cases.party p on p.case_id = family.id
           join customers.customer k on k.id = p.customer_id
           join customers.customer same on coalesce(same.merged_into, same.id) = coalesce(k.merged_into, k.id)
           join customers.contact_point t on t.customer_id = same.id
          where t.kind = 'email' and t.normal = m.from_address)`.execute(db);
  return rows;
}

/** Automatic answers to mail that no person wrote, or that came with the null return path. */
export async function robotsAnswered(db: Db): Promise<{ id: string; nature: string }[]> {
  const { rows } = await sql<{ id: string; nature: string }>`
    select m.id, m.nature
      from correspondence.outgoing o
      join intake.mail m on m.case_id = o.case_id
     where o.kind = 'acknowledgement' and m.outcome = 'new' and (m.nature <> 'human' or m.return_path = '')`.execute(
    db,
  );
  return rows;
}
