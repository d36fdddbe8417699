import { sql } from 'kysely';
import { officersWhoMay } from '#areas/identity/server/index.ts';
import { serve, type Server } from '#platform/serve.ts';
import type { Reading } from '#platform/work.ts';
import * as contract from '../contract.ts';
import { actOn, type At } from './acts.ts';
import { beginProgramme } from './begin.ts';
import { addEdits, readChecklist } from './checklist.ts';
import { batchOf, bundleOf } from './export.ts';
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

export function assessmentRoutes(server: Server, it: At): void {
  serve(server, contract, {
    start: (reading) => startOf(it, reading),
    plans: async () => ({ plans: it.plans.map(viewOfPlan) }),
    choices: choicesOf,
    begin: async (work, { body }) => ({ id: await beginProgramme(it, work, body) }),
    read: (reading, { params }) => readProgramme(it, reading, params.id),
    history: (reading, { params }) => historyOf(it, reading, params.id),
    act: async (work, { params, body }) => ({ seq: await actOn(it, work, params.id, body) }),
    assess: async (work, { params, body }) => ({ seq: await actOn(it, work, params.id, body) }),
    assure: async (work, { params, body }) => ({ seq: await actOn(it, work, params.id, body) }),
    organise: async (work, { params, body }) => ({ seq: await actOn(it, work, params.id, body) }),
    candidates: (reading, { params, query }) => candidatesFor(it, reading, params.id, query.as),
    checklist: (reading, { params }) => readChecklist(it, reading, params.id),
    addToChecklist: (work, { params, body }) => addEdits(it, work, params.id, body.edits),
    questions: (reading, { params }) => questionsOf(it, reading, params.id),
    bundle: (reading, { params }) => bundleOf(it, reading, params.id),
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
    batch: (reading, { query }) => batchOf(it, reading, query),
  });
}
