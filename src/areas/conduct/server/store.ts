import { sql } from 'kysely';
import { decisionsNow } from '#areas/decisions/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { standingOf, type Category, type Impact, type Standing, type Way } from '../rules/index.ts';

export type IncidentRow = {
  readonly id: string;
  readonly caseId: string;
  readonly contactId: string | null;
  readonly category: Category;
  readonly impacts: readonly Impact[];
  readonly what: string;
  readonly response: string;
  readonly at: Instant;
  readonly by: string;
  readonly warnedAt: Instant | null;
};

const INCIDENT = sql`
  i.id, i.case_id as "caseId", i.contact_id as "contactId", i.category, i.impacts, i.what, i.response, i.at, i.by, i.warned_at as "warnedAt"`;

export async function incidentsOn(db: Db | Tx, caseIds: readonly string[]): Promise<IncidentRow[]> {
  const { rows } = await sql<IncidentRow>`
    select ${INCIDENT} from conduct.incident i where i.case_id = any(${[...caseIds]}::uuid[]) order by i.at desc limit 100`.execute(
    db,
  );
  return rows;
}

export async function incidentsCalled(db: Db | Tx, ids: readonly string[]): Promise<IncidentRow[]> {
  const { rows } = await sql<IncidentRow>`
    select ${INCIDENT} from conduct.incident i where i.id = any(${[...ids]}::uuid[]) order by i.at`.execute(db);
  return rows;
}

type RestrictionRow = {
  readonly id: string;
  readonly customerId: string;
  readonly caseId: string;
  readonly caseIds: readonly string[];
  readonly decisionId: string;
  readonly incidentIds: readonly string[];
  readonly ways: readonly Way[];
  readonly officerId: string | null;
  readonly times: string;
  readonly place: string;
  readonly urgent: boolean;
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly endsAt: Instant;
  readonly liftedAt: Instant | null;
  /** How often we turned to them in a way that was closed. */
  readonly departures: number;
};
/** With what was decided about it, and how it stands at this moment. */
export type Restriction = RestrictionRow & { readonly reasons: string; readonly standing: Standing };

const RESTRICTION = sql`
  r.id, r.customer_id as "customerId", r.case_id as "caseId", r.case_ids as "caseIds", r.decision_id as "decisionId",
  r.incident_ids as "incidentIds", r.ways, r.officer_id as "officerId", r.times, r.place, r.urgent, r.made_at as "madeAt",
  r.made_by as "madeBy", r.ends_at as "endsAt", r.lifted_at as "liftedAt",
  (select count(*)::int from conduct.departure d where d.restriction_id = r.id) as departures`;

/** The restrictions about any of these cases, the newest first. */
export async function restrictionsAbout(db: Db | Tx, caseIds: readonly string[], now: Instant): Promise<Restriction[]> {
  const { rows } = await sql<RestrictionRow>`
    select ${RESTRICTION} from conduct.restriction r where r.case_ids && ${[...caseIds]}::uuid[] order by r.made_at desc limit 50`.execute(
    db,
  );
  return standing(db, rows, now);
}

/** Those that have not ended, the next to end first. */
export async function restrictionsNow(db: Db | Tx, now: Instant): Promise<Restriction[]> {
  const { rows } = await sql<RestrictionRow>`
    select ${RESTRICTION} from conduct.restriction r
     where r.lifted_at is null and r.ends_at > ${new Date(now)} order by r.ends_at limit 500`.execute(db);
  return standing(db, rows, now);
}

async function standing(db: Db | Tx, rows: readonly RestrictionRow[], now: Instant): Promise<Restriction[]> {
  const decided = await decisionsNow(
    db,
    rows.map(({ decisionId }) => decisionId),
  );
  return rows.flatMap((row) => {
    const decision = decided.get(row.decisionId);
    return decision === undefined
      ? []
      : [
          {
            ...row,
            reasons: decision.reasons,
            standing: standingOf({ ...row, decided: decision.state, toldAt: decision.toldAt }, now),
          },
        ];
  });
}
