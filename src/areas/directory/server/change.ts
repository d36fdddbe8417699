import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { textOfDay } from '#kernel/civil.ts';
import { DAY } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import type { Live } from '#platform/live.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { docsIn, textOf, type Askable, type Doc, type OrganizationKind, type Way } from '../rules/index.ts';
import { idFor } from '../rules/ids.ts';
import { gatherWords } from './keep.ts';
import { lockOrganization, lockService, type OrganizationRow, type ServiceRow } from './store.ts';

export type Desk = { readonly live: Live };

export type ServiceFields = {
  readonly name: string;
  readonly alternateName: string;
  readonly description: string;
  readonly status: string;
  readonly url: string;
  readonly email: string;
  readonly alert: string;
  readonly eligibility: string;
  readonly application: string;
  readonly fees: string;
  readonly waitTime: string;
  readonly interpretation: string;
  readonly documents: readonly string[];
  readonly needs: string;
  readonly rights: string;
  readonly responsibilities: string;
  readonly asks: readonly Askable[];
};

export type OrganizationFields = {
  readonly name: string;
  readonly alternateName: string;
  readonly description: string;
  readonly email: string;
  readonly website: string;
  readonly kind: OrganizationKind;
  readonly way: Way;
  readonly referTo: string | null;
  readonly contactRules: string;
  readonly answersWithin: number;
};

/** A doc with these texts; what is empty now is gone from it, and what nobody touched is as it was published. */
function withTexts(doc: Doc, texts: Readonly<Record<string, string>>): Doc {
  const changed = Object.entries(texts);
  const kept = Object.entries(doc).filter(([name]) => !Object.hasOwn(texts, name));
  return Object.fromEntries([...kept, ...changed.filter(([, text]) => text !== '')]);
}

function serviceDocOf(was: Doc, it: ServiceFields, now: number): Doc {
  const texts = withTexts(was, {
    name: it.name,
    alternate_name: it.alternateName,
    description: it.description,
    status: it.status,
    url: it.url,
    email: it.email,
    alert: it.alert,
    eligibility_description: it.eligibility,
    application_process: it.application,
    fees_description: it.fees,
    wait_time: it.waitTime,
    interpretation_services: it.interpretation,
    last_modified: new Date(now).toISOString(),
  });
  const known = docsIn(was, 'required_documents');
  // A document that is still named keeps whatever else was published about it.
  const documents = it.documents.map(
    (document) =>
      known.find((one) => textOf(one, 'document') === document) ?? {
        id: idFor(textOf(was, 'id'), 'document', document),
        document,
      },
  );
  const { required_documents: _, ...rest } = texts;
  return documents.length === 0 ? rest : { ...rest, required_documents: documents };
}

const officer = ({ actor }: Work): string | null => (actor.kind === 'officer' ? actor.id : null);
const tell = ({ live }: Desk, work: Work, id: string): void => work.afterCommit(() => live.tell('directory', id));

export async function addService(desk: Desk, work: Work, organizationId: string, it: ServiceFields): Promise<string> {
  await mustFindOrganization(work, organizationId);
  const id = newId(work.now);
  const hsds = serviceDocOf({ id }, it, work.now);
  await sql`
    insert into directory.service (id, organization_id, hsds, needs, rights, responsibilities, asks, changed_at, changed_by)
    values (${id}, ${organizationId}, ${JSON.stringify(hsds)}::jsonb, ${it.needs}, ${it.rights}, ${it.responsibilities},
            ${[...it.asks]}::text[], ${new Date(work.now)}, ${officer(work)}::uuid)`.execute(work.db);
  await gatherWords(work.db, [id]);
  await announce(work, { kind: 'directory.service-added', data: { serviceId: id, organizationId } });
  tell(desk, work, id);
  return id;
}

