import { sql } from 'kysely';
import { familyOfCustomer } from '#areas/customers/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading } from '#platform/work.ts';
import { likenessOf, type SameReason } from '../rules/index.ts';
import { rowColumns, rowOf, type Numbered, type Row } from './list.ts';
import { visibleTo } from './visible.ts';

const MOST = 6;
const LOOKED_AT = 40;

/** Cases of the same customer that are probably the same matter: those that say the same in their subject, then the nearest in time. */
export async function likelySame({ db, actor }: Reading, id: string): Promise<(Row & { because: SameReason[] })[]> {
  const own = await sql<{ subject: string; openedAt: number; customerId: string | null }>`
    select c.subject, c.opened_at as "openedAt", c.customer_id as "customerId" from cases."case" c where c.id = ${id} and ${visibleTo(actor)}`.execute(
    db,
  );
  const [it] = own.rows;
  if (it === undefined) throw new Refusal(404, 'There is no such case.');
  if (it.customerId === null) return [];
  const family = await familyOfCustomer(db, it.customerId);
  const { rows } = await sql<Numbered>`
    select ${rowColumns} from cases."case" c
     where c.customer_id = any(${family}::uuid[]) and c.id <> ${id} and c.merged_into is null and ${visibleTo(actor)}
     order by c.opened_at desc, c.id desc limit ${LOOKED_AT}`.execute(db);
  return rows
    .map((row) => ({ ...rowOf(row), because: [...likenessOf(it, { ...row, sameCustomer: true })] }))
    .toSorted((a, b) => weightOf(b) - weightOf(a) || b.openedAt - a.openedAt)
    .slice(0, MOST);
}

const weightOf = ({ because, phase }: Row & { because: readonly SameReason[] }): number =>
  (because.includes('subject') ? 4 : 0) + (because.includes('days') ? 2 : 0) + (phase === 'closed' ? 0 : 1);
