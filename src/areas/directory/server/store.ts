import { sql } from 'kysely';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Doc } from '../rules/index.ts';

export type OrganizationRow = {
  readonly id: string;
  readonly hsds: Doc;
  readonly name: string;
  readonly kind: 'agency' | 'vendor' | 'advocate' | 'partner';
  readonly way: 'email' | 'api' | 'kept' | 'phone';
  readonly referTo: string | null;
  readonly contactRules: string;
  readonly answersWithin: number;
  readonly version: number;
  readonly changedAt: Instant;
};

export type ServiceRow = {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly hsds: Doc;
  readonly needs: string;
  readonly rights: string;
  readonly responsibilities: string;
  readonly asks: readonly string[];
  readonly version: number;
  readonly changedAt: Instant;
};

export type AtLocationRow = {
  readonly id: string;
  readonly serviceId: string;
  readonly hsds: Doc;
  readonly location: Doc | null;
};

const ORGANIZATION = sql`
  o.id, o.hsds, o.name, o.kind, o.way, o.refer_to as "referTo", o.contact_rules as "contactRules", o.answers_within as "answersWithin",
  o.version, o.changed_at as "changedAt"`;
const SERVICE = sql`
  s.id, s.organization_id as "organizationId", s.name, s.hsds, s.needs, s.rights, s.responsibilities, s.asks, s.version, s.changed_at as "changedAt"`;

export async function organizationsCalled(db: Db | Tx, ids: readonly string[]): Promise<readonly OrganizationRow[]> {
  const { rows } = await sql<OrganizationRow>`
    select ${ORGANIZATION} from directory.organization o where o.id = any(${[...ids]}::uuid[]) order by lower(o.name), o.id`.execute(
    db,
  );
  return rows;
}

export async function servicesCalled(db: Db | Tx, ids: readonly string[]): Promise<readonly ServiceRow[]> {
  const { rows } = await sql<ServiceRow>`
    select ${SERVICE} from directory.service s where s.id = any(${[...ids]}::uuid[])`.execute(db);
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

export async function servicesOf(db: Db | Tx, organizationId: string, most = 500): Promise<readonly ServiceRow[]> {
  const { rows } = await sql<ServiceRow>`
    select ${SERVICE} from directory.service s where s.organization_id = ${organizationId} order by s.id limit ${most}`.execute(
    db,
  );
  return rows;
}

export async function lockService(db: Tx, id: string): Promise<ServiceRow | undefined> {
  const { rows } =
    await sql<ServiceRow>`select ${SERVICE} from directory.service s where s.id = ${id} for update`.execute(db);
  return rows[0];
}

export async function lockOrganization(db: Tx, id: string): Promise<OrganizationRow | undefined> {
  const { rows } = await sql<OrganizationRow>`
    select ${ORGANIZATION} from directory.organization o where o.id = ${id} for update`.execute(db);
  return rows[0];
}

/** Where these services are, in the order in which it was published. */
export async function placesOf(db: Db | Tx, serviceIds: readonly string[]): Promise<readonly AtLocationRow[]> {
  const { rows } = await sql<AtLocationRow>`
    select a.id, a.service_id as "serviceId", a.hsds, l.hsds as location
      from directory.service_at_location a left join directory.location l on l.id = a.location_id
     where a.service_id = any(${[...serviceIds]}::uuid[]) order by a.service_id, a.place, a.id`.execute(db);
  return rows;
}

export async function locationsOf(
  db: Db | Tx,
  organizationIds: readonly string[],
): Promise<readonly { organizationId: string; hsds: Doc }[]> {
  const { rows } = await sql<{ organizationId: string; hsds: Doc }>`
    select organization_id as "organizationId", hsds from directory.location
     where organization_id = any(${[...organizationIds]}::uuid[]) order by id`.execute(db);
  return rows;
}
