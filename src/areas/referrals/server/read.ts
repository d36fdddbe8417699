import { sql } from 'kysely';
import { familyOfCase, findAttachment, visibleCase, visibleFacts } from '#areas/cases/server/index.ts';
import { organizationsCalled, servicesCalled } from '#areas/directory/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading } from '#platform/work.ts';
import { actsFrom, performanceOf, type Figure } from '../rules/index.ts';
import { linkWith } from './desks/links.ts';
import { receivedOn } from './desks/read.ts';
import { offeredOn } from './offers.ts';
import { documentsOf, readReferral, referralsOf, referralsTo, saidOn, type Referral } from './store.ts';

type Named = Pick<Referral, 'organizationId' | 'serviceId'>;

async function namesFor({ db }: Reading, rows: readonly Named[]) {
  const [organizations, services] = await Promise.all([
    organizationsCalled(db, [...new Set(rows.map(({ organizationId }) => organizationId))]),
    servicesCalled(db, [...new Set(rows.flatMap(({ serviceId }) => serviceId ?? []))]),
  ]);
  const organization = new Map(organizations.map(({ id, name }) => [id, name]));
  const service = new Map(services.map(({ id, name }) => [id, name]));
  return (it: Named) => ({
    organization: organization.get(it.organizationId) ?? '',
    service: it.serviceId === null ? null : (service.get(it.serviceId) ?? ''),
  });
}

const lineOf = ({
  id,
  number,
  caseId,
  organizationId,
  serviceId,
  manner,
  way,
  dueAt,
  state,
  words,
  expectedOn,
  outcome,
  asks,
  told,
  madeAt,
  madeBy,
  firstSeenAt,
  answeredAt,
}: Referral) => ({
  id,
  number,
  caseId,
  organizationId,
  serviceId,
  manner,
  way,
  dueAt,
  state,
  words,
  expectedOn,
  outcome,
  asks,
  told,
  madeAt,
  madeBy,
  firstSeenAt,
  answeredAt,
});

/** The referrals of a case and of those joined to it, and what its customer was offered besides. */
export async function referralsOnCase(reading: Reading, caseId: string) {
  await visibleCase(reading, caseId);
  const family = await familyOfCase(reading.db, caseId);
  const rows = await referralsOf(reading.db, family);
  const named = await namesFor(reading, rows);
  return {
    referrals: rows.map((row) => ({ ...lineOf(row), ...named(row) })),
    offered: await offeredOn(reading.db, family),
    received: await receivedOn(reading, family),
  };
}

type Step = { id: string; at: Instant; is: string; byKind: 'officer' | 'partner'; by: string | null; words: string };
type Letter = { id: string; at: Instant; recipient: string; state: string; response: string | null };

/** All of one referral: what they were told and what was held back, every step, and what was said with them. */
export async function wholeReferral(reading: Reading, id: string) {
  const { db } = reading;
  const it = await readReferral(db, id);
  if (it === undefined) throw new Refusal(404, 'There is no such referral, or it is not yours to see.');
  await visibleCase(reading, it.caseId).catch(() => {
    throw new Refusal(404, 'There is no such referral, or it is not yours to see.');
  });
  const [named, said, documents, steps, letters] = await Promise.all([
    namesFor(reading, [it]),
    saidOn(db, id),
    documentsOf(db, id),
    sql<Step>`select id, at, what as "is", by_kind as "byKind", by, words from referrals.step where referral_id = ${id} order by at, id limit 100`.execute(
      db,
    ),
    sql<Letter>`
      (select id, made_at as at, recipient, state, response from referrals.letter where referral_id = ${id} order by made_at, id limit 100)
      union all
      (select p.id, p.made_at, coalesce(l.address, l.agency), p.state, p.response
         from referrals.desk_post p join referrals.desk_link l on l.id = p.link_id where p.referral_id = ${id} order by p.seq limit 100)
      order by at, id`.execute(db),
  ]);
  const joined = it.way === 'kept' && (await linkWith(db, it.organizationId)) !== undefined;
  const files = await Promise.all(
    documents.map(async (one) => ({ id: one, name: (await findAttachment({ db, actor: reading.actor }, one)).name })),
  );
  return {
    ...lineOf(it),
    ...named(it),
    ground: it.ground,
    groundWords: it.groundWords,
    summary: it.summary,
    given: Object.entries(it.given).map(([name, value]) => ({ name, value })),
    heldBack: [...it.heldBack],
    sentTo: it.sentTo,
    documents: files,
    steps: steps.rows,
    letters: letters.rows,
    said: said.map((one) => ({ ...one })),
    acts: actsFrom(it.state, 'officer').filter((act) => !joined || act === 'withdraw'),
  };
}

type Shown = { count: number; of: number; ids: string[] };
const shown = ({ count, of, ids }: Figure): Shown => ({ count, of, ids: [...ids] });

/** How an organisation has worked with us, counted from the referrals this officer may see; each figure opens its own. */
export async function organizationReferrals(reading: Reading, organizationId: string) {
  const [organization] = await organizationsCalled(reading.db, [organizationId]);
  if (organization === undefined) throw new Refusal(404, 'There is no such organisation.');
  const all = await referralsTo(reading.db, organizationId);
  const seen = await visibleFacts(reading, [...new Set(all.map(({ caseId }) => caseId))]);
  const rows = all.filter(({ caseId }) => seen.has(caseId));
  const named = await namesFor(reading, rows);
  const { made, open, inTime, accepted, returned, helped, medianDays } = performanceOf(rows, reading.now);
  return {
    figures: {
      made: shown(made),
      open: shown(open),
      inTime: shown(inTime),
      accepted: shown(accepted),
      returned: shown(returned),
      helped: shown(helped),
    },
    medianDays,
    referrals: rows
      .slice(0, 200)
      .map((row) => ({ ...lineOf(row), ...named(row), reference: seen.get(row.caseId)?.reference ?? '' })),
  };
}
