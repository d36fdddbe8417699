import { sql } from 'kysely';
import {
  familyOfCase,
  lockCase,
  saidToUs,
  tagsOf,
  tellOfCase,
  visibleCase,
  visibleFacts,
} from '#areas/cases/server/index.ts';
import { findServices, servicesCalled, type Found } from '#areas/directory/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Reading, Work } from '#platform/work.ts';
import type { Referring } from './referring.ts';

export type Suggested = Found & {
  /** How many like cases were offered it as well. */
  readonly besides: number;
};

const MOST = 5;
/** A letter is cut to what comes first: people say what they need before they say the rest. */
const READ = 600;

/**
 * Services that may help with a case: found by what the customer said, and by what those who needed the same were offered besides.
 * Cases that this officer may not see count for nothing.
 */
export async function suggestedFor(reading: Reading, caseId: string, q: string): Promise<readonly Suggested[]> {
  await visibleCase(reading, caseId);
  const { db } = reading;
  const words = q.trim() === '' ? await wordsOf(db, caseId) : q;
  const found =
    words.trim() === '' ? [] : varied((await findServices(reading, { q: words, limit: MOST * 6 })).services);
  const given = await givenOn(db, await familyOfCase(db, caseId));
  const besides = await offeredBesides(reading, [...given, ...found.slice(0, 3).map(({ id }) => id)], caseId);
  const more = [...besides.keys()]
    .filter((id) => !given.includes(id) && !found.some((one) => one.id === id))
    .slice(0, 2);
  const known = more.length === 0 ? [] : await asFound(reading, more);
  return [...found, ...known]
    .filter(({ id }) => !given.includes(id))
    .map((one) => ({ ...one, besides: besides.get(one.id) ?? 0 }))
    .slice(0, q.trim() === '' ? MOST : MOST + 3);
}

/** The same help by many agencies is one suggestion or two, so that other help is seen, too. */
function varied(found: readonly Found[]): readonly Found[] {
  const seen = new Map<string, number>();
  return found.filter(({ name }) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before < 2;
  });
}

async function wordsOf(db: Db | Tx, caseId: string): Promise<string> {
  const [first] = await saidToUs(db, caseId);
  const tags = (await tagsOf(db, [caseId])).get(caseId) ?? [];
  return `${tags.join(' ')} ${(first?.text ?? '').slice(0, READ)}`;
}

/** What these cases were offered or referred to already. */
async function givenOn(db: Db | Tx, caseIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select service_id as id from referrals.offered where case_id = any(${[...caseIds]}::uuid[])
    union select service_id from referrals.referral where case_id = any(${[...caseIds]}::uuid[]) and service_id is not null`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** What else was offered on cases on which one of these was, and on how many that this officer may see. */
async function offeredBesides(
  reading: Reading,
  serviceIds: readonly string[],
  caseId: string,
): Promise<ReadonlyMap<string, number>> {
  if (serviceIds.length === 0) return new Map();
  const { rows } = await sql<{ serviceId: string; caseId: string }>`
    select distinct other.service_id as "serviceId", other.case_id as "caseId"
      from (select case_id from referrals.offered where service_id = any(${[...serviceIds]}::uuid[]) order by at desc limit 300) alike
      join referrals.offered other on other.case_id = alike.case_id
     where other.case_id <> ${caseId}`.execute(reading.db);
  const seen = await visibleFacts(reading, [...new Set(rows.map((row) => row.caseId))]);
  const counts = new Map<string, number>();
  for (const row of rows) if (seen.has(row.caseId)) counts.set(row.serviceId, (counts.get(row.serviceId) ?? 0) + 1);
  return new Map([...counts].filter(([id]) => !serviceIds.includes(id)).toSorted((a, b) => b[1] - a[1]));
}

async function asFound(reading: Reading, ids: readonly string[]): Promise<readonly Found[]> {
  const rows = await servicesCalled(reading.db, ids);
  const found = await Promise.all(
    rows.map(({ organizationId }) => findServices(reading, { q: '', organizationId, limit: 100 })),
  );
  return found.flatMap(({ services }) => services.filter(({ id }) => ids.includes(id)));
}

export type Offer = { readonly id: string; readonly words: string };

/** Puts on record that a service was offered besides, and gives the words that go into the answer: what it is, rights and duties. */
export async function offerService(
  referring: Referring,
  work: Work,
  caseId: string,
  serviceId: string,
): Promise<Offer> {
  const at = await lockCase(work, caseId);
  const [service] = await servicesCalled(work.db, [serviceId]);
  if (service === undefined)
    throw new Refusal(422, 'That service is not in the directory any more.', [
      { field: 'serviceId', problem: 'is not known' },
    ]);
  const id = newId(work.now);
  const { rows } = await sql<{ id: string }>`
    insert into referrals.offered (id, case_id, service_id, at, by) values (${id}, ${at.id}, ${serviceId}, ${new Date(work.now)}, ${work.actor.id})
    on conflict (case_id, service_id) do update set at = referrals.offered.at returning id`.execute(work.db);
  const made = rows[0]?.id ?? id;
  if (made === id) await announce(work, { kind: 'service.offered', caseId, data: { serviceId } });
  tellOfCase(referring.desk, work, caseId);
  return { id: made, words: wordsFor(service) };
}

/** What goes into an answer about a service: what it is and how to reach it, then rights and what is asked of the customer. */
function wordsFor({
  hsds,
  rights,
  responsibilities,
}: {
  hsds: Readonly<Record<string, unknown>>;
  rights: string;
  responsibilities: string;
}): string {
  const text = (name: string) => (typeof hsds[name] === 'string' ? String(hsds[name]) : '');
  const reach = [text('url'), text('email')].filter((one) => one !== '').join(' or ');
  return [
    `You may also be able to get help here: ${text('name')}. ${text('description')}`.trim(),
    ...(reach === '' ? [] : [`How to reach it: ${reach}`]),
    ...(rights === '' ? [] : [`Your rights: ${rights}`]),
    ...(responsibilities === '' ? [] : [`What is asked of you: ${responsibilities}`]),
  ].join('\n');
}

export type OfferedLine = {
  readonly serviceId: string;
  readonly organizationId: string;
  readonly name: string;
  readonly at: Instant;
  readonly by: string;
};

export async function offeredOn(db: Db | Tx, caseIds: readonly string[]): Promise<OfferedLine[]> {
  const { rows } = await sql<{ serviceId: string; at: Instant; by: string }>`
    select service_id as "serviceId", at, by from referrals.offered where case_id = any(${[...caseIds]}::uuid[]) order by at desc limit 50`.execute(
    db,
  );
  const services = new Map(
    (
      await servicesCalled(
        db,
        rows.map(({ serviceId }) => serviceId),
      )
    ).map((one) => [one.id, one]),
  );
  return rows.flatMap((row) => {
    const service = services.get(row.serviceId);
    return service === undefined ? [] : [{ ...row, name: service.name, organizationId: service.organizationId }];
  });
}
