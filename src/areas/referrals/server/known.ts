import { sql } from 'kysely';
import { perspectiveOf } from '#areas/cases/server/index.ts';
import { contactPointsOf, namesOfCustomers, spokenWith } from '#areas/customers/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Known } from '../rules/index.ts';

/** What the desk knows of a customer that a service might ask for. */
export async function knownOf(
  db: Db | Tx,
  { caseId, customerId }: { caseId: string; customerId: string },
): Promise<Known> {
  const [names, points, spoken, perspective] = await Promise.all([
    namesOfCustomers(db, [customerId]),
    pointsOf(db, customerId),
    spokenWith(db, [customerId]),
    perspectiveOf({ db }, caseId),
  ]);
  const reached = (kind: string) => points.find((point) => point.kind === kind)?.value ?? '';
  const said = (part: string) => perspective.find((line) => line.part === part)?.words ?? '';
  const { languages = [], relay = false } = spoken.get(customerId) ?? {};
  return {
    name: names.get(customerId) ?? '',
    email: reached('email'),
    phone: reached('phone'),
    post: reached('post'),
    language: languages.join(', '),
    needs: relay ? 'Calls by relay' : '',
    'their words': said('asked'),
    'what they need': said('needs'),
    'what they expect': said('expects'),
  };
}

async function pointsOf(db: Db | Tx, customerId: string): Promise<readonly { kind: string; value: string }[]> {
  const { rows } = await sql<{ points: { kind: string; value: string }[] }>`
    select ${contactPointsOf(sql`one.id`)} as points from (select ${customerId}::uuid as id) one`.execute(db);
  return rows[0]?.points ?? [];
}
