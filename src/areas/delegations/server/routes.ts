import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import { addLine, appoint, endActing, endLine, readTable, type Shown } from './delegations.ts';

const DONE = { done: true } as const;

export function delegationRoutes(server: Server, delegations: Shown): void {
  serve(server, contract, {
    table: (reading) => readTable(delegations, reading),
    addLine: async (work, { body }) => ({ id: await addLine(work, body) }),
    endLine: (work, { params, body }) => endLine(work, params.id, body.reason).then(() => DONE),
    appoint: async (work, { body }) => ({ id: await appoint(work, body) }),
    endActing: (work, { params, body }) => endActing(work, params.id, body.reason).then(() => DONE),
  });
}
