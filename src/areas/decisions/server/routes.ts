import type { ReadLog } from '#areas/records/server/index.ts';
import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import { approveText, readText, returnText } from './approve-text.ts';
import { askDecision } from './ask.ts';
import { briefingFor } from './briefing.ts';
import { approveDecision, declineDecision, returnDecision, takeDecision, withdrawDecision } from './decide.ts';
import type { Deciding } from './deciding.ts';
import { precedents } from './precedents.ts';
import { endFlag, raiseFlag, seeFlag } from './flags.ts';
import { decidersFor, decisionsOfCase } from './read.ts';
import { tellDecision } from './tell.ts';
import { addVettingRule, endVettingRule, vettingRules } from './vetting-rules.ts';

const DONE = { done: true } as const;

type Routes = Deciding & { readonly readLog: ReadLog };

export function decisionRoutes(server: Server, { readLog, ...deciding }: Routes): void {
  const { delegations } = deciding;
  serve(server, contract, {
    ofCase: (reading, { params }) => decisionsOfCase(delegations, reading, params.id),
    deciders: (reading, { params, query }) =>
      decidersFor(delegations, reading, params.id, { power: query.power, amountCents: query.amountCents ?? null }),
    ask: async (work, { params, body }) => ({ id: await askDecision(deciding, work, params.id, body) }),
    approve: (work, { params, body }) => approveDecision(deciding, work, params.id, body).then(() => DONE),
    decline: (work, { params, body }) => declineDecision(deciding, work, params.id, body).then(() => DONE),
    sendBack: (work, { params, body }) => returnDecision(deciding, work, params.id, body.reasons).then(() => DONE),
    take: (work, { params }) => takeDecision(deciding, work, params.id).then(() => DONE),
    withdraw: (work, { params }) => withdrawDecision(deciding, work, params.id).then(() => DONE),
    tell: (work, { params, body }) => tellDecision(deciding, work, params.id, body).then(() => DONE),
    raiseFlag: async (work, { params, body }) => ({ id: await raiseFlag(deciding, work, params.id, body) }),
    seeFlag: (work, { params }) => seeFlag(deciding, work, params.id).then(() => DONE),
    endFlag: (work, { params, body }) => endFlag(deciding, work, params.id, body.reason).then(() => DONE),
    briefing: (reading, { params }) =>
      briefingFor({ zone: deciding.desk.zone, sign: delegations.sign, readLog }, reading, params.id),
    precedents: async (reading, { query }) => ({
      precedents: await precedents(reading, { q: query.q, power: query.power }),
      sign: delegations.sign,
    }),
    text: (reading, { params }) => readText(reading, params.id),
    approveText: async (work, { params, body }) => ({
      goes: await approveText(deciding, work, params.id, body.sha256),
    }),
    returnText: (work, { params, body }) => returnText(deciding, work, params.id, body.reasons).then(() => DONE),
    vettingRules: async (reading) => ({
      rules: (await vettingRules(reading.db)).map(({ among, approvers, ...rule }) => ({
        ...rule,
        among: [...among],
        approvers: [...approvers],
      })),
      sign: delegations.sign,
    }),
    addVettingRule: async (work, { body }) => ({ id: await addVettingRule(work, body) }),
    endVettingRule: (work, { params }) => endVettingRule(work, params.id).then(() => DONE),
  });
}
