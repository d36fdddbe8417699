import { sql } from 'kysely';
import { customersOn, factsOf, visibleFacts } from '#areas/cases/server/index.ts';
import { namesOfCustomers } from '#areas/customers/server/index.ts';
import type { Power } from '#areas/delegations/rules/index.ts';
import { pseudonymised } from '#kernel/pseudonyms/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Reading } from '#platform/work.ts';

type Asked = { readonly q: string; readonly power: Power | undefined };
type Row = {
  id: string;
  caseId: string;
  power: Power;
  amountCents: number | null;
  what: string;
  reasons: string;
  state: 'approved' | 'declined';
  said: string;
  settledAt: number;
};

const MOST = 20;
/** What is restricted is left out, so more are read than are shown. */
const READ = 60;

/**
 * How the like was decided before: the words of it, without what names anybody. Whoever may see the case gets the way there; a
 * restricted case that is not theirs gives nothing at all.
 */
export async function precedents(reading: Reading, { q, power }: Asked) {
  const { db } = reading;
  const wanted = q.trim() === '' ? sql`true` : sql`d.words @@ websearch_to_tsquery('platform.words', ${q})`;
  const order =
    q.trim() === ''
      ? sql`d.settled_at desc`
      : sql`ts_rank_cd(d.words, websearch_to_tsquery('platform.words', ${q})) desc, d.settled_at desc`;
  const { rows } = await sql<Row>`
    select d.id, d.case_id as "caseId", d.power, d.amount_cents as "amountCents", d.what, d.reasons, d.state, d.settled_at as "settledAt",
           coalesce((select p.reasons from decisions.place p where p.decision_id = d.id and p.reasons <> '' order by p.n desc limit 1), '') as said
      from decisions.decision d
     where d.state in ('approved', 'declined') and ${power === undefined ? sql`true` : sql`d.power = ${power}`} and ${wanted}
     order by ${order} limit ${READ}`.execute(db);
  const ids = [...new Set(rows.map(({ caseId }) => caseId))];
  const [all, seen, names] = await Promise.all([factsOf(db, ids), visibleFacts(reading, ids), namesOn(db, ids)]);
  return rows
    .filter(({ caseId }) => seen.has(caseId) || all.get(caseId)?.restricted === false)
    .slice(0, MOST)
    .map(({ caseId, what, reasons, said, ...row }) => {
      const known = (names.get(caseId) ?? []).map((name) => ({ as: 'person', names: [name] }));
      const [plainWhat = '', plainReasons = '', plainSaid = ''] = pseudonymised([what, reasons, said], known).texts;
      const facts = seen.get(caseId);
      return {
        ...row,
        what: plainWhat,
        reasons: plainReasons,
        said: plainSaid,
        kind: all.get(caseId)?.kind ?? '',
        case: facts === undefined ? null : { id: caseId, reference: facts.reference },
      };
    });
}

/** What whoever has to do with these cases is called. */
async function namesOn(db: Db | Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const on = await customersOn(db, caseIds);
  const names = await namesOfCustomers(db, [...new Set(on.map(({ customerId }) => customerId))]);
  return new Map(
    [...Map.groupBy(on, ({ caseId }) => caseId)].map(([caseId, some]) => [
      caseId,
      some.map(({ customerId }) => names.get(customerId) ?? ''),
    ]),
  );
}
