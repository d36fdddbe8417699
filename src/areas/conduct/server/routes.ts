import { factsOf, familyOfCase, visibleCase, visibleFacts } from '#areas/cases/server/index.ts';
import { namesOfCustomers } from '#areas/customers/server/index.ts';
import type { ReadLog } from '#areas/records/server/index.ts';
import { serve, type Server } from '#platform/serve.ts';
import type { Reading } from '#platform/work.ts';
import * as contract from '../contract.ts';
import type { Conduct } from './conduct.ts';
import { answerWellbeing, recordIncident, talkedWith, warnCustomer } from './incidents.ts';
import { liftRestriction, proposeRestriction } from './restrictions.ts';
import { incidentsCalled, incidentsOn, restrictionsAbout, restrictionsNow, type Restriction } from './store.ts';

const DONE = { done: true } as const;

export function conductRoutes(server: Server, { readLog, ...conduct }: Conduct & { readonly readLog: ReadLog }): void {
  serve(server, contract, {
    ofCase: (reading, { params }) => conductOn(readLog, reading, params.id),
    recordIncident: (work, { params, body }) => recordIncident(conduct, work, params.id, body),
    warn: (work, { params, body }) => warnCustomer(conduct, work, params.id, body).then(() => DONE),
    propose: (work, { params, body }) => proposeRestriction(conduct, work, params.id, body),
    lift: (work, { params, body }) => liftRestriction(conduct, work, params.id, body.reason).then(() => DONE),
    restrictions: (reading) => everyRestriction(reading),
    answerWellbeing: (work, { params, body }) => answerWellbeing(conduct, work, params.id, body.how).then(() => DONE),
    talked: (work, { params }) => talkedWith(work, params.id).then(() => DONE),
  });
}

async function conductOn(readLog: ReadLog, reading: Reading, id: string) {
  await visibleCase(reading, id);
  const family = await familyOfCase(reading.db, id);
  const [incidents, restrictions] = await Promise.all([
    incidentsOn(reading.db, family),
    restrictionsAbout(reading.db, family, reading.now),
  ]);
  // Who looks at what somebody did is on record every time there is something to look at.
  if (incidents.length + restrictions.length > 0) await readLog.looked(reading, { kind: 'conduct.read', caseId: id });
  return {
    incidents: incidents.map((one) => ({ ...one, impacts: [...one.impacts] })),
    restrictions: restrictions.map(shown),
  };
}

const shown = ({ customerId: _customer, incidentIds: _incidents, ways, caseIds, ...it }: Restriction) => ({
  ...it,
  ways: [...ways],
  caseIds: [...caseIds],
});

/** For whoever oversees them: what holds, what was asked for, and what each answers. */
async function everyRestriction(reading: Reading) {
  const all = await restrictionsNow(reading.db, reading.now);
  const seen = await visibleFacts(
    reading,
    all.map(({ caseId }) => caseId),
  );
  const mine = all.filter(({ caseId }) => seen.has(caseId));
  const [facts, names, incidents] = await Promise.all([
    factsOf(
      reading.db,
      mine.map(({ caseId }) => caseId),
    ),
    namesOfCustomers(
      reading.db,
      mine.map(({ customerId }) => customerId),
    ),
    incidentsCalled(
      reading.db,
      mine.flatMap(({ incidentIds }) => incidentIds),
    ),
  ]);
  return {
    restrictions: mine.map((one) => ({
      ...shown(one),
      reference: facts.get(one.caseId)?.reference ?? '',
      customerName: names.get(one.customerId) ?? null,
      categories: [
        ...new Set(incidents.filter(({ id }) => one.incidentIds.includes(id)).map(({ category }) => category)),
      ],
    })),
  };
}
