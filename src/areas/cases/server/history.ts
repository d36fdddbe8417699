import { sql } from 'kysely';
import { z } from 'zod';
import { familyOfCustomer, namesOfCustomers } from '#areas/customers/server/index.ts';
import { instant } from '#kernel/fields.ts';
import { cursorOf, placeOf } from '#platform/cursor.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading } from '#platform/work.ts';
import { referenceOf, type Phase } from '../rules/index.ts';
import { opensTo } from './visible.ts';

const PLACE = z.tuple([instant, z.uuid()]);
/** A line of a history is an excerpt; the whole stands on the case. */
const LETTERS = 400;

type Asked = { readonly channel?: string | undefined; readonly after?: string | undefined; readonly limit: number };
type Line = {
  id: string;
  at: number;
  channel: string;
  direction: 'in' | 'out';
  officerId: string | null;
  tone: string | null;
  text: string;
  caseId: string;
  number: number;
  subject: string;
  phase: Phase;
};
type History = { contacts: (Omit<Line, 'number'> & { reference: string })[]; next: string | null };

/** Every contact with a customer in any channel, over all their cases that the reader may see, newest first. */
export async function historyOf(
  { db, actor }: Reading,
  customerId: string,
  { channel, after, limit }: Asked,
): Promise<History> {
  const place = placeOf(after, PLACE);
  const [family, known] = await Promise.all([familyOfCustomer(db, customerId), namesOfCustomers(db, [customerId])]);
  if (known.size === 0) throw new Refusal(404, 'There is no such customer.');
  const onward =
    place === null ? sql`` : sql`and (k.at, k.id) < (${new Date(place[0])}::timestamptz, ${place[1]}::uuid)`;
  const through = channel === undefined ? sql`` : sql`and k.channel = ${channel}`;
  const { rows } = await sql<Line>`
    select k.id, k.at, k.channel, k.direction, k.officer_id as "officerId", k.tone, k.case_id as "caseId", k.number, k.subject, k.phase,
           left(coalesce(k.said, (select m.body from cases.message m where m.contact_id = k.id order by m.at limit 1), ''), ${LETTERS}) as text
      from (select own.* from unnest(${family}::uuid[]) f(id)
             cross join lateral (
               select k.id, k.at, k.channel, k.direction, k.officer_id, k.tone, k.said, k.case_id, c.number, c.subject, c.phase
                 from cases.contact k join cases."case" c on c.id = k.case_id
                where k.customer_id = f.id ${through} ${onward} and ${opensTo(actor)}
                order by k.at desc, k.id desc limit ${limit}) own
             order by own.at desc, own.id desc limit ${limit}) k
     order by k.at desc, k.id desc`.execute(db);
  const last = rows.length < limit ? undefined : rows.at(-1);
  return {
    contacts: rows.map(({ number, ...row }) => ({ ...row, reference: referenceOf(number) })),
    next: last === undefined ? null : cursorOf([last.at, last.id]),
  };
}