export async function changeService(
  desk: Desk,
  work: Work,
  id: string,
  { version, ...it }: ServiceFields & { readonly version: number },
): Promise<number> {
  const was = await mustFindService(work, id);
  if (was.version !== version) throw changedMeanwhile();
  await sql`
    update directory.service set hsds = ${JSON.stringify(serviceDocOf(was.hsds, it, work.now))}::jsonb, needs = ${it.needs}, rights = ${it.rights},
           responsibilities = ${it.responsibilities}, asks = ${[...it.asks]}::text[], version = version + 1,
           changed_at = ${new Date(work.now)}, changed_by = ${officer(work)}::uuid where id = ${id}`.execute(work.db);
  await gatherWords(work.db, [id]);
  await announce(work, { kind: 'directory.service-changed', data: { serviceId: id, version: version + 1 } });
  tell(desk, work, id);
  return version + 1;
}

const changedMeanwhile = (): Refusal =>
  new Refusal(409, 'Somebody changed this while you were writing. Look at it again, then make your change.', [
    { field: 'version', problem: 'is no longer the newest' },
  ]);

async function mustFindService(work: Work, id: string): Promise<ServiceRow> {
  const found = await lockService(work.db, id);
  if (found === undefined) throw new Refusal(404, 'There is no such service.');
  return found;
}

async function mustFindOrganization(work: Work, id: string): Promise<OrganizationRow> {
  const found = await lockOrganization(work.db, id);
  if (found === undefined) throw new Refusal(404, 'There is no such organisation.');
  return found;
}

/** Somebody has made sure that what is written about a service is right. From now on it is fresh for twelve months. */
export async function assureService(desk: Desk, work: Work, id: string, assurer: string): Promise<void> {
  const was = await mustFindService(work, id);
  const today = textOfDay(Math.floor(work.now / DAY));
  const hsds = { ...was.hsds, assured_date: today, ...(assurer === '' ? {} : { assurer_email: assurer }) };
  await sql`
    update directory.service set hsds = ${JSON.stringify(hsds)}::jsonb, version = version + 1, changed_at = ${new Date(work.now)},
           changed_by = ${officer(work)}::uuid where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'directory.service-assured', data: { serviceId: id, on: today } });
  tell(desk, work, id);
}

const organizationDocOf = (was: Doc, it: OrganizationFields): Doc =>
  withTexts(was, {
    name: it.name,
    alternate_name: it.alternateName,
    description: it.description === '' ? it.name : it.description,
    email: it.email,
    website: it.website,
  });

/** Referrals by e-mail need somewhere to go. */
function mustBeReachable({ way, referTo }: OrganizationFields): void {
  if (way === 'email' && referTo === null)
    throw new Refusal(422, 'Give the address to which referrals go, or let them be made by telephone.', [
      { field: 'referTo', problem: 'is needed' },
    ]);
}

export async function addOrganization(desk: Desk, work: Work, it: OrganizationFields): Promise<string> {
  mustBeReachable(it);
  const id = newId(work.now);
  await sql`
    insert into directory.organization (id, hsds, kind, way, refer_to, contact_rules, answers_within, changed_at, changed_by)
    values (${id}, ${JSON.stringify(organizationDocOf({ id }, it))}::jsonb, ${it.kind}, ${it.way}, ${it.referTo}, ${it.contactRules},
            ${it.answersWithin}, ${new Date(work.now)}, ${officer(work)}::uuid)`.execute(work.db);
  await announce(work, { kind: 'directory.organization-added', data: { organizationId: id } });
  tell(desk, work, id);
  return id;
}

export async function changeOrganization(
  desk: Desk,
  work: Work,
  id: string,
  { version, ...it }: OrganizationFields & { readonly version: number },
): Promise<number> {
  mustBeReachable(it);
  const was = await mustFindOrganization(work, id);
  if (was.version !== version) throw changedMeanwhile();
  await sql`
    update directory.organization set hsds = ${JSON.stringify(organizationDocOf(was.hsds, it))}::jsonb, kind = ${it.kind}, way = ${it.way},
           refer_to = ${it.referTo}, contact_rules = ${it.contactRules}, answers_within = ${it.answersWithin}, version = version + 1,
           changed_at = ${new Date(work.now)}, changed_by = ${officer(work)}::uuid where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'directory.organization-changed', data: { organizationId: id, version: version + 1 } });
  tell(desk, work, id);
  return version + 1;
}
