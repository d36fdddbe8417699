import { sql } from 'kysely';
import { officersWhoMay } from '#areas/identity/server/index.ts';
import type { ReadLog } from '#areas/records/server/index.ts';
import { endFeed, makeFeed } from '#areas/roster/server/index.ts';
import { serve, type Server } from '#platform/serve.ts';
import type { Reading } from '#platform/work.ts';
import * as contract from '../contract.ts';
import { actOn } from './acts.ts';
import type { At } from './at.ts';
import { certificateOf } from './award.ts';
import { beginProgramme } from './begin.ts';
import { addEdits, readChecklist } from './checklist.ts';
import { readDrift } from './drift.ts';
import { batchOf, bundleOf } from './export.ts';
import { showcaseFileRoutes } from './file-routes.ts';
import { viewOfPlan } from './plans.ts';
import {
  addMember,
  addOrganisation,
  candidatesFor,
  declareConflict,
  putOnRegister,
  readRegister,
  writeBrief,
} from './register.ts';
import { extendStandardisation, markBlind, readStandardisations, standardise } from './standardise.ts';
import { askToSign, takeBackLink } from './signing.ts';
import { removeShowcaseFile } from './showcase.ts';
import { startOf } from './start.ts';
import { historyOf, questionsOf, readProgramme } from './view.ts';

const DONE = { done: true } as const;

async function choicesOf({ db }: Reading) {
  const [{ rows }, people] = await Promise.all([
    sql<{ id: string; kind: string; name: string }>`
      select id, kind, name from assessment.organisation order by kind, name limit 1000`.execute(db),
    officersWhoMay(db, 'assessment.take-part'),
  ]);
  return { organisations: rows, people: [...people] };
}

export function assessmentRoutes(server: Server, it: At, readLog: ReadLog): void {
  /** Reads of somebody's apprenticeship are on the record, as reads of a case are. */
  const seen = async <T>({ actor, now }: Reading, programmeId: string, reply: T): Promise<T> => {
    await readLog.looked({ actor, now }, { kind: 'programme.read', programmeId });
    return reply;
  };
  showcaseFileRoutes(server, it, readLog);
  serve(server, contract, {
    start: (reading) => startOf(it, reading),
    plans: async () => ({ plans: it.plans.map(viewOfPlan) }),
    choices: choicesOf,
    begin: async (work, { body }) => ({ id: await beginProgramme(it, work, body) }),
    read: async (reading, { params }) => seen(reading, params.id, await readProgramme(it, reading, params.id)),
    history: async (reading, { params }) => seen(reading, params.id, await historyOf(it, reading, params.id)),
    act: async (work, { params, body }) => ({ seq: await actOn(it, work, params.id, body) }),
    assess: async (work, { params, body }) => ({ seq: await actOn(it, work, params.id, body) }),
    assure: async (work, { params, body }) => ({ seq: await actOn(it, work, params.id, body) }),
    organise: async (work, { params, body }) => ({ seq: await actOn(it, work, params.id, body) }),
    askToSign: async (work, { params, body }) => ({ sent: await askToSign(it, work, params.id, body) }),
    takeBackLink: (work, { params }) => takeBackLink(it, work, params.id).then(() => DONE),
    makeCalendar: async (work) => ({ address: await makeFeed(it.post, work) }),
    endCalendar: (work) => endFeed(work).then(() => DONE),
    removeShowcaseFile: (work, { params }) => removeShowcaseFile(it, work, params.id).then(() => DONE),
    candidates: (reading, { params, query }) => candidatesFor(it, reading, params.id, query.as),
    checklist: (reading, { params }) => readChecklist(it, reading, params.id),
    addToChecklist: (work, { params, body }) => addEdits(it, work, params.id, body.edits),
    questions: (reading, { params }) => questionsOf(it, reading, params.id),
    bundle: async (reading, { params }) => seen(reading, params.id, await bundleOf(it, reading, params.id)),
    certificate: async (reading, { params }) => seen(reading, params.id, await certificateOf(it, reading, params.id)),
    register: (reading) => readRegister(it, reading),
    addOrganisation: async (work, { body }) => ({ id: await addOrganisation(it, work, body) }),
    addMember: (work, { params, body }) => addMember(it, work, params.id, body).then(() => DONE),
    writeBrief: async (work, { params, body }) => ({ version: await writeBrief(it, work, params.id, body) }),
    putOnRegister: (work, { params, body }) => putOnRegister(it, work, params.id, body).then(() => DONE),
    declare: async (work, { params, body }) => ({ id: await declareConflict(it, work, params.id, body) }),
    standardise: async (work, { body }) => ({ id: await standardise(it, work, body) }),
    standardisations: (reading) => readStandardisations(reading),
    mark: (work, { params, body }) => markBlind(it, work, params.id, body.marks).then(() => DONE),
    extend: (work, { params, body }) => extendStandardisation(it, work, params.id, body).then(() => DONE),
    drift: (reading) => readDrift(it, reading),
    batch: (reading, { query }) => batchOf(it, reading, query),
  });
}
